use generated::operations::AdminResetUserPassword;
use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let request =
        AdminResetUserPasswordRequest::builder().user_pool_id("pool").username("me").build();
    //~ error[E0599]: no function or associated item named `request` found for struct `AdminResetUserPassword`
    //~ help: trait `Operation` which provides `request` is implemented but not in scope; perhaps you want to import it
    //~ suggestion: use generated::Operation;
    drop(AdminResetUserPassword::request(&request));
}
