//! Which requests are read, and why others aren't.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use generated::operations::{AdminSetUserPassword, DescribeUserPoolDomain, GetUser, SignUp};
use generated::server::{RequestError, operation_name};
use generated::types::{AdminSetUserPasswordRequest, SignUpRequest};
use generated::{Operation, json};
use http::{HeaderValue, Method, Request, Response};
use sink::Operation as _;
use sink::operations::{Identified, NoInput};
use sink::types::IdentifiedInput;

use crate::server::{body, header, header_of, request};

const INPUT: &[u8] = br#"{"ClientId":"c","Username":"jane"}"#;

fn sign_up(change: impl FnOnce(&mut Request<Vec<u8>>)) -> Result<SignUpRequest, RequestError> {
    let mut request = request(SignUp::TARGET, INPUT);
    change(&mut request);
    SignUp::read_request(&request)
}

fn with_header(name: &'static str, value: &str) -> Result<SignUpRequest, RequestError> {
    let value = HeaderValue::from_bytes(value.as_bytes()).expect("it is a header");
    sign_up(|request| _ = request.headers_mut().insert(name, value))
}

fn with_body(body: &[u8]) -> Result<SignUpRequest, RequestError> {
    sign_up(|request| *request.body_mut() = body.to_vec())
}

#[test]
fn a_request_of_the_client_is_read() {
    let input = SignUpRequest::builder().client_id("c").username("jane").password("p").build();
    let mut request = SignUp::request(&input);
    assert_eq!(SignUp::read_request(&request), Ok(input.clone()));
    generated::set_endpoint(&mut request, "http://localhost:5000/base").expect("it is an address");
    assert_eq!(SignUp::read_request(&request), Ok(input));
    assert_eq!(operation_name(&request), Ok("SignUp"));
}

#[test]
fn the_head_says_the_operation() {
    let path = |path: &'static str| {
        sign_up(|request| *request.uri_mut() = path.parse().expect("it is an address"))
    };
    assert!(path("/?a=b").is_ok());
    assert!(path("https://example.com/base/").is_ok());
    assert_eq!(path("/oauth2/token"), Err(RequestError::Path));
    assert_eq!(sign_up(|request| *request.method_mut() = Method::PUT), Err(RequestError::Method));
    let other = RequestError::OtherOperation { expected: "SignUp" };
    for target in
        [GetUser::TARGET, "SignUp", "X.SignUp", "awscognitoidentityproviderservice.SignUp", ""]
    {
        assert_eq!(with_header("x-amz-target", target), Err(other.clone()), "{target}");
    }
    let remove = |request: &mut Request<Vec<u8>>| _ = request.headers_mut().remove("x-amz-target");
    assert_eq!(sign_up(remove), Err(RequestError::NoTarget));
    let twice = |request: &mut Request<Vec<u8>>| {
        request.headers_mut().append("x-amz-target", HeaderValue::from_static(SignUp::TARGET));
    };
    assert_eq!(sign_up(twice), Err(RequestError::NoTarget));
    assert_eq!(with_header("x-amz-target", "\u{fc}"), Err(RequestError::NoTarget));
}

#[test]
fn the_media_type_is_that_of_the_protocol() {
    for media_type in [
        "application/x-amz-json-1.1",
        "application/x-amz-json-1.1; charset=utf-8",
        "application/x-amz-json-1.1;charset=iso-8859-1;q=\"a;b\"",
        "Application/X-Amz-JSON-1.1 ; x",
    ] {
        assert!(with_header("content-type", media_type).is_ok(), "{media_type}");
    }
    let error = RequestError::ContentType { expected: "application/x-amz-json-1.1" };
    for media_type in [
        "",
        ";",
        "application/json",
        "application/x-amz-json-1.0",
        "application/x-amz-json-1.1, a/b",
        "\u{fc}",
    ] {
        assert_eq!(with_header("content-type", media_type), Err(error.clone()), "{media_type}");
    }
    let remove = |request: &mut Request<Vec<u8>>| _ = request.headers_mut().remove("content-type");
    assert_eq!(sign_up(remove), Err(error));
}

