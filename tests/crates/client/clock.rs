//! The time of signatures, where this machine and the service disagree.

use std::cell::Cell;
use std::time::{Duration, SystemTime};

use generated::Client;

use super::{Answer, client, get_user, headers, refused_with, retries, sign_up, success};

thread_local! {
    /// The time of the test, in seconds since 1970.
    static NOW: Cell<u64> = const { Cell::new(NOON) };
}

/// 2026-11-27T12:00:00Z.
const NOON: u64 = 1_795_780_800;

fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(NOW.get())
}

fn at_noon() -> Client {
    client().retries(retries()).clock(now)
}

/// An answer that an error of the clock can cause, at this time of the service.
fn refused_at(code: &str, date: &str) -> Answer {
    refused_with(403, code, &[("date", date)])
}

const ONE_HOUR_LATER: &str = "Fri, 27 Nov 2026 13:00:00 GMT";

#[test]
fn a_wrong_clock_is_corrected_and_the_message_sent_again_at_once() {
    for code in [
        "AuthFailure",
        "InvalidSignatureException",
        "RequestExpired",
        "RequestInTheFuture",
        "RequestTimeTooSkewed",
        "SignatureDoesNotMatch",
    ] {
        let client = at_noon();
        let outcome = get_user(&client, [refused_at(code, ONE_HOUR_LATER), success()]);
        assert!(outcome.result.is_ok(), "{code}");
        assert_eq!(outcome.waits, []);
        let times = headers(&outcome.sent, "x-amz-date");
        assert_eq!(times, ["20261127T120000Z", "20261127T130000Z"], "{code}");
    }
}

#[test]
fn clones_know_the_clock_of_the_service() {
    let client = at_noon();
    let clone = client.clone();
    let earlier = refused_at("RequestTimeTooSkewed", "Fri, 27 Nov 2026 11:00:00 GMT");
    assert!(get_user(&client, [earlier, success()]).result.is_ok());
    NOW.set(NOON + 90);
    let outcome = get_user(&clone, [success()]);
    NOW.set(NOON);
    assert_eq!(headers(&outcome.sent, "x-amz-date"), ["20261127T110130Z"]);
    let other = get_user(&at_noon(), [success()]);
    assert_eq!(headers(&other.sent, "x-amz-date"), ["20261127T120000Z"]);
}

#[test]
fn an_error_for_another_reason_is_final() {
    for headers in [
        &[][..],
        &[("date", "Fri, 27 Nov 2026 12:04:00 GMT")],
        &[("date", "Fri, 27 Nov 2026 11:56:00 GMT")],
        &[("date", "noon")],
        &[("date", "")],
    ] {
        let outcome = get_user(&at_noon(), [refused_with(403, "SignatureDoesNotMatch", headers)]);
        assert_eq!(outcome.sent.len(), 1, "{headers:?}");
        assert_eq!(outcome.error().code(), Some("SignatureDoesNotMatch"));
    }
    let other = get_user(&at_noon(), [refused_at("AccessDeniedException", ONE_HOUR_LATER)]);
    assert_eq!(other.sent.len(), 1);
    let unsigned = sign_up(&at_noon(), [refused_at("RequestExpired", ONE_HOUR_LATER)]);
    assert_eq!(unsigned.sent.len(), 1);
}

#[test]
fn a_clock_is_corrected_once_in_a_call() {
    let answers = ["13:00", "14:00"]
        .map(|time| refused_at("RequestTimeTooSkewed", &format!("Fri, 27 Nov 2026 {time}:00 GMT")));
    let outcome = get_user(&at_noon(), answers);
    assert_eq!(outcome.sent.len(), 2);
    assert_eq!(outcome.error().code(), Some("RequestTimeTooSkewed"));
}

#[test]
fn each_attempt_is_signed_at_its_own_time() {
    let client = at_noon();
    let script = super::Script::new([super::refused(503, ""), success()]);
    let send = |message| {
        NOW.set(NOW.get() + 10);
        script.send(message)
    };
    let input = super::get_user_input();
    let result = client.call::<generated::operations::AdminGetUser>(&input, send);
    NOW.set(NOON);
    assert!(result.is_ok());
    let messages = script.sent();
    assert_eq!(headers(&messages, "x-amz-date"), ["20261127T120000Z", "20261127T120010Z"]);
    let signatures = headers(&messages, "authorization");
    assert_ne!(signatures[0], signatures[1]);
}
