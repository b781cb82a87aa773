//! The messages of a service: a line of JSON for each.

use std::fmt;
use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

/// A message.
pub(crate) struct Line {
    place: String,
    value: Value,
}

impl Line {
    pub(crate) fn get(&self, name: &str) -> &Value {
        &self.value[name]
    }

    pub(crate) fn text(&self, name: &str) -> &str {
        self.get(name).as_str().unwrap_or_else(|| panic!("{self}: `{name}` is a text"))
    }

    pub(crate) fn body(&self) -> Vec<u8> {
        STANDARD.decode(self.text("body")).expect("the body is base64")
    }

    pub(crate) fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        let headers = self.get("headers").as_object().expect("a line has headers").iter();
        headers.map(|(name, value)| (name.as_str(), value.as_str().expect("a header is a text")))
    }

    /// The response that the line describes.
    pub(crate) fn response(&self) -> http::Response<Vec<u8>> {
        let status = self.get("status").as_u64().and_then(|status| u16::try_from(status).ok());
        let mut response = http::Response::builder().status(status.expect("a line has a status"));
        for (name, value) in self.headers() {
            response = response.header(name, value);
        }
        response.body(self.body()).expect("a line has a valid response")
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.place, self.value["operation"].as_str().unwrap_or_default())
    }
}

/// All lines of a file of a service.
pub(crate) fn lines(service: &str, file: &str) -> Vec<Line> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(service);
    let text = fs::read_to_string(folder.join(format!("{file}.jsonl"))).expect("the file is there");
    let line = |(text, number): (&str, usize)| Line {
        place: format!("{service}, {file} line {number}"),
        value: serde_json::from_str(text).expect("a line is JSON"),
    };
    text.lines().zip(1..).map(line).collect()
}
