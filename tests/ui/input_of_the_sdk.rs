//~ error[E0432]: unresolved import `generated::types::AdminResetUserPasswordInput`
//~ help: a similar name exists in the module
//~ suggestion: AdminResetUserPasswordRequest
use generated::types::AdminResetUserPasswordInput as Request;

fn main() {
    drop(Request::builder());
}
