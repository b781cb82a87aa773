//@ without features
use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let request =
        AdminResetUserPasswordRequest::builder().user_pool_id("pool").username("me").build();
    //~ error[E0433]
    //~ label: could not find `json` in `generated`
    drop(generated::json::to_string(&request));
}
