use generated::types::SignUpRequest;

fn request(password: Option<String>) -> SignUpRequest {
    SignUpRequest::builder()
        .client_id("client")
        .username("me")
        //~ error[E0277]: the trait bound `Sensitive<std::string::String>: From<Option<std::string::String>>` is not satisfied
        .password(password)
        .build()
}

fn main() {
    drop(request(None));
}
