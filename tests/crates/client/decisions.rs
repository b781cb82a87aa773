//! Which failures are repeated, and after which delays.

use std::time::Duration;

use generated::{Client, Retries};
use sink::operations::{CreateThing, Everything, Identified, ReadThing, Ticketed};
use sink::types::{EverythingInput, IdentifiedInput, ThingInput};

use super::{Answer, lost, refused, refused_with, retries, sign_up, success};

/// How a failure is treated.
#[derive(Debug, PartialEq)]
enum Decision {
    /// It is final.
    Final,
    /// The message is sent again.
    Again,
    /// The message is sent again, after the longer delay for a service that throttles.
    Later,
}

fn decision(answer: Answer) -> Decision {
    let outcome = sign_up(&Client::new("eu-west-1").retries(retries()), [answer, success()]);
    match outcome.waits.as_slice() {
        [] => Decision::Final,
        [delay] if delay.is_zero() => Decision::Again,
        _ => Decision::Later,
    }
}

#[test]
fn codes_statuses_and_the_model_decide_as_in_the_sdks() {
    let throttling = [
        "Throttling",
        "ThrottlingException",
        "ThrottledException",
        "RequestThrottledException",
        "TooManyRequestsException",
        "ProvisionedThroughputExceededException",
        "TransactionInProgressException",
        "RequestLimitExceeded",
        "BandwidthLimitExceeded",
        "LimitExceededException",
        "RequestThrottled",
        "SlowDown",
        "PriorRequestNotComplete",
        "EC2ThrottledException",
    ];
    for code in throttling {
        assert_eq!(decision(refused(400, code)), Decision::Later, "{code}");
        assert_eq!(decision(refused(503, code)), Decision::Later, "{code}");
    }
    for (status, code, expected) in [
        (400, "RequestTimeout", Decision::Again),
        (400, "RequestTimeoutException", Decision::Again),
        (400, "InternalError", Decision::Again),
        (500, "InternalErrorException", Decision::Again),
        (500, "NobodyKnowsIt", Decision::Again),
        (502, "", Decision::Again),
        (503, "", Decision::Again),
        (504, "", Decision::Again),
        (429, "", Decision::Later),
        (429, "NobodyKnowsIt", Decision::Later),
        // The model has this error, and doesn't say that it can be repeated.
        (429, "UserNotFoundException", Decision::Final),
        (400, "UserNotFoundException", Decision::Final),
        (400, "NobodyKnowsIt", Decision::Final),
        (400, "", Decision::Final),
        (401, "", Decision::Final),
        (403, "AccessDeniedException", Decision::Final),
        (404, "", Decision::Final),
        (501, "", Decision::Final),
        (505, "", Decision::Final),
        (300, "", Decision::Final),
    ] {
        assert_eq!(decision(refused(status, code)), expected, "{status} {code}");
    }
}

#[test]
fn the_model_says_which_errors_are_retryable() {
    let client =
        sink::Client::new("eu-west-1").endpoint("https://example.com").credentials(sink_key());
    let delay = |code| {
        let call = client.clone().retries(sink_retries()).start::<CreateThing>(&thing());
        let sink::Next::Send(_, sent) = call.expect("the endpoint is valid").next() else {
            panic!("a call begins with a message");
        };
        match sent.answer(refused(400, code).map_err(Into::into)).next() {
            sink::Next::Wait(delay, _) => Some(delay),
            sink::Next::Done(_) => None,
            sink::Next::Send(..) => panic!("the message is sent again without a delay"),
        }
    };
    assert_eq!(delay("CommonError"), Some(Duration::ZERO));
    assert!(delay("BusyError").is_some_and(|delay| delay > Duration::ZERO));
    assert_eq!(delay("PlainError"), None);
}

fn sink_retries() -> sink::Retries {
    const HOUR: Duration = Duration::from_secs(3_600);
    sink::Retries::default().base_delays(HOUR, Duration::ZERO).longest_delay(HOUR)
}

fn sink_key() -> sink::Credentials {
    sink::Credentials::new(super::KEY_ID, "secret")
}

fn thing() -> ThingInput {
    ThingInput::builder().build()
}

/// Whether a message without an answer is sent again.
fn is_resent<O: sink::Operation>(retries: sink::Retries, input: &O::Input) -> bool {
    let client =
        sink::Client::new("eu-west-1").endpoint("https://example.com").credentials(sink_key());
    let call = client.retries(retries).start::<O>(input).expect("the endpoint is valid");
    let sink::Next::Send(_, sent) = call.next() else { panic!("a call begins with a message") };
    matches!(sent.answer(lost().map_err(Into::into)).next(), sink::Next::Wait(..))
}

#[test]
fn a_message_without_an_answer_is_sent_again_if_that_is_safe() {
    let standard = sink::Retries::default;
    let everything: EverythingInput = sink::json::from_slice(b"{}").expect("it is an object");
    assert!(is_resent::<ReadThing>(standard(), &()), "it changes nothing");
    assert!(is_resent::<Everything>(standard(), &everything), "it is idempotent");
    assert!(
        is_resent::<Identified>(standard(), &IdentifiedInput::builder().build()),
        "it has a token"
    );
    assert!(!is_resent::<CreateThing>(standard(), &thing()));
    assert!(is_resent::<CreateThing>(standard().resend_without_answer(true), &thing()));
    assert!(!is_resent::<ReadThing>(sink::Retries::none(), &()));
}

#[test]
fn an_operation_that_the_client_cannot_authorize_is_not_sent() {
    let client =
        sink::Client::new("eu-west-1").endpoint("https://example.com").credentials(sink_key());
    let error = client.start::<Ticketed>(&()).expect_err("the client has no tickets");
    assert!(matches!(error, sink::CallError::Scheme("smithy.api#httpBearerAuth")), "{error:?}");
}

#[test]
fn the_service_asks_for_a_delay() {
    let at_once = || Retries::default().base_delays(Duration::ZERO, Duration::ZERO);
    let waits = |header: &str| {
        let answer = refused_with(503, "", &[("x-amz-retry-after", header)]);
        sign_up(&Client::new("eu-west-1").retries(at_once()), [answer, success()]).waits
    };
    for (header, millis) in
        [("1500", 1_500), ("0", 0), ("9000", 5_000), ("", 0), ("-1", 0), ("1.5", 0), ("soon", 0)]
    {
        assert_eq!(waits(header), [Duration::from_millis(millis)], "{header}");
    }
}

#[test]
fn delays_are_random_and_have_a_limit() {
    let client = Client::new("eu-west-1").retries(Retries::default().attempts(8));
    let throttled = || refused(400, "ThrottlingException");
    let outcome = sign_up(&client, (0..8).map(|_| throttled()));
    let longest = [1, 2, 4, 8, 16, 20, 20].map(Duration::from_secs);
    assert_eq!(outcome.waits.len(), longest.len());
    assert!(outcome.waits.iter().zip(longest).all(|(wait, longest)| *wait <= longest));
    let others = sign_up(&client, (0..8).map(|_| throttled())).waits;
    assert_ne!(outcome.waits, others, "two clients wait for the same time");
}
