//! Where messages go, and what is refused before anything is sent.

use generated::sigv4::SigningError;
use generated::{CallError, Client, EndpointError, InvalidEndpoint};
use sink::operations::Hosted;
use sink::types::HostedInput;

use super::{client, get_user, header, sign_up, success};

/// The address and the host of the message of a client.
fn address(client: &Client) -> (String, String) {
    let outcome = get_user(client, [success()]);
    let message = outcome.sent.first().expect("the message is sent");
    let host = header(message, "host").expect("the message has a host");
    (message.uri().to_string(), host.to_owned())
}

#[test]
fn the_region_gives_the_address() {
    for (client, host) in [
        (client(), "cognito-idp.eu-west-1.amazonaws.com"),
        (client().fips(true), "cognito-idp-fips.eu-west-1.amazonaws.com"),
        (client().dual_stack(true), "cognito-idp.eu-west-1.amazonaws.com"),
        (Client::new("cn-north-1").credentials(key()), "cognito-idp.cn-north-1.amazonaws.com.cn"),
    ] {
        assert_eq!(address(&client), (format!("https://{host}/"), host.to_owned()));
    }
}

fn key() -> generated::Credentials {
    generated::Credentials::new(super::KEY_ID, "secret")
}

#[test]
fn an_address_of_ones_own_can_have_a_port_and_a_path() {
    for (own, address_of_message, host) in [
        ("http://localhost:5000", "http://localhost:5000/", "localhost:5000"),
        ("http://127.0.0.1:5000/aws", "http://127.0.0.1:5000/aws/", "127.0.0.1:5000"),
        ("http://[::1]:5000", "http://[::1]:5000/", "[::1]:5000"),
        ("https://proxy.example/a/b/", "https://proxy.example/a/b/", "proxy.example"),
    ] {
        let found = address(&client().endpoint(own));
        assert_eq!(found, (address_of_message.to_owned(), host.to_owned()));
    }
}

#[test]
fn plain_http_to_another_machine_must_be_allowed() {
    for own in ["http://example.com", "http://localhost.example.com", "http://10.0.0.1:80/a"] {
        let outcome = sign_up(&client().endpoint(own), []);
        assert!(matches!(outcome.error(), CallError::Endpoint(EndpointError::PlainHttp)), "{own}");
        let allowed = client().endpoint(own).allow_plain_http(true);
        assert!(sign_up(&allowed, [success()]).result.is_ok(), "{own}");
    }
}

#[test]
fn addresses_that_lead_elsewhere_are_refused() {
    for (own, expected) in [
        ("", InvalidEndpoint::NotAbsolute),
        ("localhost:5000", InvalidEndpoint::NotAbsolute),
        ("https://a.example\r\nb.example", InvalidEndpoint::Host),
        ("https://a.example/\r\nx: y", InvalidEndpoint::NotAbsolute),
        ("https://user:password@a.example", InvalidEndpoint::NotPlain),
        ("https://a.example?b", InvalidEndpoint::NotPlain),
        ("https://a.example#b", InvalidEndpoint::NotPlain),
        ("https://a.example:99999", InvalidEndpoint::Port),
        ("https://a.example:port", InvalidEndpoint::Port),
        ("https://a b.example", InvalidEndpoint::Host),
        ("https://", InvalidEndpoint::Host),
    ] {
        let outcome = sign_up(&client().endpoint(own), []);
        let CallError::Endpoint(error) = outcome.error() else { panic!("{own:?}") };
        assert_eq!(error, EndpointError::Invalid(expected), "{own:?}");
    }
}

const BAD_REGIONS: [&str; 9] = [
    "eu-west-1\r\nx: y",
    "eu-west-1.attacker.example/",
    "attacker.example/",
    "@attacker.example",
    "eu-west-1:8080",
    "eu west 1",
    "eu-west-1#",
    "eu-west-1?",
    "\u{fc}-west-1",
];

#[test]
fn regions_that_are_no_part_of_a_host_are_refused() {
    for region in BAD_REGIONS {
        let outcome = sign_up(&Client::new(region), []);
        assert!(matches!(outcome.error(), CallError::Endpoint(_)), "{region:?}");
    }
    assert!(matches!(sign_up(&Client::new(""), []).error(), CallError::Endpoint(_)));
}

#[test]
fn regions_that_cannot_be_signed_for_are_refused_at_an_address_of_ones_own() {
    for region in BAD_REGIONS {
        let client = Client::new(region).endpoint("http://localhost:5000").credentials(key());
        let outcome = get_user(&client, []);
        assert!(outcome.sent.is_empty());
        let error = outcome.error();
        let is_refused =
            matches!(error, CallError::Endpoint(_) | CallError::Signing(SigningError::Scope));
        assert!(is_refused, "{region:?}: {error:?}");
    }
}

#[test]
fn an_operation_puts_its_prefix_in_front_of_the_host() {
    let input = HostedInput::builder().account("a1").zone("z1").build();
    let start = |endpoint: &str| {
        let client = sink::Client::new("eu-west-1").endpoint(endpoint);
        client.credentials(sink::Credentials::new(super::KEY_ID, "secret")).start::<Hosted>(&input)
    };
    let call = start("https://example.com").expect("the host takes a prefix");
    let sink::Next::Send(message, _) = call.next() else { panic!("a call begins with a message") };
    assert_eq!(message.uri(), "https://dataa1.z1.example.com/");
    assert_eq!(header(&message, "host"), Some("dataa1.z1.example.com"));
    let error = start("http://127.0.0.1").expect_err("an IP address takes no prefix");
    assert!(matches!(
        error,
        sink::CallError::Endpoint(sink::EndpointError::Invalid(sink::InvalidEndpoint::Prefix))
    ));
}
