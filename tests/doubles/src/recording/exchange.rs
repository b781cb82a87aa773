//! A request and its answer, without secrets.

use generated::server::{OperationVisitor, RequestError, with_operation};
use generated::{Operation, OperationError, json};
use http::{Request, Response, StatusCode};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// The body of an answer that can't be read: JSON, but no answer of a service.
const UNREADABLE: &str = "\"unreadable\"";

/// A request and its answer, without secrets.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Exchange {
    /// The name of the operation.
    pub operation: String,
    /// The input.
    pub request: Box<RawValue>,
    /// The HTTP status of the answer.
    pub status: u16,
    /// The output, or the members of the error with its code in `__type`.
    pub response: Box<RawValue>,
}

/// A request without secrets.
pub(super) struct Question {
    pub(super) operation: &'static str,
    pub(super) request: String,
    /// Reads the answer as the operation does.
    answer: fn(&Response<Vec<u8>>) -> (StatusCode, String),
}

impl Question {
    /// Reads a request.
    pub(super) fn read(message: &Request<Vec<u8>>) -> Result<Self, RequestError> {
        with_operation(message, Read(message))?
    }

    /// Adds the answer.
    pub(super) fn answered(self, answer: &Response<Vec<u8>>) -> serde_json::Result<Exchange> {
        let (status, response) = (self.answer)(answer);
        Ok(Exchange {
            operation: self.operation.to_owned(),
            request: RawValue::from_string(self.request)?,
            status: status.as_u16(),
            response: RawValue::from_string(response)?,
        })
    }
}

struct Read<'a>(&'a Request<Vec<u8>>);

impl OperationVisitor for Read<'_> {
    type Output = Result<Question, RequestError>;

    fn visit<O: Operation>(self) -> Self::Output {
        let input = O::read_request(self.0)?;
        let request = json::to_string_masked(&input);
        Ok(Question { operation: O::NAME, request, answer: masked::<O> })
    }
}

/// The status and the body of an answer, without secrets.
fn masked<O: Operation>(answer: &Response<Vec<u8>>) -> (StatusCode, String) {
    let body = match O::response(answer) {
        Ok(output) => json::to_string_masked(&output),
        Err(OperationError::Service { error, .. }) => error.to_string_masked(),
        // Nobody knows what is secret in it.
        Err(_) => UNREADABLE.to_owned(),
    };
    (answer.status(), body)
}
