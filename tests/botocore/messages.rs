//! Comparisons of messages, for the operations of any crate.

use std::fmt::Display;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ciborium::Value as Cbor;
use http::{Request, Response};
use serde_json::Value;

use crate::differences::Rules;
use crate::lines::{Line, lines};

/// An operation, without generic types.
pub(crate) struct Call {
    pub(crate) name: &'static str,
    /// What the operation sends for an input.
    pub(crate) request: fn(&Value) -> Result<Request<Vec<u8>>, String>,
    /// What the operation reads from a response.
    pub(crate) response: fn(&Response<Vec<u8>>) -> Result<Value, Failure>,
    /// A body of the protocol as JSON.
    pub(crate) body: fn(&[u8]) -> Result<Value, String>,
}

/// An error of a service.
pub(crate) struct Failure {
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) text: String,
}

/// The result of `Operation::request`, which can fail if the protocol has HTTP bindings.
pub(crate) trait Made {
    fn made(self) -> Result<Request<Vec<u8>>, String>;
}

impl Made for Request<Vec<u8>> {
    fn made(self) -> Result<Request<Vec<u8>>, String> {
        Ok(self)
    }
}

impl<E: Display> Made for Result<Request<Vec<u8>>, E> {
    fn made(self) -> Result<Request<Vec<u8>>, String> {
        self.map_err(|error| error.to_string())
    }
}

/// Tests of a crate: its name, and the names of its operations.
macro_rules! crates {
    ($($krate:ident: $body:ident, $($operation:ident)*;)*) => {$(
        #[allow(deprecated, reason = "services keep old operations")]
        mod $krate {
            use ::$krate::{Operation, OperationError, operations};

            use crate::messages::{self, Call, Failure, Made};

            static CALLS: &[Call] = &[$(Call {
                name: <operations::$operation as Operation>::NAME,
                request: |input| {
                    let input = serde_json::from_value(input.clone()).map_err(|it| it.to_string())?;
                    <operations::$operation as Operation>::request(&input).made()
                },
                response: |response| {
                    let output = <operations::$operation as Operation>::response(response);
                    let output = output.map_err(failure)?;
                    Ok(serde_json::to_value(&output).expect("it can be written"))
                },
                body: messages::$body,
            }),*];

            fn failure(error: OperationError) -> Failure {
                Failure {
                    code: error.code().map(str::to_owned),
                    message: error.message().map(str::to_owned),
                    text: error.to_string(),
                }
            }

            #[test]
            fn requests_are_those_of_botocore() {
                messages::requests(stringify!($krate), CALLS);
            }

            #[test]
            fn responses_are_read_as_botocore_reads_them() {
                messages::responses(stringify!($krate), CALLS);
            }

            #[test]
            fn errors_are_those_of_botocore() {
                messages::errors(stringify!($krate), CALLS);
            }
        }
    )*};
}
pub(crate) use crates;

pub(crate) fn requests(service: &str, calls: &[Call]) {
    check(service, "requests", calls, |call, line, rules| {
        let ours = match (call.request)(line.get("input")) {
            Ok(request) => request,
            Err(error) => return vec![error],
        };
        let mut failures = head(line, &ours);
        let theirs = line.body();
        match ((call.body)(&theirs), (call.body)(ours.body())) {
            (Ok(theirs), Ok(ours)) => failures.extend(rules.unexplained(&theirs, &ours)),
            // A body that isn't JSON is the value of a member.
            _ if theirs == *ours.body() => {}
            _ => failures.push(format!(
                "the body: theirs {}, ours {}",
                String::from_utf8_lossy(&theirs),
                String::from_utf8_lossy(ours.body())
            )),
        }
        failures
    });
}

