use generated::types::AdminResetUserPasswordRequest;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    //~ error[E0277]: the `?` operator can only be applied to values that implement `Try`
    //~ label: the `?` operator cannot be applied to type `AdminResetUserPasswordRequest`
    let request = AdminResetUserPasswordRequest::builder()
        .user_pool_id("pool")
        .username("me")
        .build()?;
    drop(request);
    Ok(())
}
