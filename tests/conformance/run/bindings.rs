//! Values in paths, queries and headers: none changes the structure of a message, and secrets stay
//! hidden.

use std::collections::BTreeMap;

use http::Request;

use crate::suite_bindings::operations::PutThing;
use crate::suite_bindings::types::PutThingInput;
use crate::suite_bindings::{InputError, Operation, set_endpoint};

/// Parts of random texts: each has a meaning in some part of a message.
const PARTS: [&str; 22] = [
    "a", "Z9", "-._~", "/", "//", ".", "..", "?", "#", "%", "%2F", "%2e", "&", "=", "+", " ", "\\",
    "\"", ",", "\r\n", "\0", "é😹",
];

/// A text of up to five parts, which differs for each seed.
pub(crate) fn text(seed: &mut u64) -> String {
    let mut next = |limit: usize| {
        *seed =
            seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(*seed >> 33).unwrap_or_default() % limit
    };
    (0..next(6)).map(|_| PARTS[next(PARTS.len())]).collect()
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        if first == b'%' {
            let digits = std::str::from_utf8(&after[..2]).expect("two digits");
            bytes.push(u8::from_str_radix(digits, 16).expect("two digits"));
            rest = &after[2..];
        } else {
            bytes.push(first);
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}

pub(crate) fn input(name: &str, path: &str, key: &str, text: &str) -> PutThingInput {
    PutThingInput::builder().name(name).path(path).key(key).text(text).build()
}

fn pairs(request: &Request<Vec<u8>>) -> BTreeMap<String, String> {
    let query = request.uri().query().unwrap_or_default();
    let pair = |pair: &str| {
        let (key, value) = pair.split_once('=').expect("a value");
        (decoded(key), decoded(value))
    };
    query.split('&').map(pair).collect()
}

#[test]
fn no_value_changes_the_structure_of_a_request() {
    let mut seed = 7;
    let (mut sent, mut refused) = (0, 0);
    for _ in 0..20_000 {
        let [name, path, key, header] = std::array::from_fn(|_| text(&mut seed));
        match PutThing::request(&input(&name, &path, &key, &header)) {
            Ok(request) => {
                sent += 1;
                let segments: Vec<&str> = request.uri().path().split('/').skip(1).collect();
                assert_eq!((segments[0], segments[2]), ("things", "files"), "{request:?}");
                assert_eq!(decoded(segments[1]), name);
                assert_eq!(decoded(&segments[3..].join("/")), path);
                assert!(
                    !segments.iter().any(|segment| matches!(decoded(segment).as_str(), "." | ".."))
                );
                let expected = [("fixed", "1"), ("key", &key)]
                    .map(|(key, value)| (key.to_owned(), value.to_owned()));
                assert_eq!(pairs(&request), BTreeMap::from(expected));
                assert_eq!(request.headers()["x-text"].as_bytes(), header.as_bytes());
                assert_eq!(request.headers().len(), 4, "{:?}", request.headers());
            }
            Err(error) => {
                refused += 1;
                let member = match error {
                    InputError::EmptyLabel(member) | InputError::DotSegment(member) => member,
                    InputError::Header(member) => {
                        assert!(header.chars().any(|c| !(' '..='~').contains(&c)), "{header:?}");
                        member
                    }
                    other => panic!("{other}"),
                };
                assert!(["Name", "Path", "Text"].contains(&member), "{member}");
                assert!(
                    error.to_string().starts_with(&format!("the member `{member}` ")),
                    "{error}"
                );
            }
        }
    }
    assert!(sent > 5_000 && refused > 5_000, "{sent} sent, {refused} refused");
}

#[test]
fn inputs_that_can_not_be_sent_are_refused_by_the_name_of_the_member() {
    let refused = |input: PutThingInput| PutThing::request(&input).expect_err("it is refused");
    assert_eq!(refused(input("", "b", "", "")), InputError::EmptyLabel("Name"));
    assert_eq!(refused(input("..", "b", "", "")), InputError::DotSegment("Name"));
    assert_eq!(refused(input("a", "b/../c", "", "")), InputError::DotSegment("Path"));
    assert_eq!(refused(input("a", "b", "", "c\r\nHost: d")), InputError::Header("Text"));
    assert_eq!(refused(input("a", &"b".repeat(70_000), "", "")), InputError::TooLong);
    let with_header =
        |key: &str| PutThingInput::builder().name("a").path("b").map([(key, "c")]).build();
    assert_eq!(refused(with_header("a: b")), InputError::Header("Map"));
    assert!(PutThing::request(&input("...", ".a/b", "", "")).is_ok());
}

#[test]
fn secrets_in_headers_are_hidden() {
    let input = PutThingInput::builder().name("a").path("b").secret("hunter2").text("seen").build();
    let request = PutThing::request(&input).expect("it can be sent");
    assert_eq!(request.headers()["x-secret"], "hunter2");
    let shown = format!("{:?}", request.headers());
    assert!(shown.contains("seen") && !shown.contains("hunter2"), "{shown}");
}

#[test]
fn an_address_can_be_set_again() {
    let mut request = PutThing::request(&input("a", "b", "c", "")).expect("it can be sent");
    for (endpoint, address) in [
        (
            "https://one.example.com/base",
            "https://one.example.com/base/things/a/files/b?fixed=1&key=c",
        ),
        ("http://localhost:80", "http://localhost:80/things/a/files/b?fixed=1&key=c"),
    ] {
        set_endpoint(&mut request, endpoint).expect("the endpoint is valid");
        assert_eq!(request.uri().to_string(), address);
    }
}