/// Differences of the method, the URI and the headers.
fn head(line: &Line, ours: &Request<Vec<u8>>) -> Vec<String> {
    let mut failures = Vec::new();
    let mut compare = |what: &str, theirs: &str, ours: &str| {
        if theirs != ours {
            failures.push(format!("{what}: theirs `{theirs}`, ours `{ours}`"));
        }
    };
    compare("the method", line.text("method"), ours.method().as_str());
    let (path, query) = line.text("uri").split_once('?').unwrap_or((line.text("uri"), ""));
    compare("the path", path, ours.uri().path());
    compare("the query", &sorted(query), &sorted(ours.uri().query().unwrap_or_default()));
    for (name, theirs) in line.headers() {
        let ours = ours.headers().get(name).map(|value| String::from_utf8_lossy(value.as_bytes()));
        compare(name, theirs, ours.as_deref().unwrap_or("nothing"));
    }
    failures
}

/// The parameters of a query in one order.
fn sorted(query: &str) -> String {
    let mut pairs: Vec<&str> = query.split('&').collect();
    pairs.sort_unstable();
    pairs.join("&")
}

pub(crate) fn responses(service: &str, calls: &[Call]) {
    check(service, "responses", calls, |call, line, rules| {
        match (call.response)(&line.response()) {
            Ok(ours) => rules.unexplained(line.get("output"), &ours),
            Err(failure) => vec![failure.text],
        }
    });
}

pub(crate) fn errors(service: &str, calls: &[Call]) {
    check(service, "errors", calls, |call, line, _| {
        let Err(ours) = (call.response)(&line.response()) else { return vec!["a success".into()] };
        let parts = [("code", Value::from(ours.code)), ("message", ours.message.into())];
        let differs = parts.into_iter().filter(|(name, ours)| line.get(name) != ours);
        differs
            .map(|(name, ours)| format!("{name}: theirs {}, ours {ours}", line.get(name)))
            .collect()
    });
}

/// Checks every line of a file. The message of a failure has the first 20.
fn check(
    service: &str,
    file: &str,
    calls: &[Call],
    check: impl Fn(&Call, &Line, &mut Rules) -> Vec<String>,
) {
    let lines = lines(service, file);
    let mut rules = Rules::default();
    let mut failures = Vec::new();
    for line in &lines {
        // Event streams are left out.
        let operation = line.text("operation");
        let call = calls.iter().find(|call| call.name == operation);
        let call = call.unwrap_or_else(|| panic!("{service} has no operation {operation}"));
        let found = check(call, line, &mut rules).into_iter();
        failures.extend(found.map(|failure| format!("{line}: {failure}")));
    }
    let first: Vec<&str> = failures.iter().take(20).map(String::as_str).collect();
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), first.join("\n"));
    println!("{service}: {} {file} of {} operations, {rules:?}", lines.len(), calls.len());
}

/// A body of rpcv2Cbor as JSON: bytes in base64, instants as numbers.
#[allow(dead_code, reason = "a run can have services of the other protocol only")]
pub(crate) fn cbor(body: &[u8]) -> Result<Value, String> {
    let value: Cbor = ciborium::from_reader(body).map_err(|error| error.to_string())?;
    Ok(plain(&value))
}

#[allow(dead_code, reason = "only `cbor` calls it")]
fn plain(value: &Cbor) -> Value {
    match value {
        Cbor::Bytes(bytes) => STANDARD.encode(bytes).into(),
        Cbor::Tag(_, inner) => plain(inner),
        Cbor::Array(items) => items.iter().map(plain).collect(),
        Cbor::Map(entries) => {
            let entry = |(key, value): &(Cbor, Cbor)| {
                (key.as_text().unwrap_or("?").to_owned(), plain(value))
            };
            entries.iter().map(entry).collect()
        }
        Cbor::Integer(number) => i64::try_from(*number).unwrap_or_default().into(),
        Cbor::Float(number) => (*number).into(),
        Cbor::Bool(flag) => (*flag).into(),
        Cbor::Text(text) => text.as_str().into(),
        _ => Value::Null,
    }
}

/// A body of restJson1.
#[allow(dead_code, reason = "a run can have services of the other protocol only")]
pub(crate) fn json(body: &[u8]) -> Result<Value, String> {
    serde_json::from_slice(body).map_err(|error| error.to_string())
}
