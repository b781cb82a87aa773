use generated::types::{AuthFlowType, InitiateAuthRequest};

fn main() {
    let request = InitiateAuthRequest::builder()
        .client_id("client")
        .auth_flow(AuthFlowType::UserPasswordAuth)
        .build();
    drop(request);
}
