//@ without features
use generated::Operation;
use generated::operations::AdminResetUserPassword;
use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let request =
        AdminResetUserPasswordRequest::builder().user_pool_id("pool").username("me").build();
    //~ error[E0599]: no function or associated item named `request` found for struct `AdminResetUserPassword`
    drop(AdminResetUserPassword::request(&request));
}
