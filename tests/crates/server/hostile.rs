//! Requests that are wrong or hostile: none makes reading panic, and no error shows a value.

use generated::Operation;
use generated::operations::{AdminCreateUser, SetRiskConfiguration};
use generated::server::RequestError;
use http::{HeaderName, HeaderValue, Request};
use support::Random;

use crate::server::request;

const CANARY: &str = "canary-7083946521";

/// A body whose texts, numbers and names that the model doesn't have are canaries.
fn whole() -> String {
    let text = format!("\"{CANARY}\"");
    format!(
        "{{\"UserPoolId\":{text},\"Username\":{text},\"UserAttributes\":[{{\"Name\":{text},\"Value\":{text}}}],\
         \"ForceAliasCreation\":true,\"ClientMetadata\":{{{text}:{text}}},{text}:[7083946521,{{{text}:null}}]}}"
    )
}

fn show(error: &RequestError) -> String {
    let response = error.to_response();
    let source = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    let body = String::from_utf8_lossy(response.body()).into_owned();
    format!("{error} {error:?} {source} {body} {:?}", response.headers())
}

fn check(request: &Request<Vec<u8>>) -> bool {
    match AdminCreateUser::read_request(request) {
        Ok(_) => true,
        Err(error) => {
            let shown = show(&error);
            assert!(!shown.contains("7083946521"), "{shown}");
            false
        }
    }
}

#[test]
fn mutated_bodies_are_read_or_refused() {
    const BYTES: &[u8] = b"{}[]\",:\\ \n0123456789-+.eEtrufalsn/\x00\x1f\x7f\x80\xc3\xed\xff";
    let whole = whole().into_bytes();
    assert!(check(&request(AdminCreateUser::TARGET, &whole)));
    let (mut random, mut read) = (Random::new(18), 0);
    let rounds = 20_000;
    for round in 0..rounds {
        let mut body = whole.clone();
        for _ in 0..=round % 3 {
            if body.is_empty() {
                break;
            }
            let mut below =
                |limit: usize| random.below(u32::try_from(limit).expect("it is small")) as usize;
            let (at, byte) = (below(body.len()), BYTES[below(BYTES.len())]);
            match below(4) {
                0 => body.insert(at, byte),
                1 => body[at] = byte,
                2 => _ = body.remove(at),
                _ => body.truncate(at),
            }
        }
        read += u32::from(check(&request(AdminCreateUser::TARGET, &body)));
    }
    println!("{read} of {rounds} mutated bodies are read");
    assert!(read > 1000 && read < rounds / 2, "{read}");
}

#[test]
fn values_of_the_wrong_type_are_not_shown() {
    let whole = whole();
    let canary = format!("\"{CANARY}\"");
    for (index, _) in whole.match_indices(&canary) {
        for value in ["7083946521", "[\"canary-7083946521\"]", "{\"canary-7083946521\":1}", "true"]
        {
            let body = format!("{}{value}{}", &whole[..index], &whole[index + canary.len()..]);
            check(&request(AdminCreateUser::TARGET, body.as_bytes()));
        }
    }
}

#[test]
fn headers_are_not_shown() {
    for name in ["x-amz-target", "content-type", "content-encoding"] {
        let mut request = request(AdminCreateUser::TARGET, whole().as_bytes());
        request
            .headers_mut()
            .insert(HeaderName::from_static(name), HeaderValue::from_static(CANARY));
        assert!(!check(&request), "{name}");
    }
    let mut request = request(AdminCreateUser::TARGET, whole().as_bytes());
    *request.uri_mut() = format!("/{CANARY}?{CANARY}").parse().expect("it is an address");
    assert!(!check(&request));
}

#[test]
fn deep_bodies_are_refused() {
    for opening in ["[", "{\"a\":", "{\"CompromisedCredentialsRiskConfiguration\":"] {
        let body = format!("{{\"UserPoolId\":\"p\",\"x\":{}", opening.repeat(100_000));
        let read = SetRiskConfiguration::read_request(&request(
            SetRiskConfiguration::TARGET,
            body.as_bytes(),
        ));
        assert!(matches!(read, Err(RequestError::Body(_))), "{opening}");
    }
}
