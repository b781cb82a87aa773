//! Whole calls: a request is built, signed and handed to a function that answers by itself, and the
//! answer is read.

use std::hint::black_box;

use ::generated::operations::AdminResetUserPassword;
use ::generated::{Client, Credentials};

use crate::{ByJson, Peer};

/// The answer of the service.
pub(crate) const ANSWER: &str = "{}";

/// A call by the generated client.
pub(crate) fn by_client() -> Box<dyn Fn()> {
    let client = Client::new("us-east-1").credentials(Credentials::new("id", "secret"));
    Box::new(move || {
        let request = ByJson::reset();
        let answer = client.call::<AdminResetUserPassword>(&request, |message| {
            black_box(&message);
            Ok(http::Response::new(ANSWER.into()))
        });
        black_box(answer.expect("the answer is one of success"));
    })
}
