use generated::types::{AttributeType, SignUpRequest};

fn main() {
    let email = AttributeType::builder().name("email").value("me@example.com");
    let request = SignUpRequest::builder()
        .client_id("client")
        .username("me")
        //~ error[E0277]: the trait bound `AttributeType: From<AttributeTypeBuilder<IsSet>>` is not satisfied
        .user_attributes([email])
        .build();
    drop(request);
}
