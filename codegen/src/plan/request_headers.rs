//! Checks the headers that the configuration adds to each request of a service.

use std::collections::BTreeSet;

use crate::config::Config;
use crate::error::{Errors, Problem};
use crate::ir::Protocol;

/// Headers that protocols, HTTP clients or signatures set by themselves, in lower case.
const TAKEN: [&str; 20] = [
    "accept",
    "authorization",
    "connection",
    "content-encoding",
    "content-length",
    "content-md5",
    "content-type",
    "date",
    "expect",
    "host",
    "smithy-protocol",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "x-amz-content-sha256",
    "x-amz-date",
    "x-amz-security-token",
    "x-amz-target",
    "x-amzn-query-mode",
];

/// Reports names and values that can't be those of a header, and names that are taken.
pub(crate) fn check(config: &Config, protocol: Option<&Protocol>, errors: &mut Errors) {
    let mut names = BTreeSet::new();
    for (name, value) in &config.headers {
        let lower = name.to_ascii_lowercase();
        let (message, help) = if protocol.is_none() {
            ("has no request: only types are generated", "remove the line")
        } else if !is_name(name) {
            ("can't be the name of a header", "use letters, digits and `-`")
        } else if TAKEN.contains(&lower.as_str()) {
            ("is set by the protocol, the HTTP client or the signature", "remove the line")
        } else if !is_value(value) {
            (
                "has a value that no header can have",
                "use visible ASCII characters, and spaces within",
            )
        } else if !names.insert(lower) {
            ("is there twice: case doesn't matter", "remove one of the lines")
        } else {
            continue;
        };
        errors.push(
            Problem::new("configuration, [headers]", format!("`{name}` {message}")).help(help),
        );
    }
}

/// Whether a text is a token, see <https://www.rfc-editor.org/rfc/rfc9110#name-tokens>.
fn is_name(name: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(is_token)
}

/// Whether a value has only visible ASCII characters, with spaces between them.
fn is_value(value: &str) -> bool {
    value.trim() == value
        && !value.is_empty()
        && value.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}
