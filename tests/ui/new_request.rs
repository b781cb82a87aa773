use generated::types::AdminResetUserPasswordRequest;

fn main() {
    //~ error[E0599]: no function or associated item named `new` found for struct `AdminResetUserPasswordRequest`
    let request = AdminResetUserPasswordRequest::new();
    drop(request);
}
