use generated::types::{AttributeType, SignUpRequest};

fn main() {
    let request = SignUpRequest::builder()
        .client_id("client")
        .username("me")
        //~ error[E0277]: the trait bound `AttributeType: From<(&str, &str)>` is not satisfied
        .user_attributes([("name", "Me")])
        .build();
    drop(request);
}
