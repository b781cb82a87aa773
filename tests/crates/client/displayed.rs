//! What is printed of clients, calls and errors: one line, and no secret.

use std::fmt::Debug;
use std::time::SystemTime;

use generated::operations::SignUp;
use generated::types::SignUpRequest;
use generated::{CallError, Client, Credentials, CredentialsError, CredentialsProvider, Next};

use super::{client, get_user, lost, refused, retries, sign_up, success};

const SECRETS: [&str; 5] =
    ["canary-secret-key", "canary-session", "canary-password", "canary-user", "canary-answer"];

/// Checks that neither form of `Debug` shows a secret.
fn shows_no_secret(value: &dyn Debug) -> String {
    let shown = format!("{value:?}");
    for text in [shown.clone(), format!("{value:#?}")] {
        for secret in SECRETS {
            assert!(!text.contains(secret), "{text}");
        }
        assert!(!text.contains("AWS4-HMAC-SHA256") && !text.contains("Signature="), "{text}");
    }
    shown
}

fn with_secrets() -> Client {
    let credentials = Credentials::new(super::KEY_ID, "canary-secret-key");
    client().credentials(credentials.with_session_token("canary-session")).retries(retries())
}

fn input() -> SignUpRequest {
    let input = SignUpRequest::builder().client_id("client").username("canary-user");
    input.password("canary-password").build()
}

#[test]
fn debug_shows_no_secret() {
    let client = with_secrets();
    shows_no_secret(&client);
    let provided = CredentialsProvider::new(|| {
        Ok::<_, String>(Credentials::new(super::KEY_ID, "canary-secret-key"))
    });
    let provided = client.clone().credentials(provided);
    get_user(&provided, [success()]);
    shows_no_secret(&provided);

    let call = client.start::<SignUp>(&input()).expect("the endpoint is valid");
    assert_eq!(shows_no_secret(&call), r#"Call { operation: "SignUp", .. }"#);
    let next = call.next();
    assert_eq!(shows_no_secret(&next), r#"Send(Sent { operation: "SignUp", .. })"#);
    let Next::Send(_, sent) = next else { panic!("a call begins with a message") };
    assert_eq!(shows_no_secret(&sent), r#"Sent { operation: "SignUp", .. }"#);
    let call = sent.answer(Ok(refused(500, "canary").expect("it is an answer")));
    let next = call.next();
    assert_eq!(shows_no_secret(&next), r#"Wait(0ns, Call { operation: "SignUp", .. })"#);
    let Next::Wait(_, call) = next else { panic!("the message is sent again") };
    let Next::Send(_, sent) = call.next() else { panic!("the message is sent again") };
    let body = br#"{"UserSub":"canary-answer"}"#.to_vec();
    let call = sent.answer(Ok(http::Response::new(body)));
    shows_no_secret(&call);
}

#[test]
fn debug_of_a_signed_message_shows_no_secret() {
    let call =
        with_secrets().start::<generated::operations::AdminGetUser>(&super::get_user_input());
    shows_no_secret(&call.expect("the endpoint is valid").next());
}

#[test]
fn each_error_is_one_line_that_says_what_to_do() {
    let start = |client: &Client| get_user(client, []).error();
    let provider = |reason: &'static str| {
        with_secrets().credentials(CredentialsProvider::new(move || Err::<Credentials, _>(reason)))
    };
    let old = Credentials::new("id", "canary-secret-key").with_expiry(SystemTime::UNIX_EPOCH);
    for (error, expected) in [
        (
            start(&Client::new("eu-west-1")),
            "the operation must be signed: give the client credentials",
        ),
        (start(&with_secrets().credentials(old)), "the credentials have expired"),
        (start(&provider("no\nrole")), r"no credentials were provided: no\nrole"),
        (
            start(&with_secrets().endpoint("http://example.com")),
            "the endpoint is neither `https` nor on this machine: requests can contain secrets; \
             `allow_plain_http` sends them all the same",
        ),
        (
            sign_up(&with_secrets(), [Err("connection\nrefused".into())]).error(),
            r"no answer: connection\nrefused",
        ),
        (sign_up(&with_secrets(), [lost()]).error(), "no answer: the connection was lost"),
        (
            sign_up(&with_secrets(), [refused(400, "UsernameExistsException")]).error(),
            "UsernameExistsException (HTTP status 400)",
        ),
    ] {
        assert_eq!(error.to_string(), expected);
        shows_no_secret(&error);
        assert!(std::error::Error::source(&error).is_some());
    }
}

#[test]
fn an_error_of_the_client_is_one_of_the_crate_itself() {
    let error: CallError = CredentialsError::Missing.into();
    assert_eq!(error.code(), None);
    assert!(error.as_service_error().is_none());
}
