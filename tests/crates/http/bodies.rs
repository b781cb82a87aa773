//! Bodies that are broken, or begin with a byte order mark.

use generated::operations::{AdminGetUser, GetUser, SignUp};
use generated::types::GetUserResponse;
use generated::{Operation, OperationError, ServiceError, Unreadable, json};
use http::Response;

use crate::http::answer;

const CANARY: &str = "canary-7083946521";
const HEADER: (&str, &str) = ("x-amzn-errortype", "InvalidPasswordException");

fn error(headers: &[(&str, &str)], body: &[u8]) -> OperationError {
    SignUp::response(&answer(headers, body)).expect_err("its status is that of an error")
}

#[test]
fn an_error_with_a_broken_body_has_its_headers_and_says_the_fault() {
    let body = b"{\"message\":\"Credential should be scoped.\nThe canonical string is\"}";
    let headers = [("x-amzn-errortype", "InvalidSignatureException"), ("x-amzn-requestid", "r-18")];
    let response = AdminGetUser::response(&answer(&headers, body)).expect_err("it is an error");
    assert_eq!((response.code(), response.message()), (Some("InvalidSignatureException"), None));
    let shown = "InvalidSignatureException (HTTP status 400, request id r-18; in its body: \
                 a control character in a string, at {0} (byte 40))";
    assert_eq!(response.to_string(), shown);

    let later = error(&headers, br#"{"a":1,"b":2,"c":tru}"#).to_string();
    assert!(later.contains(", at {2} (byte 17)"), "{later}");
}

#[test]
fn a_broken_body_gives_no_code_and_no_message() {
    let whole = format!(
        r#"{{"__type":"CodeMismatchException","code":"A","message":"{CANARY}","Error":{{"Code":"B"}}}}"#
    );
    assert_eq!(error(&[], whole.as_bytes()).code(), Some("CodeMismatchException"));
    let endings = ["]", " {}", "\0", "\u{feff}"].map(|more| format!("{whole}{more}"));
    let cut = (1..whole.len()).map(|end| whole[..end].to_owned());
    for body in cut.chain(endings) {
        let alone = error(&[], body.as_bytes());
        assert_eq!((alone.code(), alone.message()), (None, None), "{body}");
        assert!(matches!(alone, OperationError::Unreadable { reason: Unreadable::NoCode, .. }));
        let named = error(&[HEADER, ("x-amzn-errormessage", "m")], body.as_bytes());
        assert_eq!((named.code(), named.message()), (Some(HEADER.1), Some("m")), "{body}");
        for error in [alone, named] {
            assert!(error.metadata().body.is_some(), "{body}: {error}");
            assert!(error.to_string().contains("; in its body: "), "{body}: {error}");
            assert!(!format!("{error} {error:?}").contains(CANARY), "{body}: {error:?}");
        }
    }
}

#[test]
fn bodies_that_are_not_objects_are_not_errors_of_the_service() {
    for (body, fault) in [
        (&b"<html>502</html>"[..], "expected an object, at byte 0"),
        (b"[]", "expected an object, at byte 0"),
        (b"null", "expected an object, at byte 0"),
        (b"\"CodeMismatchException\"", "expected an object, at byte 0"),
        (b"\xff\xfe{\0}\0", "not UTF-8, at byte 0"),
        (b" ", "unexpected end, at byte 1"),
    ] {
        let shown = format!(
            "unreadable response: an error without a code (HTTP status 400; in its body: {fault})"
        );
        assert_eq!(error(&[], body).to_string(), shown);
    }
}

/// Members of an error are checked and reported like those of a success.
#[test]
fn a_body_is_never_shown() {
    let secret = format!(r#"{{"{CANARY}":["{CANARY}"]}}"#);
    let body = format!(
        r#"{{"__type":"CodeMismatchException","message":{secret},"Message":{secret},"code":{secret},
        "{CANARY}":"{CANARY}","Error":{secret}}}"#
    );
    for headers in [&[][..], &[HEADER]] {
        let error = error(headers, body.as_bytes());
        assert!(!format!("{error} {error:?}").contains(CANARY), "{error:?}");
    }
}

#[test]
fn a_byte_order_mark_before_a_body_is_skipped() {
    let body = b"\xef\xbb\xbf{\"Username\":\"u\",\"UserAttributes\":[]}";
    let output = GetUser::response(&Response::new(&body[..])).expect("it is readable");
    assert_eq!(*output.username.expose(), "u");

    for empty in ["", "null", "\u{feff}{}", "\u{feff}null"] {
        SignUp::response(&Response::new(empty)).expect(empty);
    }

    let body = b"\xef\xbb\xbf{\"__type\":\"CodeMismatchException\",\"message\":\"m\"}";
    let error = error(&[], body);
    assert_eq!(error.to_string(), "CodeMismatchException: m (HTTP status 400)");
    assert!(matches!(error.as_service_error(), Some(ServiceError::CodeMismatchException(_))));
}

#[test]
fn errors_after_a_byte_order_mark_have_the_right_position() {
    let body = b"\xef\xbb\xbf{\"Username\":7}";
    let error = GetUser::response(&Response::new(&body[..])).expect_err("a name is a text");
    assert!(error.to_string().contains("expected a string, at Username (byte 15)"), "{error}");
    for body in [&b"\xef\xbb\xbf\xef\xbb\xbf{}"[..], b"{\xef\xbb\xbf}", b"{}\xef\xbb\xbf"] {
        GetUser::response(&Response::new(body)).expect_err("one mark, at the beginning");
    }
}

/// Only HTTP messages can have such a mark; `json` refuses it, like other readers.
#[test]
fn values_have_no_byte_order_mark() {
    json::from_slice::<GetUserResponse>(b"\xef\xbb\xbf{}").expect_err("it isn't JSON");
}
