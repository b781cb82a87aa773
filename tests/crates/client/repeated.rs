//! Attempts of one call, and of many.

use std::time::Duration;

use generated::operations::SignUp;
use generated::types::SignUpRequest;
use generated::{CallError, Client, Retries};
use http::Response;
use sink::operations::Identified;
use sink::types::IdentifiedInput;

use super::{Script, lost, refused, retries, sign_up, success};

fn unsigned() -> Client {
    Client::new("eu-west-1").retries(retries())
}

#[test]
fn a_call_that_succeeds_sends_one_message() {
    let body = br#"{"UserConfirmed":true,"UserSub":"5","CodeDeliveryDetails":{}}"#.to_vec();
    let script = Script::new([Ok(Response::new(body))]);
    let input = SignUpRequest::builder().client_id("client").username("jane").build();
    let output = unsigned().call::<SignUp>(&input, |message| script.send(message));
    let output = output.expect("the service accepts it");
    assert!(output.user_confirmed);
    let [message] = script.sent().try_into().expect("one message is sent");
    assert_eq!(message.method(), "POST");
    assert_eq!(message.uri(), "https://cognito-idp.eu-west-1.amazonaws.com/");
    let target = "AWSCognitoIdentityProviderService.SignUp";
    assert_eq!(super::header(&message, "x-amz-target"), Some(target));
    assert_eq!(message.body(), br#"{"ClientId":"client","Username":"jane"}"#);
}

#[test]
fn a_throttled_message_is_sent_again() {
    let outcome = sign_up(&unsigned(), [refused(429, "ThrottlingException"), success()]);
    assert!(outcome.result.is_ok());
    assert_eq!((outcome.sent.len(), outcome.waits.len()), (2, 1));
    assert_eq!(outcome.sent[0].body(), outcome.sent[1].body());
}

#[test]
fn call_sleeps_between_attempts() {
    let millis = Duration::from_millis(20);
    let script =
        Script::new([super::refused_with(503, "", &[("x-amz-retry-after", "20")]), success()]);
    let client = unsigned().retries(Retries::default().base_delays(millis, millis));
    let input = SignUpRequest::builder().client_id("client").username("jane").build();
    let start = std::time::Instant::now();
    client.call::<SignUp>(&input, |message| script.send(message)).expect("the second one succeeds");
    assert!(start.elapsed() >= millis, "{:?}", start.elapsed());
}

#[test]
fn the_last_of_three_failures_is_final() {
    let answers = ["ThrottlingException", "Throttling", "SlowDown"].map(|code| refused(400, code));
    let outcome = sign_up(&unsigned(), answers);
    assert_eq!((outcome.sent.len(), outcome.waits.len()), (3, 2));
    assert_eq!(outcome.error().code(), Some("SlowDown"));
}

#[test]
fn other_failures_are_told_apart_by_type() {
    let CallError::Transport(error) = sign_up(&unsigned(), [lost()]).error() else {
        panic!("there was no answer");
    };
    assert_eq!(error.to_string(), "the connection was lost");
    let error = sign_up(&unsigned(), [refused(400, "UsernameExistsException")]).error();
    let error = error.as_service_error().expect("it is the service's");
    assert!(matches!(error, generated::ServiceError::UsernameExistsException(_)));
    let error = sign_up(&unsigned(), [Ok(Response::new(b"<html>".to_vec()))]).error();
    assert!(matches!(error, CallError::Service(generated::OperationError::Unreadable { .. })));
}

#[test]
fn a_redirect_is_an_error_and_is_not_followed() {
    for status in [301, 302, 303, 307, 308] {
        let headers = [("location", "https://attacker.example")];
        let outcome = sign_up(&unsigned(), [super::refused_with(status, "", &headers)]);
        assert_eq!(outcome.sent.len(), 1);
        let CallError::Service(error) = outcome.error() else { panic!("the service answered") };
        assert_eq!(error.status(), status);
    }
}

#[test]
fn attempts_of_a_call_have_the_same_token() {
    let client = sink::Client::new("eu-west-1").endpoint("https://example.com");
    let client = client.credentials(sink::Credentials::new(super::KEY_ID, "secret"));
    let at_once = sink::Retries::default().base_delays(Duration::ZERO, Duration::ZERO);
    let client = client.retries(at_once);
    let script = Script::new([lost(), refused(500, ""), success(), success()]);
    for _ in 0..2 {
        let input = IdentifiedInput::builder().build();
        client.call::<Identified>(&input, |message| script.send(message)).expect("it succeeds");
    }
    let bodies: Vec<_> = script.sent().into_iter().map(http::Request::into_body).collect();
    assert!(String::from_utf8_lossy(&bodies[0]).contains("token"), "{bodies:?}");
    assert_eq!(bodies[0], bodies[1]);
    assert_eq!(bodies[0], bodies[2]);
    assert_ne!(bodies[0], bodies[3], "two calls have the same token");
}

/// How many calls are made until a throttled attempt is final, 200 at most.
fn calls_until_final(client: &Client, second: fn() -> super::Answer) -> usize {
    let is_repeated = |_: &usize| {
        let outcome = sign_up(client, [refused(400, "SlowDown"), second()]);
        outcome.sent.len() == 2
    };
    (0..200).take_while(is_repeated).count()
}

#[test]
fn the_tokens_for_retries_are_shared_by_clones() {
    let client = unsigned().retries(retries().attempts(2));
    assert_eq!(calls_until_final(&client.clone(), || refused(400, "SlowDown")), 100);
    assert_eq!(calls_until_final(&client, || refused(400, "SlowDown")), 0);
    let others = unsigned().retries(retries().attempts(2));
    assert_eq!(calls_until_final(&others, || refused(400, "SlowDown")), 100);
}

#[test]
fn only_success_gives_tokens_back() {
    let client = || unsigned().retries(retries().attempts(2));
    assert_eq!(calls_until_final(&client(), success), 200);
    assert_eq!(calls_until_final(&client(), || refused(400, "UserNotFoundException")), 100);
    assert_eq!(calls_until_final(&client(), lost), 100);
}
