//! Credentials that are missing, renewed or refused.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

use generated::{CallError, Client, Credentials, CredentialsError, CredentialsProvider};

use super::{KEY_ID, client, get_user, headers, refused, retries, sign_up, success};

/// A client whose credentials have the ids `key-0`, `key-1` and so on.
fn renewing() -> Client {
    let count = AtomicU32::new(0);
    let provider = CredentialsProvider::new(move || {
        let number = count.fetch_add(1, Ordering::Relaxed);
        Ok::<_, String>(Credentials::new(format!("key-{number}"), "secret"))
    });
    client().credentials(provider).retries(retries())
}

/// The access key ids of messages.
fn keys(messages: &[http::Request<Vec<u8>>]) -> Vec<&str> {
    let id =
        |header: &'static str| move |value: &&str| value.split_once(header).map(|it| it.1.len());
    let ids = headers(messages, "authorization");
    let ids = ids.into_iter().map(|value| {
        let start = id("Credential=")(&value).expect("it has a credential");
        let rest = &value[value.len() - start..];
        rest.split('/').next().unwrap_or_default()
    });
    ids.collect()
}

#[test]
fn an_operation_without_a_signature_needs_no_credentials() {
    let outcome = sign_up(&Client::new("eu-west-1"), [success()]);
    assert!(outcome.result.is_ok());
    for client in [Client::new("eu-west-1"), client()] {
        let message = &sign_up(&client, [success()]).sent[0];
        assert_eq!(super::header(message, "authorization"), None);
        assert_eq!(super::header(message, "x-amz-date"), None);
    }
}

#[test]
fn an_operation_with_a_signature_is_not_sent_without_credentials() {
    let outcome = get_user(&Client::new("eu-west-1"), []);
    assert!(outcome.sent.is_empty());
    assert!(matches!(outcome.error(), CallError::Credentials(CredentialsError::Missing)));
    let old = Credentials::new(KEY_ID, "secret").with_expiry(SystemTime::UNIX_EPOCH);
    let outcome = get_user(&client().credentials(old), []);
    assert!(matches!(outcome.error(), CallError::Credentials(CredentialsError::Expired)));
    let failing = CredentialsProvider::new(|| Err::<Credentials, _>("no role"));
    let outcome = get_user(&client().credentials(failing), []);
    let expected = CredentialsError::Provider { reason: "no role".to_owned() };
    assert!(matches!(outcome.error(), CallError::Credentials(error) if error == expected));
}

#[test]
fn expired_credentials_are_renewed_and_the_message_sent_again_at_once() {
    for code in ["ExpiredToken", "ExpiredTokenException"] {
        let client = renewing();
        let outcome = get_user(&client, [refused(400, code), success()]);
        assert!(outcome.result.is_ok());
        assert_eq!(outcome.waits, []);
        assert_eq!(keys(&outcome.sent), ["key-0", "key-1"]);
        assert_eq!(keys(&get_user(&client.clone(), [success()]).sent), ["key-1"]);
    }
}

#[test]
fn credentials_are_renewed_once_in_a_call() {
    let expired = || refused(400, "ExpiredTokenException");
    let outcome = get_user(&renewing(), [expired(), expired()]);
    assert_eq!(keys(&outcome.sent), ["key-0", "key-1"]);
    assert_eq!(outcome.error().code(), Some("ExpiredTokenException"));
}

#[test]
fn credentials_that_stay_the_same_are_not_sent_again() {
    let outcome = get_user(&client(), [refused(400, "ExpiredTokenException")]);
    assert_eq!(outcome.sent.len(), 1);
    assert_eq!(outcome.error().code(), Some("ExpiredTokenException"));
}

#[test]
fn a_correction_is_one_of_the_attempts() {
    let throttled = || refused(400, "SlowDown");
    let expired = || refused(400, "ExpiredTokenException");
    let outcome = get_user(&renewing(), [throttled(), expired(), throttled()]);
    assert_eq!((outcome.sent.len(), outcome.waits.len()), (3, 1));
    assert_eq!(outcome.error().code(), Some("SlowDown"));
    let outcome = get_user(&renewing().retries(generated::Retries::none()), [expired()]);
    assert_eq!(outcome.sent.len(), 1);
}

#[test]
fn a_session_token_is_sent_and_signed() {
    let temporary = Credentials::new(KEY_ID, "secret").with_session_token("session");
    let outcome = get_user(&client().credentials(temporary), [success()]);
    assert_eq!(headers(&outcome.sent, "x-amz-security-token"), ["session"]);
    let signature = headers(&outcome.sent, "authorization")[0];
    assert!(signature.contains("x-amz-security-token"), "{signature}");
}

#[test]
fn credentials_are_renewed_by_the_corrected_clock() {
    let noon = || SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_780_800);
    let expiry = noon() + Duration::from_secs(3_600);
    let count = AtomicU32::new(0);
    let provider = CredentialsProvider::new(move || {
        let number = count.fetch_add(1, Ordering::Relaxed);
        let expiry = expiry + Duration::from_secs(3_600) * number;
        Ok::<_, String>(Credentials::new(format!("key-{number}"), "secret").with_expiry(expiry))
    });
    let client = client().credentials(provider).clock(noon);
    let date = [("date", "Fri, 27 Nov 2026 13:30:00 GMT")];
    let skewed = super::refused_with(403, "RequestTimeTooSkewed", &date);
    let outcome = get_user(&client, [skewed, success()]);
    assert_eq!(keys(&outcome.sent), ["key-0", "key-1"]);
}
