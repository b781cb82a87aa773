use generated::types::SignUpRequest;

fn request(password: Option<String>) -> SignUpRequest {
    SignUpRequest::builder()
        .client_id("client")
        .username("me")
        .maybe_password(password)
        .build()
}

fn main() {
    drop(request(None));
}
