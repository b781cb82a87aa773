//! The places of the code and the message of an error.

use generated::operations::SignUp;
use generated::{Operation, OperationError, ServiceError};

use crate::http::answer;

/// A response, and the error that is read from it.
struct Row {
    headers: &'static [(&'static str, &'static str)],
    body: &'static str,
    code: Option<&'static str>,
    message: Option<&'static str>,
    /// The text that `Display` shows before the HTTP status.
    shown: &'static str,
}

const fn row(headers: &'static [(&'static str, &'static str)], body: &'static str) -> Row {
    Row { headers, body, code: None, message: None, shown: "" }
}

impl Row {
    const fn code(self, code: &'static str) -> Self {
        Self { code: Some(code), ..self }
    }

    const fn message(self, message: &'static str) -> Self {
        Self { message: Some(message), ..self }
    }

    const fn shown(self, shown: &'static str) -> Self {
        Self { shown, ..self }
    }

    #[track_caller]
    fn check(&self) -> OperationError {
        let error =
            SignUp::response(&answer(self.headers, self.body.as_bytes())).expect_err(self.body);
        assert_eq!((error.code(), error.message()), (self.code, self.message), "{}", self.body);
        assert_eq!(error.to_string(), format!("{} (HTTP status 400)", self.shown));
        error
    }
}

const TYPE: &str = "x-amzn-errortype";
const MESSAGE: &str = "x-amzn-errormessage";
const NO_CODE: &str = "unreadable response: an error without a code";

#[test]
fn the_code_in_a_header_wins_over_the_body() {
    const BODY: &str = r#"{"__type":"CodeMismatchException","code":"X","message":"m"}"#;
    const UNMODELED: &str = r#"{"__type":"Gone","code":"CodeMismatchException","message":"m"}"#;
    let shown = "UserNotFoundException: m";
    for header in [
        "UserNotFoundException",
        "UserNotFoundException:http://internal.amazon.com/coral/",
        "a.b.c#UserNotFoundException:http://internal.amazon.com/a#b,c",
        "UserNotFoundException, UserNotFoundException",
        "UserNotFoundException:,UserNotFoundException:",
        " , UserNotFoundException ",
    ] {
        for body in [BODY, UNMODELED] {
            let headers: &[_] = &[(TYPE, header)];
            let response = answer(headers, body.as_bytes());
            let error = SignUp::response(&response).expect_err(header);
            assert_eq!(error.to_string(), format!("{shown} (HTTP status 400)"), "{header}");
        }
    }
}

#[test]
fn equal_and_empty_headers_are_no_contradiction() {
    let two: &[_] = &[(TYPE, "NotAuthorizedException"), (TYPE, "NotAuthorizedException")];
    let error = row(two, "{}").code("NotAuthorizedException").shown("NotAuthorizedException");
    error.check();
    let one_is_empty: &[_] = &[(TYPE, ""), ("X-Amzn-ErrorType", "NotAuthorizedException")];
    row(one_is_empty, "{}").code("NotAuthorizedException").shown("NotAuthorizedException").check();
}

#[test]
fn a_type_that_the_model_has_wins_over_a_code() {
    const CODE: &str = "UserNotFoundException";
    let body = r#"{"code":"DisabledException","__type":"com.amazon#UserNotFoundException"}"#;
    row(&[], body).code(CODE).shown(CODE).check();
    let body = r#"{"__type":"Unheard","code":"UserNotFoundException"}"#;
    row(&[], body).code(CODE).shown(CODE).check();
    let body = r#"{"__type":"Unheard","code":"Of"}"#;
    row(&[], body).code("Of").shown("Of").check();
    let body = r#"{"__type":"a#Unheard:http://b","code":500}"#;
    row(&[], body).code("Unheard").shown("Unheard").check();
    for body in [r##"{"__type":" ","code":"#:"}"##, r#"{"__type":null,"code":["A"]}"#] {
        row(&[], body).shown(NO_CODE).check();
    }
    // Codes are compared as the specification writes them.
    let body = r#"{"__type":"usernotfoundexception"}"#;
    let error = row(&[], body).code("usernotfoundexception").shown("usernotfoundexception").check();
    assert!(matches!(error.as_service_error(), Some(ServiceError::Unrecognized { .. })));
}

