//! The canonical request: the text of a message that a signature covers.

use http::HeaderMap;

use super::percent;

/// Headers that change on the way to the service, or that clients add after signing.
const NOT_SIGNED: [&str; 13] = [
    "authorization",
    "connection",
    "expect",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "x-amzn-trace-id",
];

/// A canonical request. It can hold secrets of the message, so it has no `Debug`.
pub(super) struct Canonical {
    /// The text, in which headers can have bytes beyond ASCII.
    pub(super) text: Vec<u8>,
    /// The names of the headers that the signature covers, separated by semicolons.
    pub(super) signed_headers: String,
}

impl Canonical {
    /// The request with a path as it is signed, and with the hash of its body.
    pub(super) fn new(method: &str, path: &str, query: Option<&str>, headers: &HeaderMap, body: &str) -> Self {
        let query = percent::canonical_query(query.unwrap_or_default());
        let mut text = format!("{method}\n{path}\n{query}\n").into_bytes();
        for name in signed_names(headers) {
            text.extend_from_slice(name.as_bytes());
            for (index, value) in headers.get_all(name).iter().enumerate() {
                text.push(if index == 0 { b':' } else { b',' });
                text.extend(single_spaces(value.as_bytes()));
            }
            text.push(b'\n');
        }
        let signed_headers = signed_headers(headers);
        text.extend(format!("\n{signed_headers}\n{body}").into_bytes());
        Self { text, signed_headers }
    }
}

/// The names of the headers that a signature covers, separated by semicolons.
pub(super) fn signed_headers(headers: &HeaderMap) -> String {
    signed_names(headers).join(";")
}

fn signed_names(headers: &HeaderMap) -> Vec<&str> {
    let names = headers.keys().map(http::HeaderName::as_str);
    let mut names: Vec<&str> = names.filter(|name| !NOT_SIGNED.contains(name)).collect();
    names.sort_unstable();
    names
}

/// A value without spaces around it, and with one in place of several within.
fn single_spaces(value: &[u8]) -> Vec<u8> {
    let words = value.trim_ascii().split(|byte| *byte == b' ').filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(&b' ')
}

/// How a path is signed.
#[derive(Clone, Copy)]
pub(super) struct Path {
    /// Whether `.`, `..` and empty segments are taken out.
    pub(super) normalize: bool,
    /// Whether it is percent-encoded once more.
    pub(super) encode: bool,
}

impl Path {
    /// The path as it is signed.
    pub(super) fn of(self, path: &str) -> String {
        let path = if self.normalize { normalized(path) } else { path.to_owned() };
        if self.encode { percent::encode(path.as_bytes(), b"/") } else { path }
    }
}

/// A path without segments that mean another one, see
/// <https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4>.
fn normalized(path: &str) -> String {
    let mut segments = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => _ = segments.pop(),
            name => segments.push(name),
        }
    }
    let is_folder = matches!(path.rsplit('/').next(), Some("" | "." | ".."));
    let end = if is_folder && !segments.is_empty() { "/" } else { "" };
    format!("/{}{end}", segments.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lose_segments_that_mean_another_one() {
        let cases = [
            ("", "/"),
            ("/", "/"),
            ("//", "/"),
            ("/a/..", "/"),
            ("/a/../", "/"),
            ("/a/b/..", "/a/"),
            ("/a/./b/", "/a/b/"),
            ("/../a", "/a"),
            ("//a//", "/a/"),
            ("/a/.", "/a/"),
            ("/a.b/..c", "/a.b/..c"),
        ];
        for (path, expected) in cases {
            assert_eq!(Path { normalize: true, encode: false }.of(path), expected, "{path}");
        }
    }

    #[test]
    fn a_path_that_is_encoded_is_encoded_once_more() {
        let path = "/functions/arn%3Aaws/a~b";
        assert_eq!(Path { normalize: true, encode: true }.of(path), "/functions/arn%253Aaws/a~b");
        assert_eq!(Path { normalize: false, encode: false }.of("/a/../b"), "/a/../b");
    }

    #[test]
    fn spaces_within_a_value_become_one() {
        assert_eq!(single_spaces(b" a   b\t "), b"a b");
        assert_eq!(single_spaces(b" \"a  b\" \xff"), b"\"a b\" \xff");
        assert_eq!(single_spaces(b"  "), b"");
    }
}
