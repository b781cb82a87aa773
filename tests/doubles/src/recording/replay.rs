//! Answers from a recording.

use std::error::Error;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use generated::server::RequestError;
use http::{Request, Response};

use super::exchange::{Exchange, Question};

/// Answers calls from a recording, each line once.
///
/// A call gets the first answer that is left for the same operation and the same request. Requests that
/// differ only in secrets are the same; their answers come in the order of the file.
#[derive(Debug)]
pub struct Replay {
    path: PathBuf,
    left: Vec<Exchange>,
    ignores_requests: bool,
}

impl Replay {
    /// Reads a recording.
    ///
    /// # Errors
    /// If the file can't be read, or a line isn't an [`Exchange`].
    pub fn open(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref().to_owned();
        let wrong = |number: usize, problem: serde_json::Error| {
            let text = format!("{}, line {}: {problem}", path.display(), number + 1);
            io::Error::new(io::ErrorKind::InvalidData, text)
        };
        let text = fs::read_to_string(&path).map_err(|error| {
            io::Error::new(error.kind(), format!("{}: {error}", path.display()))
        })?;
        let lines = text.lines().enumerate();
        let read =
            |(number, line)| serde_json::from_str(line).map_err(|error| wrong(number, error));
        let left = lines.map(read).collect::<io::Result<_>>()?;
        Ok(Self { path, left, ignores_requests: false })
    }

    /// Answers by operation and order alone: for requests that differ each time, such as those with a
    /// random token.
    #[must_use]
    pub fn ignore_requests(mut self) -> Self {
        self.ignores_requests = true;
        self
    }

    /// The answer to a message.
    ///
    /// # Errors
    /// If the message isn't one of the service, or the recording has no answer left for it.
    pub fn answer(&mut self, message: &Request<Vec<u8>>) -> Result<Response<Vec<u8>>, ReplayError> {
        let question = Question::read(message).map_err(ReplayError::Request)?;
        let is_it = |it: &Exchange| {
            let is_same = self.ignores_requests || it.request.get() == question.request;
            is_same && it.operation == question.operation
        };
        let Some(index) = self.left.iter().position(is_it) else {
            return Err(self.missing(question));
        };
        let Exchange { status, response, .. } = self.left.remove(index);
        let response = Response::builder().status(status).body(response.get().into());
        response.map_err(|_| ReplayError::Status { path: self.path.clone(), status })
    }

    /// The answers that nobody has asked for yet.
    #[must_use]
    pub fn left(&self) -> &[Exchange] {
        &self.left
    }

    fn missing(&self, Question { operation, request, .. }: Question) -> ReplayError {
        let others = self.left.iter().filter(|it| it.operation == operation).count();
        ReplayError::Missing { path: self.path.clone(), operation, request, others }
    }
}

/// Why a recording has no answer. It shows no secret.
#[derive(Debug)]
#[non_exhaustive]
pub enum ReplayError {
    /// The message isn't one of the service.
    Request(RequestError),
    /// The recording has no answer left for the message.
    Missing {
        /// The file.
        path: PathBuf,
        /// The operation of the message.
        operation: &'static str,
        /// The input, without secrets.
        request: String,
        /// How many answers are left for other requests of the operation.
        others: usize,
    },
    /// A line of the recording has a status that HTTP doesn't have.
    Status {
        /// The file.
        path: PathBuf,
        /// The status.
        status: u16,
    },
}

impl fmt::Display for ReplayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request(error) => write!(f, "not a message of the service: {error}"),
            Self::Missing { path, operation, request, others } => write!(
                f,
                "{} has no answer left for {operation} with {request}, and {others} for other requests of \
                 it; record the calls again",
                path.display()
            ),
            Self::Status { path, status } => {
                write!(f, "{}: {status} isn't a status of HTTP", path.display())
            }
        }
    }
}

impl Error for ReplayError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Request(error) => Some(error),
            _ => None,
        }
    }
}
