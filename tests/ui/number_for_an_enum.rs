use generated::types::{AuthFlowType, InitiateAuthRequest};

fn main() {
    let request = InitiateAuthRequest::builder()
        .client_id("client")
        //~ error[E0277]: the trait bound `AuthFlowType: From<{integer}>` is not satisfied
        .auth_flow(3)
        .build();
    drop(request);
}
