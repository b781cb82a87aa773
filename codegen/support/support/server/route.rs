// #if HttpBindings
//! Finds the operation of a request by its method, path and query, see
//! <https://smithy.io/2.0/spec/http-bindings.html#uri>.

use std::borrow::Cow;
use std::cmp::Reverse;

use http::Request;

use super::RequestError;
use crate::support::Operation;
use crate::support::rest::decode;

/// What requests of an operation have in common.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    method: &'static str,
    /// The pattern of path and query.
    uri: &'static str,
    target: &'static str,
}

impl Route {
    /// The route of an operation.
    #[must_use]
    pub const fn of<O: Operation>() -> Self {
        Self { method: O::METHOD, uri: O::URI, target: O::TARGET }
    }

    /// Whether the path and the query of a request fit.
    fn fits(&self, segments: &[&str], query: &[(&str, &str)]) -> bool {
        let (path, literals) = parts(self.uri);
        literals.iter().all(|literal| query.iter().any(|pair| is_pair(literal, pair)))
            && capture(path, segments).is_some()
    }

    /// The smallest of several patterns that fit is the most specific one, see
    /// <https://smithy.io/2.0/spec/http-bindings.html#specificity-routing>.
    fn order(&self) -> (Vec<u8>, Reverse<usize>) {
        let (path, literals) = parts(self.uri);
        let ranks = segments(path).map(|segment| match Segment::of(segment) {
            Segment::Literal(_) => 0,
            Segment::Label(_) => 1,
            Segment::Greedy(_) => 2,
        });
        // A pattern that ends here is less specific than one with more segments.
        (ranks.chain([3]).collect(), Reverse(literals.len()))
    }
}

/// The target of a request: that of the most specific pattern.
pub(crate) fn target<B>(routes: &[Route], request: &Request<B>) -> Result<&'static str, RequestError> {
    let segments: Vec<&str> = segments(request.uri().path()).collect();
    let query: Vec<_> = pairs(request.uri().query().unwrap_or_default()).collect();
    let method = request.method().as_str();
    let fits = |route: &&Route| route.fits(&segments, &query);
    let of_method = routes.iter().filter(|route| route.method == method).filter(fits);
    if let Some(route) = of_method.min_by_key(|route| route.order()) {
        return Ok(route.target);
    }
    let mut allowed: Vec<_> = routes.iter().filter(fits).map(|route| route.method).collect();
    allowed.sort_unstable();
    allowed.dedup();
    if allowed.is_empty() {
        return Err(RequestError::UnknownOperation);
    }
    Err(RequestError::Method { allowed: allowed.join(", ") })
}

/// The values of the labels in a path, which must fit the pattern; `None` if one can't be decoded.
pub(super) fn labels(uri: &'static str, path: &str) -> Option<Vec<(&'static str, String)>> {
    let segments: Vec<&str> = segments(path).collect();
    let captured = capture(parts(uri).0, &segments)?.into_iter();
    captured.map(|(name, value)| Some((name, decode(&value)?))).collect()
}

/// The keys and values of a query; `None` if one can't be decoded.
pub(super) fn parameters(query: &str) -> Option<Vec<(String, String)>> {
    pairs(query).map(|(key, value)| Some((decode(key)?, decode(value)?))).collect()
}

/// The path of a pattern, and the pairs that the query must have.
fn parts(uri: &str) -> (&str, Vec<(&str, &str)>) {
    let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
    (path, pairs(query).collect())
}

/// The pairs of a query. A key without a value has an empty one.
fn pairs(query: &str) -> impl Iterator<Item = (&str, &str)> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")))
}

/// Whether a pair is the one of a pattern. In a pattern, a key without a value stands for any value.
fn is_pair(literal: &(&str, &str), pair: &(&str, &str)) -> bool {
    is_same(literal.0, pair.0) && (literal.1.is_empty() || is_same(literal.1, pair.1))
}

/// The segments of a path. A slash at the end means nothing.
fn segments(path: &str) -> impl Iterator<Item = &str> {
    let path = path.strip_prefix('/').unwrap_or(path);
    let is_root = path.is_empty();
    path.strip_suffix('/').unwrap_or(path).split('/').filter(move |_| !is_root)
}

