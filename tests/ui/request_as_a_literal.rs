use generated::types::AdminResetUserPasswordRequest;

fn main() {
    //~ error[E0639]: cannot create non-exhaustive struct using struct expression
    //~ error[E0277]: the trait bound `AdminResetUserPasswordRequest: Default` is not satisfied
    let request = AdminResetUserPasswordRequest { user_pool_id: "pool".into(), ..Default::default() };
    drop(request);
}
