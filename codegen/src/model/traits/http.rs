//! The traits that bind operations and members to parts of HTTP messages, see
//! <https://smithy.io/2.0/spec/http-bindings.html>.

use serde_json::Value;

use super::read::TraitReader;
use crate::error::Problem;

/// `smithy.api#http`: how an operation is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Http {
    /// The method, such as `GET`.
    pub method: String,
    /// The pattern of path and query, such as `/users/{Name}?list`.
    pub uri: String,
    /// The status of a response without an error.
    pub code: u16,
}

/// The part of an HTTP message that a member is bound to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HttpBinding {
    /// `smithy.api#httpLabel`: a label in the pattern of the path.
    Label,
    /// `smithy.api#httpQuery`: the value of this key in the query.
    Query(String),
    /// `smithy.api#httpQueryParams`: keys and values of the query.
    QueryParams,
    /// `smithy.api#httpHeader`: the header of this name.
    Header(String),
    /// `smithy.api#httpPrefixHeaders`: the headers whose names begin with this.
    PrefixHeaders(String),
    /// `smithy.api#httpPayload`: the whole body.
    Payload,
    /// `smithy.api#httpResponseCode`: the status.
    ResponseCode,
}

impl HttpBinding {
    /// The id of the trait.
    #[must_use]
    pub fn trait_id(&self) -> &'static str {
        match self {
            Self::Label => "smithy.api#httpLabel",
            Self::Query(_) => "smithy.api#httpQuery",
            Self::QueryParams => "smithy.api#httpQueryParams",
            Self::Header(_) => "smithy.api#httpHeader",
            Self::PrefixHeaders(_) => "smithy.api#httpPrefixHeaders",
            Self::Payload => "smithy.api#httpPayload",
            Self::ResponseCode => "smithy.api#httpResponseCode",
        }
    }
}

/// Reads a trait that binds a member. A member has at most one.
pub(super) fn read_binding(
    binding: &mut Option<HttpBinding>,
    r: &mut TraitReader<'_>,
    id: &str,
    value: &Value,
) {
    let read = match id {
        "smithy.api#httpLabel" => r.annotation(id, value).then_some(HttpBinding::Label),
        "smithy.api#httpQuery" => r.string(id, value).map(HttpBinding::Query),
        "smithy.api#httpQueryParams" => r.annotation(id, value).then_some(HttpBinding::QueryParams),
        "smithy.api#httpHeader" => r.string(id, value).map(HttpBinding::Header),
        "smithy.api#httpPrefixHeaders" => r.string(id, value).map(HttpBinding::PrefixHeaders),
        "smithy.api#httpPayload" => r.annotation(id, value).then_some(HttpBinding::Payload),
        "smithy.api#httpResponseCode" => {
            r.annotation(id, value).then_some(HttpBinding::ResponseCode)
        }
        _ => return,
    };
    if let (Some(one), Some(other)) = (&binding, &read) {
        let (one, other) = (one.trait_id(), other.trait_id());
        let message = format!("has the traits {one} and {other}, which exclude each other");
        r.errors.push(Problem::new(r.at, message).help("remove one of the two"));
    }
    *binding = read;
}
