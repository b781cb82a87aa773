//! The `SECRET_HASH` of an app client that has a secret.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use generated::Sensitive;
use hmac_sha256::HMAC;

/// The value of the member `secret_hash`, or of the parameter `SECRET_HASH` of a sign-in:
/// [Base64(HMAC-SHA256(client secret, username + client ID))][rule].
///
/// `username` is the username in the same request. If the request refreshes a session, it is the
/// user's `sub`.
///
/// [rule]: https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash
#[must_use]
pub fn secret_hash(
    username: &Sensitive<String>,
    client_id: &Sensitive<String>,
    client_secret: &Sensitive<String>,
) -> Sensitive<String> {
    let message = format!("{}{}", username.expose(), client_id.expose());
    Sensitive::new(STANDARD.encode(HMAC::mac(message, client_secret.expose())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use generated::types::ForgotPasswordRequest;

    #[test]
    fn a_request_has_its_hash() {
        let [username, client_id, secret] = ["jane", "1example23", "9secret"].map(Sensitive::from);
        let hash = secret_hash(&username, &client_id, &secret);
        let request = ForgotPasswordRequest::builder()
            .client_id(client_id)
            .username(username)
            .secret_hash(hash)
            .build();
        // printf jane1example23 | openssl dgst -sha256 -hmac 9secret -binary | base64
        let expected = "7mvmuQMY/wJUG6ToEVrXrVIKORw0HKWVa6WV+hTD9E8=";
        assert_eq!(request.secret_hash, Some(Sensitive::from(expected)));
        assert!(!format!("{request:?}").contains(expected));
    }
}
