use generated::types::AuthFlowType;

fn main() {
    //~ error[E0599]: no variant or associated item named `USER_PASSWORD_AUTH` found for enum `AuthFlowType`
    let flow = AuthFlowType::USER_PASSWORD_AUTH;
    assert_eq!(flow.as_str(), "USER_PASSWORD_AUTH");
}
