//! Writes a recording.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use generated::TransportError;
use http::{Request, Response};

use super::exchange::Question;

/// Writes calls to a file, without secrets.
#[derive(Debug)]
pub struct Recorder {
    file: File,
}

impl Recorder {
    /// Starts a new file; it replaces one that is there.
    ///
    /// # Errors
    /// If the file can't be written.
    pub fn create(path: impl AsRef<Path>) -> io::Result<Self> {
        Ok(Self { file: File::create(path)? })
    }

    /// Sends a message with `send`, and records it with its answer. Each attempt of a call is recorded; a
    /// message without an answer isn't.
    ///
    /// # Errors
    /// Those of `send`, and if the message isn't one of the service or the file can't be written.
    pub fn send(
        &mut self,
        message: Request<Vec<u8>>,
        send: impl FnOnce(Request<Vec<u8>>) -> Result<Response<Vec<u8>>, TransportError>,
    ) -> Result<Response<Vec<u8>>, TransportError> {
        let question = Question::read(&message)?;
        let answer = send(message)?;
        let mut line = serde_json::to_vec(&question.answered(&answer)?)?;
        line.push(b'\n');
        self.file.write_all(&line)?;
        Ok(answer)
    }
}
