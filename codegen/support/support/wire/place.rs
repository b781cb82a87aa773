// #if HttpBindings
//! The places of members in HTTP messages.

use super::Format;

/// The part of an HTTP message that carries a member of a request or a response, see
/// <https://smithy.io/2.0/spec/http-bindings.html>.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Place {
    /// The label of this name in the path of a request.
    Label(&'static str),
    /// The value of this key in the query of a request.
    Query(&'static str),
    /// Keys and values of the query of a request.
    QueryParams,
    /// The header of this name.
    Header(&'static str),
    /// The header of this name, which has base64 of the text.
    EncodedHeader(&'static str),
    /// The headers whose names begin with this.
    PrefixHeaders(&'static str),
    /// The whole body: bytes of this media type.
    BlobPayload(&'static str),
    /// The whole body: a text of this media type.
    TextPayload(&'static str),
    /// The whole body: a JSON object, which is empty if the member isn't set.
    StructurePayload,
    /// The whole body: any value of JSON.
    JsonPayload,
    /// The status of a response.
    Status,
}

impl Place {
    /// The format of timestamps in the place, see
    /// <https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait>.
    #[allow(dead_code, reason = "only the feature `http` writes places")]
    pub(crate) fn format(self) -> Format {
        match self {
            Self::Header(_) | Self::PrefixHeaders(_) => Format::HttpDate,
            Self::Label(_) | Self::Query(_) | Self::QueryParams => Format::DateTime,
            _ => Format::EpochSeconds,
        }
    }
}
// #end
