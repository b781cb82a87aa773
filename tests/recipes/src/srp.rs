//! A sign-in with a password that never sends the password (SRP). [`aws_cognito_srp`] calculates,
//! and the types of `generated` are the messages.
//!
//! The values of that crate are plain texts: its `Debug` shows them, and it logs the username with
//! the crate `log`. So don't keep its values, and turn its logs off if usernames must stay secret.

use std::collections::BTreeMap;

use aws_cognito_srp::{SrpClient, SrpError, User, UserAuthenticationParameters};
use generated::Sensitive;
use generated::types::{
    AuthFlowType, ChallengeNameType, InitiateAuthRequest, InitiateAuthResponse,
    RespondToAuthChallengeRequest,
};

/// A sign-in of one user.
pub struct SignIn {
    client_id: Sensitive<String>,
    srp: SrpClient<User>,
}

impl SignIn {
    /// Starts a sign-in. `client_secret` is the secret of the app client, if it has one.
    #[must_use]
    pub fn new(
        user_pool_id: &str,
        username: &Sensitive<String>,
        password: &Sensitive<String>,
        client_id: Sensitive<String>,
        client_secret: Option<&Sensitive<String>>,
    ) -> Self {
        let user = User::new(user_pool_id, username.expose(), password.expose());
        let secret = client_secret.map(|secret| secret.expose().as_str());
        let srp = SrpClient::new(user, client_id.expose(), secret);
        Self { client_id, srp }
    }

    /// The first request.
    #[must_use]
    pub fn first(&self) -> InitiateAuthRequest {
        let UserAuthenticationParameters { a, username } = self.srp.get_auth_parameters();
        InitiateAuthRequest::builder()
            .auth_flow(AuthFlowType::UserSrpAuth)
            .client_id(self.client_id.clone())
            .auth_parameters([("USERNAME", username), ("SRP_A", a)])
            .auth_parameters(self.secret_hash())
            .build()
    }

    /// The request that proves knowledge of the password; `None` if the challenge is another one.
    ///
    /// # Errors
    /// If a parameter of the challenge can't be read. Don't show the error to others, since it may
    /// quote the parameter.
    pub fn second(
        &self,
        response: &InitiateAuthResponse,
    ) -> Result<Option<RespondToAuthChallengeRequest>, SrpError> {
        if response.challenge_name != Some(ChallengeNameType::PasswordVerifier) {
            return Ok(None);
        }
        let nothing = BTreeMap::new();
        let given = response.challenge_parameters.as_ref().map_or(&nothing, Sensitive::expose);
        let given = |name: &str| given.get(name).map_or("", String::as_str);
        let user = given("USER_ID_FOR_SRP");
        let proof = self.srp.verify(given("SECRET_BLOCK"), user, given("SALT"), given("SRP_B"))?;
        let request = RespondToAuthChallengeRequest::builder()
            .client_id(self.client_id.clone())
            .challenge_name(ChallengeNameType::PasswordVerifier)
            .challenge_responses([
                ("USERNAME", user),
                ("PASSWORD_CLAIM_SECRET_BLOCK", &proof.password_claim_secret_block),
                ("PASSWORD_CLAIM_SIGNATURE", &proof.password_claim_signature),
                ("TIMESTAMP", &proof.timestamp),
            ])
            .challenge_responses(self.secret_hash())
            .maybe_session(response.session.clone())
            .build();
        Ok(Some(request))
    }

    fn secret_hash(&self) -> Option<(&'static str, String)> {
        Some(("SECRET_HASH", self.srp.get_secret_hash()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sign_in() -> SignIn {
        let [username, password, client, secret] =
            ["jane", "hunter2", "1example23", "9secret"].map(Sensitive::from);
        SignIn::new("us-east-1_EXAMPLE", &username, &password, client, Some(&secret))
    }

    fn challenge(name: &str, srp_b: &str) -> InitiateAuthResponse {
        let parameters = [
            ("USER_ID_FOR_SRP", "0f3a"),
            ("SECRET_BLOCK", "c2VjcmV0"),
            ("SALT", "5a17"),
            ("SRP_B", srp_b),
        ];
        InitiateAuthResponse::builder()
            .challenge_name(name)
            .challenge_parameters(parameters)
            .session("session-1")
            .build()
    }

    #[test]
    fn the_password_is_never_sent() {
        let first = sign_in().first();
        let parameters = first.auth_parameters.as_ref().unwrap().expose();
        assert!(parameters["SRP_A"].len() > 700, "3072 bits in hexadecimal digits");
        assert!(parameters.contains_key("SECRET_HASH"));
        let second = sign_in().second(&challenge("PASSWORD_VERIFIER", "abc123")).unwrap().unwrap();
        let responses = second.challenge_responses.as_ref().unwrap().expose();
        assert_eq!(responses["USERNAME"], "0f3a");
        assert!(!responses["PASSWORD_CLAIM_SIGNATURE"].is_empty());
        for body in [generated::json::to_string(&first), generated::json::to_string(&second)] {
            assert!(!body.contains("hunter2"));
        }
        assert!(!format!("{first:?} {second:?}").contains("SRP_A"));
    }

    #[test]
    fn other_challenges_have_no_answer_here() {
        assert_eq!(sign_in().second(&challenge("SMS_MFA", "abc123")).unwrap(), None);
        assert!(sign_in().second(&challenge("PASSWORD_VERIFIER", "no digits")).is_err());
    }
}
