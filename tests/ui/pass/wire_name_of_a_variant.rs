use generated::types::AuthFlowType;

fn main() {
    let flow = AuthFlowType::UserPasswordAuth;
    assert_eq!(flow.as_str(), "USER_PASSWORD_AUTH");
}
