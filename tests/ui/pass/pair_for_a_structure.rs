use generated::types::{AttributeType, SignUpRequest};

fn main() {
    let request = SignUpRequest::builder()
        .client_id("client")
        .username("me")
        .user_attributes([AttributeType::builder().name("name").value("Me").build()])
        .build();
    drop(request);
}