#[test]
fn a_message_is_found_wherever_it_is() {
    const ERROR: Row = row(&[], "").code("InvalidParameterException").message("m");
    const SHOWN: &str = "InvalidParameterException: m";
    const HEADERS: &[(&str, &str)] = &[(TYPE, "InvalidParameterException:"), (MESSAGE, "m")];
    for body in [
        r#"{"__type":"InvalidParameterException","message":"m","Message":"n"}"#,
        r#"{"__type":"InvalidParameterException","Message":"m","errorMessage":"n"}"#,
        r#"{"__type":"InvalidParameterException","errorMessage":"m"}"#,
        r#"{"message":null,"errorMessage":"m","__type":"InvalidParameterException"}"#,
    ] {
        Row { body, headers: &[(MESSAGE, "header")], ..ERROR }.shown(SHOWN).check();
    }
    for body in ["", "{}", r#"{"reasonCode":"R"}"#] {
        Row { body, headers: HEADERS, ..ERROR }.shown(SHOWN).check();
    }
}

#[test]
fn a_message_in_a_header_can_be_any_text() {
    let response = http::Response::builder()
        .status(400)
        .header(TYPE, "InvalidParameterException")
        .header(MESSAGE, http::HeaderValue::from_bytes("zu früh".as_bytes()).expect("it may"))
        .body("");
    let error = SignUp::response(&response.expect("it is a response")).expect_err("it is one");
    assert_eq!(error.message(), Some("zu früh"));
}

#[test]
fn only_the_message_is_left_out_if_it_is_no_text() {
    for message in [r#"["Wrong password"]"#, r#"["a","b"]"#, r#"{"text":"a"}"#, "5", "true"] {
        let body = format!(
            r#"{{"__type":"InvalidParameterException","message":{message},"reasonCode":"R"}}"#
        );
        let error = SignUp::response(&answer(&[], body.as_bytes())).expect_err(message);
        assert_eq!((error.code(), error.message()), (Some("InvalidParameterException"), None));
        let text = error.to_string();
        let fault = "; in its body: expected a string, at message (byte 48))";
        assert!(text.ends_with(fault), "{text}");
        match error.into_service_error() {
            Ok(ServiceError::InvalidParameterException(error)) => {
                assert_eq!((error.message, error.reason_code.as_deref()), (None, Some("R")));
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn an_error_without_a_code_has_its_message() {
    let gateway = row(&[], r#"{"message":"Missing Authentication Token"}"#)
        .message("Missing Authentication Token")
        .shown("unreadable response: an error without a code: Missing Authentication Token");
    assert!(gateway.check().as_service_error().is_none());
    // The specification writes the names for the code in lower case.
    let capitals = row(&[], r#"{"Code":"InvalidParameterException","Message":"m"}"#);
    capitals.message("m").shown("unreadable response: an error without a code: m").check();
    row(&[(MESSAGE, "m")], "")
        .message("m")
        .shown("unreadable response: an error without a code: m")
        .check();
    row(&[], "").shown(NO_CODE).check();
    row(&[], "{}").shown(NO_CODE).check();
}

#[test]
fn the_error_of_a_query_protocol_is_reported() {
    let body = r#"{"Error":{"Code":"Throttling","Message":"Rate exceeded","Type":"Sender"}}"#;
    let nested = row(&[], body)
        .code("Throttling")
        .message("Rate exceeded")
        .shown("Throttling: Rate exceeded");
    assert!(nested.check().is_throttling());
    let body = r#"{"Error":{"Code":"Throttling"},"__type":"AliasExistsException"}"#;
    row(&[], body).code("AliasExistsException").shown("AliasExistsException").check();
    for body in [r#"{"Error":"Throttling"}"#, r#"{"Error":{"Code":7}}"#, r#"{"Error":[]}"#] {
        row(&[], body).shown(NO_CODE).check();
    }
}

#[test]
fn a_text_of_the_service_stays_in_one_line() {
    let body = r#"{"__type":"A\u001b[2J","message":"one\ntwo\u2028\u202e"}"#;
    row(&[], body)
        .code("A\u{1b}[2J")
        .message("one\ntwo\u{2028}\u{202e}")
        .shown(r"A\u{1b}[2J: one\ntwo\u{2028}\u{202e}")
        .check();
    let body = r#"{"__type":"InvalidParameterException","message":"a\r\n::error::b"}"#;
    row(&[], body)
        .code("InvalidParameterException")
        .message("a\r\n::error::b")
        .shown(r"InvalidParameterException: a\r\n::error::b")
        .check();
    row(&[], r#"{"message":"\u0007"}"#)
        .message("\u{7}")
        .shown(r"unreadable response: an error without a code: \u{7}")
        .check();
}
