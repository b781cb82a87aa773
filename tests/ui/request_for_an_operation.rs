use generated::{Operation, operations};

fn name<O: Operation>() -> &'static str {
    O::NAME
}

fn main() {
    //~ error[E0277]: `AdminResetUserPasswordRequest` is not an operation
    //~ note: the module `operations` has a type for each operation; requests and responses are its `Input` and `Output`
    assert_eq!(name::<generated::types::AdminResetUserPasswordRequest>(), "AdminResetUserPassword");
}
