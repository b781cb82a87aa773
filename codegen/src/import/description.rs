//! Reads the files of a description: from bytes to JSON.

use std::collections::BTreeMap;
use std::fmt;
use std::io::Read as _;

use flate2::read::MultiGzDecoder;

use super::json::Json;
use crate::error::{Errors, Problem};

/// The first bytes of a gzipped file; no JSON text begins with them.
const GZIP: [u8; 2] = [0x1f, 0x8b];

const HELP: &str = "download the file from botocore again";

/// A file of a description.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The service itself; every description has it.
    Service,
    /// The pagination of operations.
    Paginators,
    /// Examples of calls.
    Examples,
    /// The rules for endpoints.
    EndpointRules,
    /// Tests of these rules.
    EndpointTests,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Service, Self::Paginators, Self::Examples, Self::EndpointRules, Self::EndpointTests];

    /// The name of the file; a gzipped one has `.gz` after it.
    #[must_use]
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Service => "service-2.json",
            Self::Paginators => "paginators-1.json",
            Self::Examples => "examples-1.json",
            Self::EndpointRules => "endpoint-rule-set-1.json",
            Self::EndpointTests => "endpoint-tests-1.json",
        }
    }
}

/// The files of botocore for one version of a service.
#[derive(Clone, Debug, Default)]
pub struct Description(BTreeMap<Part, File>);

#[derive(Clone, Debug)]
struct File {
    path: String,
    content: Vec<u8>,
}

impl Description {
    /// Adds or replaces a file. Its content can be gzipped; problems name its path.
    pub fn add(&mut self, part: Part, path: impl fmt::Display, content: Vec<u8>) {
        self.0.insert(part, File { path: path.to_string(), content });
    }

    /// The JSON of every file, with its path.
    pub(super) fn parse(&self) -> Result<BTreeMap<Part, (&str, Json)>, Errors> {
        let mut errors = Errors::default();
        let mut parsed = BTreeMap::new();
        for (part, file) in &self.0 {
            if let Some(json) = errors.collect(file.parse()) {
                parsed.insert(*part, (file.path.as_str(), json));
            }
        }
        errors.propagate()?;
        Ok(parsed)
    }
}

impl File {
    fn parse(&self) -> Result<Json, Errors> {
        let problem = |message| Errors::from(Problem::new(&self.path, message).help(HELP));
        let mut unpacked = Vec::new();
        let content = if self.content.starts_with(&GZIP) {
            MultiGzDecoder::new(self.content.as_slice())
                .read_to_end(&mut unpacked)
                .map_err(|error| problem(format!("can't be unpacked by gzip: {error}")))?;
            unpacked.as_slice()
        } else {
            self.content.as_slice()
        };
        let text = std::str::from_utf8(content).map_err(|error| {
            problem(format!("isn't UTF-8 text: at byte {}", error.valid_up_to()))
        })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        serde_json::from_str(text).map_err(|error| problem(format!("not JSON: {error}")))
    }
}
