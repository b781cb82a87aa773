use generated::{Pages, operations};

fn main() {
    //~ error[E0277]: the results of `AdminResetUserPassword` don't come in pages
    //~ note: `Pages` takes a paginated operation, and `AdminResetUserPassword` isn't one: send a single request
    //~ error[E0599]: the function or associated item `new` exists
    let _ = |request| Pages::<operations::AdminResetUserPassword>::new(request);
}
