use generated::Operation;
use generated::operations::AdminResetUserPassword;
use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let request =
        AdminResetUserPasswordRequest::builder().user_pool_id("pool").username("me").build();
    //~ error[E0308]: mismatched types
    //~ label: expected `&AdminResetUserPasswordRequest`, found `AdminResetUserPasswordRequest`
    //~ help: consider borrowing here
    drop(AdminResetUserPassword::request(request));
}
