use generated::{Pages, operations};

fn main() {
    let _ = |request| Pages::<operations::ListUsers>::new(request);
}
