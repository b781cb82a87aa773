//! Addresses whose messages others can read.

use super::address::Address;

/// Whether messages to an address can be read on their way: it begins with `http`, and isn't on this
/// machine.
pub(super) fn is_public_plain_http(text: &str) -> bool {
    let Ok(Address { scheme, host, .. }) = Address::parse(text) else { return false };
    let ip = host.trim_matches(['[', ']']).parse::<std::net::IpAddr>();
    let is_local = match ip {
        Ok(ip) => ip.is_loopback(),
        Err(_) => host.eq_ignore_ascii_case("localhost"),
    };
    !scheme.eq_ignore_ascii_case("https") && !is_local
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_is_for_this_machine() {
        for local in ["http://localhost:5000", "HTTP://127.0.0.1", "http://[::1]:80/a", "http://LOCALHOST"] {
            assert!(!is_public_plain_http(local), "{local}");
        }
        for public in ["http://example.com", "http://localhost.example.com", "http://10.0.0.1", "ftp://a"] {
            assert!(is_public_plain_http(public), "{public}");
        }
        assert!(!is_public_plain_http("https://example.com"));
    }
}
