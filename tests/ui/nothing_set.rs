use generated::types::AdminResetUserPasswordRequest;

fn main() {
    //~ error[E0277]: required member `user_pool_id` of `AdminResetUserPasswordRequest` is not set
    //~ label: `user_pool_id` is not set
    //~ note: call `.user_pool_id(..)` before `.build()`
    //~ error[E0277]: required member `username` of `AdminResetUserPasswordRequest` is not set
    //~ label: `username` is not set
    //~ note: call `.username(..)` before `.build()`
    let request = AdminResetUserPasswordRequest::builder().build();
    drop(request);
}
