//! Both sides of every operation of every crate that speaks awsJson: the server reads what the client
//! wrote, and the client reads what the server wrote, from random texts. The package `conformance` has
//! both sides of the other protocols, which can't send any text in any place.

use http::Response;
use serde_json::Value;

use crate::reading::model::{Model, name};
use crate::round_trip::texts::{Schema, Style, Texts};

/// How many texts the input, the output and each error of an operation get.
const TEXTS: usize = 3;

/// An operation. Each function panics if a side reads something else than the other side wrote.
pub(crate) struct Halves {
    pub(crate) name: &'static str,
    /// The body of the request for an input, and what the server reads from it.
    pub(crate) request: fn(&[u8]) -> [Vec<u8>; 2],
    /// Writes an output and reads it again.
    pub(crate) response: fn(&[u8]),
    /// Reads an error, writes it and reads it again.
    pub(crate) error: fn(&Response<Vec<u8>>),
}

/// The operations of a crate; each crate has its own `Operation`.
macro_rules! halves {
    ($krate:ident, $table:literal) => {
        pub(crate) mod $krate {
            use ::$krate::server::operation_name;
            use ::$krate::{Operation, ServiceError, json};
            use http::Response;

            use super::Halves;

            #[allow(deprecated, reason = "the model deprecates some operations")]
            pub(crate) static ALL: &[Halves] = &include!(concat!(env!("OUT_DIR"), "/", $table));

            struct Call;

            impl Call {
                const fn of<O: Operation>() -> Halves {
                    Halves {
                        name: O::NAME,
                        request: request::<O>,
                        response: response::<O>,
                        error: error::<O>,
                    }
                }
            }

            fn request<O: Operation>(text: &[u8]) -> [Vec<u8>; 2] {
                let input: O::Input = json::from_slice_strict(text).expect("the text is complete");
                let send = |input: &O::Input| O::request_with(input, &mut || "a token".to_owned());
                let sent = send(&input);
                assert_eq!(operation_name(&sent), Ok(O::NAME));
                let read = O::read_request(&sent).expect("the request is complete");
                let again = O::read_request(&send(&read)).expect("the request is complete");
                assert_eq!(
                    json::to_string(&again),
                    json::to_string(&read),
                    "{}: reading ends",
                    O::NAME
                );
                // Without compression.
                [json::to_vec(&input), json::to_vec(&read)]
            }

            fn response<O: Operation>(text: &[u8]) {
                let output: O::Output =
                    json::from_slice_strict(text).expect("the text is complete");
                let response = O::write_response(&output);
                let read = O::response(&response).expect("it is a success");
                assert_eq!(json::to_string(&read), json::to_string(&output), "{}", O::NAME);
            }

            fn error<O: Operation>(response: &Response<Vec<u8>>) {
                let first = O::response(response).expect_err("it is an error");
                let error = first.as_service_error().expect("it has a code");
                let response = error.to_response();
                assert_eq!(
                    Some(response.status().as_u16()),
                    error.status().or(Some(400)),
                    "{error}"
                );
                let second = O::response(&response).expect_err("it is an error");
                let again: &ServiceError = second.as_service_error().expect("it has a code");
                assert_eq!(again.to_response().body(), response.body(), "{}: {error}", O::NAME);
                assert_eq!((again.code(), again.message()), (error.code(), error.message()));
            }
        }
    };
}

// A module of each crate, and `ALL` of them, each by its model.
include!(concat!(env!("OUT_DIR"), "/halves.rs"));

#[test]
fn each_side_reads_what_the_other_side_wrote() {
    for (model, operations) in ALL {
        let schema = Schema::read(model);
        let mut texts = Texts::new(&schema, Style::Plain, 18);
        let ids = schema.model.operations();
        for operation in *operations {
            let id = ids.iter().find(|id| name(id) == operation.name).expect("the model has it");
            for _ in 0..TEXTS {
                requests(&schema.model, id, operation, &mut texts);
                let output = schema.model.end(id, "output").map(|output| texts.next(&output));
                (operation.response)(output.as_deref().unwrap_or("{}").as_bytes());
                for error in schema.model.errors(id) {
                    errors(operation, &error, &texts.next(&error));
                }
            }
        }
        println!("{model}: {} operations", operations.len());
    }
}

/// The server reads the input with the defaults of members that aren't set.
fn requests(model: &Model, id: &str, operation: &Halves, texts: &mut Texts<'_>) {
    let input = model.end(id, "input");
    let text = input.as_deref().map_or_else(|| "{}".to_owned(), |input| texts.next(input));
    let [written, read] = (operation.request)(text.as_bytes());
    let parse = |body: &[u8]| serde_json::from_slice::<Value>(body).expect("a body is JSON");
    let (mut expected, read) = (parse(&written), parse(&read));
    let members = expected.as_object_mut().expect("a body is an object");
    for member in input.iter().flat_map(|input| model.members(input)) {
        let is_token = member.traits.contains_key("smithy.api#idempotencyToken");
        let token = is_token.then(|| Value::from("a token"));
        let value = token.or_else(|| member.default().filter(|it| !it.is_null()).cloned());
        if let Some(value) = value {
            members.entry(&member.name).or_insert(value);
        }
    }
    assert_eq!(read, expected, "{}: {text}", operation.name);
}

fn errors(operation: &Halves, error: &str, text: &str) {
    let response = Response::builder().status(400).header("x-amzn-errortype", name(error));
    (operation.error)(&response.body(text.as_bytes().to_vec()).expect("it is a response"));
}
