use generated::types::AdminResetUserPasswordResponse;

fn main() {
    let response = AdminResetUserPasswordResponse::builder().build();
    drop(response);
}
