use generated::{Operation, operations};

fn name<O: Operation>() -> &'static str {
    O::NAME
}

fn main() {
    assert_eq!(name::<operations::AdminResetUserPassword>(), "AdminResetUserPassword");
}
