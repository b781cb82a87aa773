use generated::types::AdminResetUserPasswordRequest;

fn main() {
    let is_me = std::env::args().count() == 1;
    let builder = AdminResetUserPasswordRequest::builder().user_pool_id("pool");
    //~ error[E0308]: `if` and `else` have incompatible types
    let builder = if is_me { builder.username("me") } else { builder };
    drop(builder);
}
