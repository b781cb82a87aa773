use generated::types::{AttributeType, SignUpRequest};

fn main() {
    let email = AttributeType::builder().name("email").value("me@example.com").build();
    let request = SignUpRequest::builder()
        .client_id("client")
        .username("me")
        //~ error[E0277]: `AttributeType` is not a list
        //~ label: a list is expected here
        //~ note: write `[item]` for a list of one item; a `Vec` and any iterator of items are fine as well
        .user_attributes(email)
        .build();
    drop(request);
}
