//! The scenarios, with an emulator that checks signatures; and requests with wrong signatures.

#[macro_use]
mod scenario;

use std::sync::LazyLock;

use emulator::{Client, Error, moto, sign};
use generated::operations::ListUserPools;
use generated::types::ListUserPoolsRequest;
use generated::{Operation, OperationError, Unreadable, set_endpoint};
use http::{Request, Response};

use self::scenario::{assert_hidden, failure};

static CLIENT: LazyLock<Client> = LazyLock::new(|| moto::with_checks().expect("moto answers"));

test_scenarios!(CLIENT);

#[test]
fn a_wrong_secret_is_refused() -> Result<(), Error> {
    let right = CLIENT.credentials.as_ref().expect("a key");
    let wrong = moto::key(right.access_key_id(), "not-the-secret");
    let mut request = list_pools()?;
    sign(&mut request, "cognito-idp", &wrong)?;
    let response = CLIENT.send(request)?;
    assert_eq!(response.status(), 403);
    assert!(body(&response).contains("<Code>SignatureDoesNotMatch</Code>"));
    assert_unreadable(&response);
    Ok(())
}

#[test]
fn a_missing_signature_is_refused() -> Result<(), Error> {
    let response = CLIENT.send(list_pools()?)?;
    assert!(!response.status().is_success());
    assert_unreadable(&response);
    Ok(())
}

fn list_pools() -> Result<Request<Vec<u8>>, Error> {
    let mut request =
        ListUserPools::request(&ListUserPoolsRequest::builder().max_results(1).build());
    set_endpoint(&mut request, &CLIENT.endpoint)?;
    Ok(request)
}

/// The emulator refuses with XML or HTML. No error may show that text, since a body can have
/// secrets.
fn assert_unreadable(response: &Response<Vec<u8>>) {
    let error = failure(ListUserPools::response(response).map_err(Error::from));
    assert!(matches!(error, OperationError::Unreadable { reason: Unreadable::NoCode, .. }));
    assert_eq!(error.status(), response.status());

    let shown = [format!("{error:?}"), error.to_string()];
    let words = body(response).split(|c: char| !c.is_alphanumeric());
    // The error's own message can have shorter words.
    let telling: Vec<&str> = words.filter(|word| word.len() > 8).collect();
    assert!(!telling.is_empty());
    assert_hidden(&shown, &telling);
}

fn body(response: &Response<Vec<u8>>) -> &str {
    str::from_utf8(response.body()).expect("text")
}
