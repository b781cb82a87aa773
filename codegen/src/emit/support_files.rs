//! The files of support code, which generated crates get unchanged.

use std::borrow::Cow;

use super::text_file::{SLASHES, TextFile};

/// A file of `codegen/support`, which has the same path in a generated crate.
macro_rules! support {
    ($path:literal) => {
        TextFile {
            path: concat!("src/", $path),
            origin: &[concat!("codegen/support/", $path)],
            comment: SLASHES,
            text: Cow::Borrowed(include_str!(concat!("../../support/", $path))),
        }
    };
}

/// The files of every crate with a protocol.
pub(super) const SUPPORT: &[TextFile] = &[
    support!("support.rs"),
    support!("support/big.rs"),
    support!("support/blob.rs"),
    support!("support/builder.rs"),
    support!("support/builder/collections.rs"),
    support!("support/builder/debug.rs"),
    support!("support/display.rs"),
    support!("support/document.rs"),
    support!("support/operation.rs"),
    support!("support/redacted.rs"),
    support!("support/sensitive.rs"),
    support!("support/setters.rs"),
    support!("support/timestamp.rs"),
    support!("support/base64.rs"),
    support!("support/endpoint.rs"),
    support!("support/error.rs"),
    support!("support/error_response.rs"),
    support!("support/http.rs"),
    support!("support/json.rs"),
    support!("support/json/strictness.rs"),
    support!("support/json/read.rs"),
    support!("support/json/read/escape.rs"),
    support!("support/json/read/ignored.rs"),
    support!("support/json/read/members.rs"),
    support!("support/json/request.rs"),
    support!("support/json/write.rs"),
    support!("support/macros.rs"),
    support!("support/serde.rs"),
    support!("support/serde/name.rs"),
    support!("support/serde/number.rs"),
    support!("support/timestamp/calendar.rs"),
    support!("support/timestamp/date_time.rs"),
    support!("support/timestamp/text.rs"),
    support!("support/union.rs"),
    support!("support/wire.rs"),
    support!("support/wire/decimal.rs"),
    support!("support/wire/number.rs"),
    support!("support/wire/values.rs"),
];

/// What every crate has for the error of its service.
pub(super) const SERVICE_ERROR: TextFile = support!("service_error.rs");

/// The file of crates with paginated operations.
pub(super) const PAGES: TextFile = support!("pages.rs");

/// The file of crates with idempotency tokens.
pub(super) const TOKENS: TextFile = support!("tokens.rs");