#[test]
fn the_body_is_one_object_with_all_required_members() {
    let problem = |body: &[u8]| match with_body(body) {
        Err(error @ RequestError::Body(_)) => error.to_string(),
        other => panic!("{other:?}"),
    };
    let missing =
        |name: &str| format!("unreadable body: a required member is missing, at {name} (byte 0)");
    assert_eq!(problem(b""), missing("ClientId"));
    assert_eq!(problem(br#"{"ClientId":"c"}"#), missing("Username"));
    assert_eq!(problem(br#"{"ClientId":"c","Username":null}"#), missing("Username"));
    for body in
        ["null", "[]", "\"a\"", "7", "true", "\u{feff}{}", " ", "{", "{}{}", "{\"ClientId\":7}"]
    {
        problem(body.as_bytes());
    }
    problem(&[INPUT, b"x"].concat());
    problem(&[INPUT, INPUT].concat());
    problem(b"\xff");
    let twice = with_body(br#"{"ClientId":"b","Username":"jane","X":{},"ClientId":"c"}"#);
    assert_eq!(
        twice.expect("unknown members are skipped, the last value counts").client_id.expose(),
        "c"
    );
}

#[test]
fn no_body_is_an_empty_object() {
    for body in [&b""[..], b"{}", b" {} ", br#"{"X":1}"#] {
        assert_eq!(NoInput::read_request(&request(NoInput::TARGET, body)), Ok(()));
        let input = Identified::read_request(&request(Identified::TARGET, body));
        assert_eq!(input, Ok(IdentifiedInput::default()), "a token is as the client sent it");
    }
    NoInput::read_request(&request(NoInput::TARGET, b"null")).expect_err("null isn't an object");
}

#[test]
fn a_server_fills_in_defaults() {
    let read = |body: &[u8]| {
        AdminSetUserPassword::read_request(&request(AdminSetUserPassword::TARGET, body))
    };
    let input =
        AdminSetUserPasswordRequest::builder().user_pool_id("p").username("u").password("w");
    let body = json::to_vec(&input.clone().build());
    assert_eq!(read(&body), Ok(input.clone().permanent(false).build()));
    let body = json::to_vec(&input.clone().permanent(true).build());
    assert_eq!(read(&body), Ok(input.permanent(true).build()));
}

fn compressed(body: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(body).expect("memory takes everything");
    encoder.finish().expect("memory takes everything")
}

#[test]
fn compressed_bodies_are_read_if_clients_may_compress() {
    let read = |body: Vec<u8>, encoding: &str| {
        let mut request = request(Identified::TARGET, &body);
        let encoding = HeaderValue::from_bytes(encoding.as_bytes()).expect("it is a header");
        request.headers_mut().insert("content-encoding", encoding);
        Identified::read_request(&request).map(|input| input.name)
    };
    let name = Some("a".repeat(20_000));
    let input = IdentifiedInput::builder().maybe_name(name.clone()).build();
    let request = Identified::request(&input);
    assert_eq!(header_of(&request, "content-encoding"), Some("gzip"));
    assert_eq!(Identified::read_request(&request).map(|input| input.name), Ok(name));
    let body = compressed(br#"{"name":"b"}"#);
    for encoding in ["gzip", "GZIP", "identity, gzip"] {
        assert_eq!(read(body.clone(), encoding), Ok(Some("b".to_owned())), "{encoding}");
    }
    for encoding in ["gzip, gzip", "br", "deflate", "\u{fc}"] {
        assert_eq!(
            read(body.clone(), encoding),
            Err(sink::server::RequestError::ContentEncoding),
            "{encoding}"
        );
    }
    let cut = body[..body.len() - 1].to_vec();
    let bomb = compressed(&vec![b' '; (16 << 20) + 1]);
    for damaged in [cut, b"{}".to_vec(), [&body[..], b"x"].concat(), bomb] {
        assert_eq!(read(damaged, "gzip"), Err(sink::server::RequestError::Compression));
    }
    let largest = compressed(&[&vec![b' '; (16 << 20) - 2][..], b"{}"].concat());
    assert_eq!(read(largest, "gzip"), Ok(None));
}

#[test]
fn compressed_bodies_of_other_operations_are_refused() {
    for encoding in ["gzip", "br", "identity, gzip", "\u{fc}"] {
        let read = with_header("content-encoding", encoding);
        assert_eq!(read, Err(RequestError::ContentEncoding), "{encoding}");
    }
    for encoding in ["identity", "", "Identity, identity"] {
        assert!(with_header("content-encoding", encoding).is_ok(), "{encoding}");
    }
}

#[test]
fn answers_to_wrong_requests_say_why() {
    let answer =
        |error: Result<SignUpRequest, RequestError>| error.expect_err("it is wrong").to_response();
    let check = |response: &Response<Vec<u8>>, status: u16, code: &str, message: &str| {
        assert_eq!(
            (response.status().as_u16(), header(response, "x-amzn-errortype")),
            (status, Some(code))
        );
        assert_eq!(header(response, "content-type"), Some("application/x-amz-json-1.1"));
        assert_eq!(body(response), format!(r#"{{"__type":"{code}","message":"{message}"}}"#));
        let read = SignUp::response(response).expect_err("it is an error");
        assert_eq!((read.code(), read.message()), (Some(code), Some(message)));
    };
    let unknown = "UnknownOperationException";
    let method = sign_up(|request| *request.method_mut() = Method::GET);
    check(&answer(method), 404, unknown, "the method isn't POST");
    let media_type = "the header `Content-Type` isn't `application/x-amz-json-1.1`";
    let plain = with_header("content-type", "text/plain");
    check(&answer(plain), 415, "UnsupportedMediaTypeException", media_type);
    let encoding =
        "the header `Content-Encoding` has a compression that isn't known for the operation";
    check(
        &answer(with_header("content-encoding", "br")),
        415,
        "UnsupportedMediaTypeException",
        encoding,
    );
    let missing = "unreadable body: a required member is missing, at ClientId (byte 0)";
    check(&answer(with_body(b"{}")), 400, "ValidationException", missing);
    let damaged = "unreadable body: unexpected end, at byte 1";
    check(&answer(with_body(b"{")), 400, "SerializationException", damaged);
}

#[test]
fn a_name_is_found_only_for_operations_of_the_crate() {
    let name = |target: &str| operation_name(&request(target, b"not read"));
    assert_eq!(name(DescribeUserPoolDomain::TARGET), Ok("DescribeUserPoolDomain"));
    for target in [
        "",
        ".",
        "GetUser",
        "AWSCognitoIdentityProviderService.",
        "AWSCognitoIdentityProviderService.Gone",
    ] {
        assert_eq!(name(target), Err(RequestError::UnknownOperation), "{target}");
    }
}
