use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let is_me = std::env::args().count() == 1;
    let builder = AdminResetUserPasswordRequest::builder().user_pool_id("pool");
    let builder = builder.username(if is_me { "me" } else { "you" });
    drop(builder);
}
