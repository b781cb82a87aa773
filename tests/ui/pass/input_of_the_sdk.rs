use generated::types::AdminResetUserPasswordRequest as Request;

fn main() {
    drop(Request::builder());
}
