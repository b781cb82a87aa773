//! The messages: lines of compressed files.

use std::fmt;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use flate2::read::GzDecoder;
use http::Response;
use serde_json::Value;

/// A line of a file.
pub(crate) struct Line {
    file: &'static str,
    /// The number of the line; the first one is 1.
    number: usize,
    value: Value,
}

impl Line {
    pub(crate) fn get(&self, name: &str) -> &Value {
        &self.value[name]
    }

    pub(crate) fn text(&self, name: &str) -> &str {
        self.get(name).as_str().unwrap_or_else(|| panic!("{self}: `{name}` is a text"))
    }

    pub(crate) fn operation(&self) -> &str {
        self.text("operation")
    }

    pub(crate) fn kind(&self) -> &str {
        self.text("kind")
    }

    /// The HTTP response that the line describes.
    pub(crate) fn response(&self) -> Response<Vec<u8>> {
        let status = self.get("status").as_u64().and_then(|status| status.try_into().ok());
        let mut builder = Response::builder().status::<u16>(status.expect("a line has a status"));
        for (name, value) in self.get("headers").as_object().expect("a line has headers") {
            builder = builder.header(name, value.as_str().expect("a header is a text"));
        }
        builder.body(self.text("body").into()).expect("a line has a valid response")
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operation = self.value["operation"].as_str().unwrap_or_default();
        write!(f, "{} line {}, {operation}", self.file, self.number)
    }
}

/// All lines of `corpus/<file>.jsonl.gz`.
pub(crate) fn lines(file: &'static str) -> Vec<Line> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let compressed =
        File::open(folder.join(format!("{file}.jsonl.gz"))).expect("the file is there");
    let texts = BufReader::new(GzDecoder::new(compressed)).lines();
    let lines = texts.zip(1..).map(|(text, number)| {
        let text = text.expect("the file can be decompressed");
        let value = serde_json::from_str(&text).expect("a line is JSON");
        Line { file, number, value }
    });
    lines.collect()
}

/// Fails if there are failures. The message has their number and the first 20.
pub(crate) fn report(failures: &[String]) {
    let first: Vec<&str> = failures.iter().take(20).map(String::as_str).collect();
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), first.join("\n"));
}