/// A segment of a pattern.
enum Segment<'a> {
    Literal(&'a str),
    /// The value of the member with this name.
    Label(&'a str),
    /// The same, for one segment or more.
    Greedy(&'a str),
}

impl<'a> Segment<'a> {
    fn of(segment: &'a str) -> Self {
        let label = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        match label.map(|label| label.strip_suffix('+').ok_or(label)) {
            None => Self::Literal(segment),
            Some(Err(label)) => Self::Label(label),
            Some(Ok(label)) => Self::Greedy(label),
        }
    }
}

/// The encoded values of the labels of a pattern; `None` if the segments of a path don't fit. A label
/// stands for some text, and takes as many segments as it can.
fn capture<'p, 's>(pattern: &'p str, mut path: &[&'s str]) -> Option<Vec<(&'p str, Cow<'s, str>)>> {
    let mut pattern = segments(pattern);
    let mut captured = Vec::new();
    while let Some(segment) = pattern.next() {
        let (first, rest) = path.split_first()?;
        path = rest;
        match Segment::of(segment) {
            Segment::Literal(literal) if is_same(literal, first) => {}
            Segment::Label(name) if !first.is_empty() => captured.push((name, Cow::Borrowed(*first))),
            Segment::Greedy(name) => {
                let after: Vec<&str> = pattern.by_ref().collect();
                let (more, end) = path.split_at_checked(path.len().checked_sub(after.len())?)?;
                let are_same = |(literal, segment): (&&str, &&str)| is_same(literal, segment);
                let value = more.iter().fold((*first).to_owned(), |value, segment| value + "/" + segment);
                if value.is_empty() || !after.iter().zip(end).all(are_same) {
                    return None;
                }
                captured.push((name, value.into()));
                path = &[];
            }
            _ => return None,
        }
    }
    path.is_empty().then_some(captured)
}

/// Whether a part of a request is the constant of a pattern. The part can be percent-encoded.
fn is_same(literal: &str, part: &str) -> bool {
    literal == part || (part.contains('%') && decode(part).as_deref() == Some(literal))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(patterns: &[&'static str], method: &str, uri: &str) -> Result<&'static str, RequestError> {
        let route = |pattern: &&'static str| {
            let (method, uri) = pattern.split_once(' ').unwrap();
            Route { method, uri, target: pattern }
        };
        let mut routes: Vec<Route> = patterns.iter().map(route).collect();
        let request = Request::builder().method(method).uri(uri).body(()).unwrap();
        let result = target(&routes, &request);
        routes.reverse();
        assert_eq!(target(&routes, &request), result, "the order of patterns decides");
        result
    }

    #[test]
    fn the_examples_of_the_specification() {
        let get = |pattern: &'static str, uri: &str| found(&[pattern], "GET", uri).is_ok();
        for (pattern, fitting, others) in [
            (
                "GET /my/uri/path",
                &["/my/uri/path", "/my/uri/path/"][..],
                &["/my/uri", "/my/uri/other", "/my/uri/path/other"][..],
            ),
            (
                "GET /my/uri/{label}",
                &["/my/uri/foo", "/my/uri/foo/", "/my/uri/foo?query=bar"],
                &["/my/uri", "/my/uri/", "/my/uri//", "/my/uri/foo/bar"],
            ),
            (
                "GET /path?requiredKey",
                &["/path?requiredKey", "/path?other&requiredKey", "/path?requiredKey=a"],
                &["/path", "/path?", "/path?otherKey"],
            ),
            (
                "GET /path?requiredKey=requiredValue",
                &["/path?requiredKey=requiredValue", "/path?other&requiredKey=requiredValue"],
                &["/path", "/path?", "/path?requiredKey=otherValue"],
            ),
            (
                "GET /prefix/{label+}/suffix",
                &["/prefix/foo/suffix", "/prefix/foo/bar/suffix", "/prefix/foo/suffix/bar/suffix"],
                &["/prefix/foo/bar", "/foo/bar/suffix", "/prefix/suffix", "/prefix//suffix"],
            ),
            ("GET /", &["/"], &["/a", "//"]),
        ] {
            fitting.iter().for_each(|uri| assert!(get(pattern, uri), "{pattern} {uri}"));
            others.iter().for_each(|uri| assert!(!get(pattern, uri), "{pattern} {uri}"));
        }
    }

    #[test]
    fn the_most_specific_pattern_wins_in_any_order() {
        let patterns =
            ["GET /abc/bcd/{xyz}", "GET /abc/{xyz}/cde", "GET /{xyz}/bcd/cde?def=efg", "GET /{all+}"];
        for (uri, index) in [
            ("/abc/bcd/cde?def=efg", 0),
            ("/abc/foo/cde?def=efg", 1),
            ("/foo/bcd/cde?def=efg", 2),
            ("/foo/bcd/cde", 3),
        ] {
            assert_eq!(found(&patterns, "GET", uri), Ok(patterns[index]), "{uri}");
        }
        let greedy = ["GET /abc/{xyz+}/bcd", "GET /abc/{xyz+}", "GET /abc/{xyz}", "GET /abc/{xyz}?q"];
        for (uri, index) in [("/abc/foo/bar/bcd", 0), ("/abc/foo/bar", 1), ("/abc/foo", 2), ("/abc/foo?q", 3)]
        {
            assert_eq!(found(&greedy, "GET", uri), Ok(greedy[index]), "{uri}");
        }
    }

    #[test]
    fn another_method_and_an_unknown_path_are_different_errors() {
        let patterns = ["PUT /a/{b}", "GET /a/{b}", "GET /a/c"];
        let allowed = RequestError::Method { allowed: "GET, PUT".to_owned() };
        assert_eq!(found(&patterns, "DELETE", "/a/c"), Err(allowed));
        assert_eq!(found(&patterns, "DELETE", "/b"), Err(RequestError::UnknownOperation));
    }

    #[test]
    fn labels_and_parameters_are_decoded() {
        let text = |text: &str| text.to_owned();
        let path = "/a/%2Fb%20/%63/d/e%2f/";
        assert_eq!(
            labels("/a/{one}/c/{more+}?x", path),
            Some(vec![("one", text("/b ")), ("more", text("d/e/"))])
        );
        for wrong in ["/a/%", "/a/%2", "/a/%+1", "/a/%zz", "/a/%ff", "/a/%2é"] {
            assert_eq!(labels("/a/{one}", wrong), None, "{wrong}");
        }
        let query = "a=b%3D&&c&=d&e=f=g";
        let pair = |key: &str, value: &str| (text(key), text(value));
        assert_eq!(
            parameters(query),
            Some(vec![pair("a", "b="), pair("c", ""), pair("", "d"), pair("e", "f=g")])
        );
        assert_eq!(parameters("a=%"), None);
    }
}
// #end
