//! The places of members in HTTP messages.

use super::DateFormat;

/// How an operation is called over HTTP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpCall {
    /// The method.
    pub method: String,
    /// The pattern of path and query; labels are in braces.
    pub uri: String,
    /// The status of a response without an error.
    pub status: u16,
    /// Whether a response has JSON in its body, if it has one.
    pub returns_json: bool,
    /// Whether requests have a checksum of their bodies.
    pub checksum: bool,
}

/// The place of a field in HTTP messages, if that isn't the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The kind of place.
    pub kind: PlaceKind,
    /// The format of timestamps, if it isn't that of the place.
    pub format: Option<DateFormat>,
}

/// A kind of place in an HTTP message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceKind {
    /// The label of this name in the path.
    Label(String),
    /// The value of a key in the query.
    Query(String),
    /// Keys and values of the query.
    QueryParams,
    /// The header of this name.
    Header(String),
    /// The header of this name, which has base64 of the value.
    EncodedHeader(String),
    /// The headers whose names begin with this.
    PrefixHeaders(String),
    /// The whole body, as the bytes that it has; with its media type.
    BlobPayload(String),
    /// The whole body, as a text; with its media type.
    TextPayload(String),
    /// The whole body, as a JSON object, which is `{}` if the field isn't set.
    StructurePayload,
    /// The whole body, as JSON.
    JsonPayload,
    /// The status of a response.
    Status,
}
