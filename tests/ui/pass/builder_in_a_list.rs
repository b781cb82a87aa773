use generated::types::{AttributeType, SignUpRequest};

fn main() {
    let email = AttributeType::builder().name("email").value("me@example.com");
    let request = SignUpRequest::builder()
        .client_id("client")
        .username("me")
        .user_attributes([email.build()])
        .build();
    drop(request);
}
