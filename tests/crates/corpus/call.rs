//! Operations of the generated crate, by name and without generic types.

use std::any::TypeId;
use std::fmt::Display;

use generated::json::{self, Wire};
use generated::server::RequestError;
use generated::{Auth, Operation, OperationError};
use http::{Request, Response};
use serde_core::Serialize;
use serde_core::de::DeserializeOwned;
use serde_json::Value;

static CALLS: &[Call] = &include!(concat!(env!("OUT_DIR"), "/generated_operations.rs"));

/// An operation.
pub(crate) struct Call {
    pub(crate) name: &'static str,
    pub(crate) target: &'static str,
    pub(crate) auth: Auth,
    /// What the operation sends for an input.
    pub(crate) request: fn(&Value) -> Result<Sent, String>,
    /// What each codec reads as the input from a text, written again.
    pub(crate) input: fn(&str) -> [Result<Value, String>; 2],
    /// What the operation reads from a response, written again.
    pub(crate) response: fn(&Response<Vec<u8>>) -> Result<Value, OperationError>,
    /// What a server reads from a request, written again.
    pub(crate) read_request: fn(&Request<Vec<u8>>) -> Result<Value, RequestError>,
    /// What the operation reads from a response, and from the response that a server writes with
    /// that.
    pub(crate) rewritten: fn(&Response<Vec<u8>>) -> (String, String),
}

/// An input in all its forms on the wire.
pub(crate) struct Sent {
    pub(crate) request: Request<Vec<u8>>,
    /// What the codecs write.
    pub(crate) bodies: [Value; 2],
}

impl Call {
    const fn of<O>() -> Self
    where
        O: Operation,
        O::Input: Wire + Serialize + DeserializeOwned,
        O::Output: Wire + Serialize + DeserializeOwned + PartialEq + 'static,
    {
        Self {
            name: O::NAME,
            target: O::TARGET,
            auth: O::AUTH,
            request: request::<O>,
            input: |text| {
                let by_json = json::from_slice::<O::Input>(text.as_bytes());
                [reread(by_json), reread(serde_json::from_str::<O::Input>(text))]
            },
            response: response::<O>,
            read_request: |request| {
                let body = json::to_vec(&O::read_request(request)?);
                Ok(parsed(&body).expect("what was written is JSON"))
            },
            rewritten: |response| {
                let first = O::response(response);
                let again = match &first {
                    Ok(output) => O::write_response(output),
                    Err(OperationError::Service { error, .. }) => error.to_response(),
                    // There is nothing to write.
                    Err(_) => response.clone(),
                };
                (read(first), read(O::response(&again)))
            },
        }
    }
}

/// The operation of this name in the model.
pub(crate) fn call(name: &str) -> &'static Call {
    CALLS.iter().find(|call| call.name == name).expect("the crate has the operation")
}

/// How many operations there are.
pub(crate) fn count() -> usize {
    CALLS.len()
}

fn request<O>(input: &Value) -> Result<Sent, String>
where
    O: Operation,
    O::Input: Wire + Serialize + DeserializeOwned,
{
    let input: O::Input = serde_json::from_value(input.clone()).map_err(text)?;
    let by_serde = serde_json::to_string(&input).map_err(text)?;
    let bodies = [parsed(&json::to_vec(&input))?, parsed(by_serde.as_bytes())?];
    Ok(Sent { request: O::request(&input), bodies })
}

fn response<O>(response: &Response<Vec<u8>>) -> Result<Value, OperationError>
where
    O: Operation,
    O::Output: Wire + Serialize + DeserializeOwned + PartialEq + 'static,
{
    let output = O::response(response)?;
    let written = json::to_vec(&output);
    // Serde reads `()` from null; and only HTTP has empty bodies.
    if TypeId::of::<O::Output>() != TypeId::of::<()>() && !response.body().is_empty() {
        let again: O::Output = serde_json::from_slice(response.body()).expect("serde reads it too");
        assert!(again == output, "{}: the codecs read alike", O::NAME);
        let text = serde_json::to_string(&output).expect("it can be written");
        assert_eq!(parsed(text.as_bytes()), parsed(&written), "{}: and write alike", O::NAME);
    }
    Ok(parsed(&written).expect("what was written is JSON"))
}

/// An output or an error as JSON.
fn read(result: Result<impl Wire, OperationError>) -> String {
    match result {
        Ok(output) => json::to_string(&output),
        Err(OperationError::Service { error, .. }) => {
            String::from_utf8_lossy(error.to_response().body()).into_owned()
        }
        Err(error) => error.to_string(),
    }
}

fn reread<T: Wire, E: Display>(value: Result<T, E>) -> Result<Value, String> {
    parsed(&json::to_vec(&value.map_err(text)?))
}

fn parsed(body: &[u8]) -> Result<Value, String> {
    serde_json::from_slice(body).map_err(text)
}

fn text(error: impl Display) -> String {
    error.to_string()
}
