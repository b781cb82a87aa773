use generated::Operation;
use generated::operations::{AdminResetUserPassword, ConfirmDevice};
use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let request =
        AdminResetUserPasswordRequest::builder().user_pool_id("pool").username("me").build();
    //~ error[E0308]: mismatched types
    //~ label: expected `&ConfirmDeviceRequest`, found `&AdminResetUserPasswordRequest`
    drop(ConfirmDevice::request(&request));
    assert_eq!(ConfirmDevice::NAME, "ConfirmDevice");
}
