//! Which endpoints a request can be sent to, and which prefixes go in front of their hosts.

use http::Request;
use sink::operations::{Hosted, NoInput};
use sink::types::HostedInput;
use sink::{HostPrefix, InvalidEndpoint, Operation, set_endpoint};

/// The address of a request without a prefix, and its header `Host`.
fn plain(endpoint: &str) -> Result<(String, String), InvalidEndpoint> {
    addressed(NoInput::request(&()), endpoint)
}

/// The same for a request whose prefix has these labels: `data{account}.{zone}.`
fn hosted(account: &str, zone: &str, endpoint: &str) -> Result<(String, String), InvalidEndpoint> {
    let input = HostedInput::builder().account(account).zone(zone).build();
    addressed(Hosted::request(&input), endpoint)
}

fn addressed(
    mut request: Request<Vec<u8>>,
    endpoint: &str,
) -> Result<(String, String), InvalidEndpoint> {
    let before = format!("{request:?}");
    if let Err(error) = set_endpoint(&mut request, endpoint) {
        assert_eq!(
            format!("{request:?}"),
            before,
            "a request that isn't addressed stays as it was"
        );
        return Err(error);
    }
    let host = request.headers()["host"].to_str().expect("a host is a text");
    Ok((request.uri().to_string(), host.to_owned()))
}

#[test]
fn endpoints_have_scheme_host_port_and_path() {
    for (endpoint, uri, host) in [
        ("https://example.com", "https://example.com/", "example.com"),
        ("https://example.com/", "https://example.com/", "example.com"),
        ("https://example.com/a//", "https://example.com/a/", "example.com"),
        ("http://localhost:4566/a/b", "http://localhost:4566/a/b/", "localhost:4566"),
        ("http://127.0.0.1:0", "http://127.0.0.1:0/", "127.0.0.1:0"),
        ("http://[::1]:65535", "http://[::1]:65535/", "[::1]:65535"),
        ("http://[2001:db8::7]", "http://[2001:db8::7]/", "[2001:db8::7]"),
        ("http://[2001:db8::]", "http://[2001:db8::]/", "[2001:db8::]"),
        ("http://local_stack:80", "http://local_stack:80/", "local_stack:80"),
        ("https://example.com./", "https://example.com./", "example.com."),
        (
            "https://xn--bcher-kva.example",
            "https://xn--bcher-kva.example/",
            "xn--bcher-kva.example",
        ),
    ] {
        assert_eq!(plain(endpoint), Ok((uri.to_owned(), host.to_owned())), "{endpoint}");
    }
}

#[test]
fn other_endpoints_are_refused() {
    use InvalidEndpoint::{Host, NotAbsolute, NotPlain, Port};

    let long_label = format!("https://{}.com", "a".repeat(64));
    let long_host = format!("https://{}com", "a.".repeat(127));
    for (endpoint, reason) in [
        ("", NotAbsolute),
        ("example.com", NotAbsolute),
        ("localhost:4566", NotAbsolute),
        ("//example.com", NotAbsolute),
        ("://example.com", NotAbsolute),
        ("ht tp://example.com", NotAbsolute),
        ("https://example.com/a b", NotAbsolute),
        ("https://example.com/a\\b", NotAbsolute),
        ("https://example.com/\r\nX-Injected: 1", NotAbsolute),
        ("https://example.com/ü", NotAbsolute),
        ("https://", Host),
        ("https:///path", Host),
        ("https://:80", Host),
        ("https://.", Host),
        ("https://a..b", Host),
        ("https://-a.b", Host),
        ("https://a-.b", Host),
        ("https://a b", Host),
        ("https://a,b", Host),
        ("https://a%2fb", Host),
        ("https://a\\b", Host),
        ("https://{}.com", Host),
        ("https://bücher.example", Host),
        ("https://example.com\r\nX-Injected: 1", Port),
        ("https://example.com\r\nX-Injected:1", Host),
        ("https://[::1", Port),
        ("https://[::g]", Host),
        ("https://[127.0.0.1]", Host),
        ("https://[::1]a", Host),
        ("https://::1", Port),
        (&long_label, Host),
        (&long_host, Host),
        ("https://user@example.com", NotPlain),
        ("https://user:secret@example.com", NotPlain),
        ("https://@example.com", NotPlain),
        ("https://example.com?a=b", NotPlain),
        ("https://example.com/?", NotPlain),
        ("https://example.com#a", NotPlain),
        ("https://example.com/a#", NotPlain),
        ("https://example.com:", Port),
        ("https://example.com:http", Port),
        ("https://example.com:65536", Port),
        ("https://example.com:-1", Port),
        ("https://example.com:+1", Port),
        ("https://example.com:80:80", Port),
        ("https://[::1]:x", Port),
    ] {
        assert_eq!(plain(endpoint), Err(reason), "{endpoint}");
        let text = reason.to_string();
        assert!(text.starts_with("the endpoint") && !text.contains("secret"), "{text}");
    }
}

