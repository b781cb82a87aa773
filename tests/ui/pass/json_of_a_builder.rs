use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let builder = AdminResetUserPasswordRequest::builder().user_pool_id("pool").username("me");
    drop(generated::json::to_string(&builder.build()));
}
