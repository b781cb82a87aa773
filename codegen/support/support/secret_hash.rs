//! The secret hash of app clients of Amazon Cognito.

use hmac_sha256::HMAC;

use super::Sensitive;
use super::base64;

/// The hash that requests need if their app client has a secret: the member `secret_hash`, or the
/// parameter `SECRET_HASH` of a sign-in. It is
/// [Base64(HMAC-SHA256(client secret, username + client id))][rule].
///
/// `username` is what the same request has as its username. When a session is refreshed, it is the
/// user's `sub`.
///
/// [rule]: https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash
#[must_use]
pub fn secret_hash(username: &str, client_id: &str, client_secret: &Sensitive<String>) -> Sensitive<String> {
    let mut hash = HMAC::new(client_secret.expose());
    hash.update(username);
    hash.update(client_id);
    // The digits of 32 bytes.
    let mut text = vec![0; 44];
    base64::encode(&hash.finalize(), &mut text);
    Sensitive::new(String::from_utf8(text).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_that_of_openssl() {
        for (username, client_id, secret, expected) in [
            // printf jane1example23 | openssl dgst -sha256 -hmac 9secret -binary | base64
            ("jane", "1example23", "9secret", "7mvmuQMY/wJUG6ToEVrXrVIKORw0HKWVa6WV+hTD9E8="),
            ("", "", "", "thNnmggU2ex3L5XXeMNfxf8Wl8STcVZTxscSFEKSxa0="),
        ] {
            let hash = secret_hash(username, client_id, &Sensitive::from(secret));
            assert_eq!(hash, expected);
            assert!(!format!("{hash:?}").contains(expected));
        }
    }
}
