use generated::types::AdminResetUserPasswordResponse;

fn main() {
    //~ error[E0639]: cannot create non-exhaustive struct
    let response = AdminResetUserPasswordResponse {};
    drop(response);
}
