use generated::types::{SignUpRequest, UserContextDataType};

fn main() {
    let context = UserContextDataType::builder().ip_address("192.0.2.1");
    let request = SignUpRequest::builder()
        .client_id("client")
        .username("me")
        .user_context_data(context.build())
        .build();
    drop(request);
}
