//~ error[E0432]: unresolved import `generated::operations::AdminResetUserPasswordInput`
//~ help: a similar name exists in the module
//~ suggestion: AdminResetUserPassword
use generated::operations::AdminResetUserPasswordInput as Request;

fn main() {
    drop(Request::builder());
}
