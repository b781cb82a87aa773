//! Why an input can't be sent.

use std::fmt;

/// The error for an input that can't be a request: the path, the query or a header can't have the
/// value of a member. It names the member in the model, and never shows the value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum InputError {
    /// The member of this name is a part of the path, and is empty or not set. Without it, the path
    /// would be that of another operation.
    EmptyLabel(&'static str),
    /// The member of this name is a part of the path, and would make a segment `.` or `..`. HTTP clients
    /// and proxies remove such segments, also encoded ones, so the path would be another one.
    DotSegment(&'static str),
    /// The member of this name is in a header, and has characters that no header can have, such as line
    /// breaks; or it is a map with a key that can't be the name of such a header.
    Header(&'static str),
    /// The path and the query have more than 65,534 bytes.
    TooLong,
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyLabel(member) => {
                write!(f, "the member `{member}` is a part of the path, so it must be set and not be empty")
            }
            Self::DotSegment(member) => {
                write!(f, "the member `{member}` is a part of the path, which can't have a segment `.` or `..`")
            }
            Self::Header(member) => {
                write!(f, "the member `{member}` has characters that no header of HTTP can have")
            }
            Self::TooLong => f.write_str("the path and the query of the request are too long"),
        }
    }
}

impl std::error::Error for InputError {}
