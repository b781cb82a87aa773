//! What the script and the double tell each other.

use std::sync::{Mutex, MutexGuard, PoisonError};

use http::{HeaderValue, Request, Response, StatusCode};
use hyper::body::Bytes;

/// What the script and the double tell each other, for one call at a time.
#[derive(Default)]
pub(crate) struct Desk(Mutex<Papers>);

#[derive(Default)]
struct Papers {
    /// What a real service would answer.
    answer: Response<Vec<u8>>,
    /// What the double has read of the request, written again.
    input: Option<Vec<u8>>,
}

impl Desk {
    fn papers(&self) -> MutexGuard<'_, Papers> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the answer to the next call. The header `x-status` is its status.
    pub(crate) fn set_answer(&self, request: &Request<Bytes>) -> Response<Vec<u8>> {
        let mut answer = Response::new(request.body().to_vec());
        answer.headers_mut().clone_from(request.headers());
        let status = request.headers().get("x-status").map(HeaderValue::as_bytes);
        let Some(Ok(status)) = status.map(StatusCode::from_bytes) else {
            return with_status(StatusCode::BAD_REQUEST);
        };
        *answer.status_mut() = status;
        *self.papers() = Papers { answer, input: None };
        Response::default()
    }

    /// The input that the double has read since then.
    pub(crate) fn input(&self) -> Response<Vec<u8>> {
        let input = self.papers().input.take();
        input.map_or_else(|| with_status(StatusCode::NOT_FOUND), Response::new)
    }

    /// Notes an input, and returns the answer to it.
    pub(crate) fn exchange(&self, input: Vec<u8>) -> Response<Vec<u8>> {
        let mut papers = self.papers();
        papers.input = Some(input);
        papers.answer.clone()
    }
}

fn with_status(status: StatusCode) -> Response<Vec<u8>> {
    let mut response = Response::default();
    *response.status_mut() = status;
    response
}
