//! Responses, see
//! <https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html#httpresponsetests>.

use std::fmt::Debug;

use http::Response;

/// The response of a case.
pub(crate) fn message(case: &str) -> Response<Vec<u8>> {
    let case = super::parse(case);
    let body = super::body::of(&case).unwrap_or_default();
    let status = case["code"].as_u64().and_then(|code| u16::try_from(code).ok());
    let mut builder = Response::builder().status(status.expect("a response has a code"));
    for (name, value) in case["headers"].as_object().into_iter().flatten() {
        builder = builder.header(name, value.as_str().unwrap_or_default());
    }
    builder.body(body).expect("a case is a valid response")
}

/// The code of an error: its name, unless the case gives another code.
pub(crate) fn code(case: &str, name: &str) -> String {
    super::parse(case)["vendorParams"]["code"].as_str().unwrap_or(name).to_owned()
}

/// Checks that a value is the one that a case expects.
///
/// A value with a NaN inside isn't equal to itself. Its texts are compared instead, of `Debug` and
/// of JSON: `Debug` hides secrets, and JSON also has defaults of members that aren't set.
#[allow(clippy::eq_op, reason = "NaN isn't equal to itself")]
pub(crate) fn same<T: Debug + PartialEq>(actual: &T, expected: &T, json: fn(&T) -> String) {
    if expected == expected {
        assert!(actual == expected, "got\n{actual:#?}\nbut expected\n{expected:#?}");
    } else {
        assert_eq!(format!("{actual:?}"), format!("{expected:?}"));
        assert_eq!(json(actual), json(expected));
    }
}
