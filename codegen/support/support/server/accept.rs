// #if HttpBindings
//! The media types that a client accepts.

use http::HeaderMap;
use http::header::ACCEPT;

/// Whether a client accepts a media type, see
/// <https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1>. Parameters of media types don't matter.
pub(super) fn accepts(headers: &HeaderMap, media_type: &str) -> bool {
    let texts = headers.get_all(ACCEPT).into_iter().map(|value| value.to_str().unwrap_or("?"));
    let mut ranges = texts.flat_map(|text| text.split(',')).filter(|range| !range.trim().is_empty()).peekable();
    if ranges.peek().is_none() {
        return true;
    }
    // The range that says most about the media type decides.
    let matches = ranges.filter_map(|range| Some((precision(range, media_type)?, !is_refused(range))));
    matches.max().is_some_and(|(_, is_accepted)| is_accepted)
}

/// How exactly a range names a media type; `None` if it doesn't contain it.
fn precision(range: &str, media_type: &str) -> Option<u8> {
    let range = essence(range);
    let media_type = essence(media_type);
    let kind = media_type.split('/').next().unwrap_or_default();
    if range.eq_ignore_ascii_case(media_type) {
        return Some(2);
    }
    let (range_kind, "*") = range.split_once('/')? else { return None };
    if range_kind.eq_ignore_ascii_case(kind) { Some(1) } else { (range_kind == "*").then_some(0) }
}

/// A media type without its parameters.
pub(super) fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// Whether the weight of a range is zero.
fn is_refused(range: &str) -> bool {
    let weights = range.split(';').skip(1).filter_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("q").then(|| value.trim().parse::<f32>().ok())?
    });
    weights.into_iter().any(|weight| weight <= 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_precise_range_decides() {
        let accepts = |header: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT, header.parse().unwrap());
            accepts(&headers, "application/json")
        };
        for fine in [
            "application/json",
            "Application/JSON; charset=utf-8",
            "text/html, application/*;q=0.5",
            "*/*",
            "*/*;q=0, application/json",
            "",
        ] {
            assert!(accepts(fine), "{fine}");
        }
        for other in [
            "text/plain",
            "application/hal+json",
            "application/json;q=0",
            "*/*, application/json; q=0.0",
            "application/*;q=0, */*",
            "*/json",
            "json",
        ] {
            assert!(!accepts(other), "{other}");
        }
    }
}
// #end
