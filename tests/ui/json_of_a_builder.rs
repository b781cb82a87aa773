use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let builder = AdminResetUserPasswordRequest::builder().user_pool_id("pool").username("me");
    //~ error[E0277]: `AdminResetUserPasswordRequestBuilder<IsSet, IsSet>` has no wire form
    //~ note: only the types of this crate have one; call `.build()` if this is a builder
    drop(generated::json::to_string(&builder));
}
