//! Headers of requests.

use http::HeaderMap;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE};

/// The value of a header that must be there once, as a text.
pub(super) fn only<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let mut values = headers.get_all(name).into_iter();
    let value = values.next()?;
    if values.next().is_some() { None } else { value.to_str().ok() }
}

/// Whether the media type is this one. Parameters, such as `charset`, don't matter.
pub(super) fn has_content_type(headers: &HeaderMap, expected: &str) -> bool {
    let media_type = only(headers, CONTENT_TYPE.as_str()).and_then(|value| value.split(';').next());
    media_type.is_some_and(|it| it.trim().eq_ignore_ascii_case(expected))
}

/// The compressions of the body, in order.
pub(super) fn encoding(headers: &HeaderMap) -> Vec<&str> {
    // A value that isn't a text is no compression that anybody knows.
    let values = headers.get_all(CONTENT_ENCODING).into_iter().map(|value| value.to_str().unwrap_or("?"));
    let names = values.flat_map(|value| value.split(',')).map(str::trim);
    names.filter(|name| !name.is_empty() && !name.eq_ignore_ascii_case("identity")).collect()
}
