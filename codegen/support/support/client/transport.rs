//! The functions of the user that send messages and wait, and the error of a message without an
//! answer.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use http::{Request, Response};

use crate::support::display::OneLine;

/// A function that sends a message in async code and returns the answer.
///
/// Every function or closure is one that takes an `http::Request<Vec<u8>>` and returns a future with
/// an `http::Response<Vec<u8>>` or a [`TransportError`]. The future of a call can go to another
/// thread if these can.
#[diagnostic::on_unimplemented(
    message = "`{Self}` doesn't send messages",
    note = "it must take an `http::Request<Vec<u8>>` and return a future with \
            `Result<http::Response<Vec<u8>>, TransportError>`"
)]
pub trait AsyncSend: FnMut(Request<Vec<u8>>) -> <Self as AsyncSend>::Answer {
    /// The future of the answer.
    type Answer: Future<Output = Result<Response<Vec<u8>>, TransportError>>;
}

#[diagnostic::do_not_recommend]
impl<F, A> AsyncSend for F
where
    F: FnMut(Request<Vec<u8>>) -> A,
    A: Future<Output = Result<Response<Vec<u8>>, TransportError>>,
{
    type Answer = A;
}

/// A function that waits in async code, such as `tokio::time::sleep`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` doesn't wait",
    note = "it must take a `Duration` and return a future with `()`, such as `tokio::time::sleep`"
)]
pub trait AsyncSleep: FnMut(Duration) -> <Self as AsyncSleep>::Wait {
    /// The future that is ready after the time.
    type Wait: Future<Output = ()>;
}

#[diagnostic::do_not_recommend]
impl<F, W> AsyncSleep for F
where
    F: FnMut(Duration) -> W,
    W: Future<Output = ()>,
{
    type Wait = W;
}

/// Why a message got no answer: the error of the function that sends. It is made from any error,
/// and from a text.
pub struct TransportError(Box<dyn Error + Send + Sync>);

impl TransportError {
    /// The error of the function that sends.
    #[must_use]
    pub fn get_ref(&self) -> &(dyn Error + Send + Sync + 'static) {
        &*self.0
    }

    /// The error of the function that sends.
    #[must_use]
    pub fn into_inner(self) -> Box<dyn Error + Send + Sync> {
        self.0
    }
}

// With this, it can't be an `Error` itself: then it could be made from itself in two ways.
impl<E: Into<Box<dyn Error + Send + Sync>>> From<E> for TransportError {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for TransportError {
    /// Prints one line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        OneLine(&self.0.to_string()).fmt(f)
    }
}
