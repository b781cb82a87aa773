//! Parts of URLs in endpoint rules, see
//! <https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#parseurl-function>.

use super::address::is_ip_address;

/// The parts of a URL.
#[allow(dead_code, reason = "not every service needs each part")]
pub(crate) struct Url<'a> {
    pub(crate) scheme: &'a str,
    /// The host, and the port if there is one.
    pub(crate) authority: &'a str,
    pub(crate) path: &'a str,
    /// The path with a slash at each end.
    pub(crate) normalized_path: String,
    /// Whether the host is an IP address.
    pub(crate) is_ip: bool,
}

/// The parts of a URL of `http` or `https` without a query.
pub(crate) fn parse_url(text: &str) -> Option<Url<'_>> {
    let (scheme, rest) = text.split_once("://")?;
    if !matches!(scheme, "http" | "https") || rest.contains(['?', '#']) {
        return None;
    }
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host_end = authority.rfind(']').map_or(0, |end| end + 1);
    let (host, port) = match authority[host_end..].find(':') {
        Some(colon) => authority.split_at(host_end + colon),
        None => (authority, ":0"),
    };
    if host.is_empty() || port[1..].parse::<u16>().is_err() {
        return None;
    }
    let is_ip = is_ip_address(host);
    let inner = path.trim_matches('/');
    let normalized_path = if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") };
    Some(Url { scheme, authority, path, normalized_path, is_ip })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_have_parts() {
        let parts = |text| parse_url(text).map(|url| (url.scheme.to_owned(), url.authority.to_owned(), url.path.to_owned(), url.normalized_path, url.is_ip));
        let expected = |scheme: &str, authority: &str, path: &str, normalized: &str, is_ip| {
            Some((scheme.to_owned(), authority.to_owned(), path.to_owned(), normalized.to_owned(), is_ip))
        };
        assert_eq!(parts("https://example.com"), expected("https", "example.com", "", "/", false));
        assert_eq!(parts("http://127.0.0.1:80/a/b"), expected("http", "127.0.0.1:80", "/a/b", "/a/b/", true));
        assert_eq!(parts("http://[::1]:80/"), expected("http", "[::1]:80", "/", "/", true));
        for wrong in ["example.com", "ftp://example.com", "https://", "https://a?b", "https://a:x", "https://a:99999"] {
            assert_eq!(parts(wrong), None, "{wrong}");
        }
    }
}
