use generated::types::AdminResetUserPasswordRequest;

fn main() {
    //~ error[E0599]: no function or associated item named `default` found for struct `AdminResetUserPasswordRequest`
    let request = AdminResetUserPasswordRequest::default();
    drop(request);
}