#[test]
fn a_prefix_goes_in_front_of_the_host() {
    let without = NoInput::request(&());
    assert_eq!(without.extensions().get::<HostPrefix>(), None);
    for (account, zone, endpoint, uri) in [
        ("7", "eu", "https://example.com", "https://data7.eu.example.com/"),
        ("A-b", "9", "http://localhost:80/a", "http://dataA-b.9.localhost:80/a/"),
        ("-7", "eu", "https://example.com", "https://data-7.eu.example.com/"),
    ] {
        assert_eq!(hosted(account, zone, endpoint).expect(endpoint).0, uri);
    }
    // The longest label has 63 letters.
    let longest = "a".repeat(59);
    let (uri, _) = hosted(&longest, &"z".repeat(63), "https://example.com").expect("it fits");
    assert!(uri.starts_with("https://dataaaa") && uri.len() > 130, "{uri}");
}

#[test]
fn a_label_that_no_host_can_have_is_refused() {
    let long = "a".repeat(64);
    for (account, zone) in [
        ("", "eu"),
        ("7", ""),
        ("7.evil", "eu"),
        ("7", "evil.com"),
        ("7", "."),
        ("7", "a/"),
        ("7", "a?b"),
        ("7", "a#"),
        ("7", "a@b"),
        ("7", "a:80"),
        ("7", "a_b"),
        ("7", "a b"),
        ("7", "a\r\nb"),
        ("7", "%2e"),
        ("7", "\\"),
        ("7", "ü"),
        ("7", "-a"),
        ("7", "a-"),
        ("7-", "a"),
        (&long[..60], "a"),
        ("7", &long),
    ] {
        let refused = hosted(account, zone, "https://example.com");
        assert_eq!(refused, Err(InvalidEndpoint::Prefix), "{account:?} {zone:?}");
    }
}

#[test]
fn prefix_and_host_together_must_be_a_host() {
    for endpoint in ["http://127.0.0.1", "http://127.0.0.1:80", "http://[::1]"] {
        assert_eq!(hosted("7", "eu", endpoint), Err(InvalidEndpoint::Prefix), "{endpoint}");
    }
    let host = "a.".repeat(120);
    plain(&format!("https://{host}com")).expect("it has 243 characters");
    let refused = hosted("7", &"z".repeat(20), &format!("https://{host}com"));
    assert_eq!(refused, Err(InvalidEndpoint::Prefix));

    // A prefix that doesn't end with a dot is part of a label.
    let mut request = NoInput::request(&());
    request.extensions_mut().insert(HostPrefix("data-".to_owned()));
    assert_eq!(
        addressed(request.clone(), "https://example.com").expect("it is a host").1,
        "data-example.com"
    );
    let refused = addressed(request, &format!("https://{}.com", "a".repeat(59)));
    assert_eq!(refused, Err(InvalidEndpoint::Prefix));
}

#[test]
fn a_prefix_that_users_make_is_checked() {
    for prefix in [".", "..", "a..", ".a.", "{}.", "a@b.", "evil.com/", "a:80@", "a_b.", "\n."] {
        let mut request = NoInput::request(&());
        request.extensions_mut().insert(HostPrefix(prefix.to_owned()));
        let refused = addressed(request, "https://example.com");
        assert_eq!(refused, Err(InvalidEndpoint::Prefix), "{prefix:?}");
    }
}
