//! The traits that the generator uses, with a Rust type for each value.

mod http;
mod read;

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::LazyLock;

use serde_json::{Map, Value};

use crate::error::Errors;
pub use http::{Http, HttpBinding};
use read::TraitReader;
pub(super) use read::describe;

/// The traits of a shape or member. Most have none: then this takes the size of a pointer.
#[derive(Clone, Debug, Default)]
pub struct Traits(Option<Box<TraitValues>>);

/// What an empty [`Traits`] dereferences to.
static NONE: LazyLock<TraitValues> = LazyLock::new(TraitValues::default);

impl Deref for Traits {
    type Target = TraitValues;

    fn deref(&self) -> &TraitValues {
        self.0.as_deref().unwrap_or_else(|| &NONE)
    }
}

impl From<TraitValues> for Traits {
    fn from(values: TraitValues) -> Self {
        Self(Some(Box::new(values)))
    }
}

/// The values of traits.
///
/// Only traits that matter for types, the wire format, authorization or documentation are here.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "annotation traits are flags")]
pub struct TraitValues {
    /// `smithy.api#documentation`: prose in HTML.
    pub documentation: Option<String>,
    /// `smithy.api#deprecated`.
    pub deprecated: Option<Deprecated>,
    /// `smithy.api#since`.
    pub since: Option<String>,
    /// `smithy.api#title`.
    pub title: Option<String>,
    /// `smithy.api#sensitive`.
    pub sensitive: bool,
    /// `smithy.api#required`.
    pub required: bool,
    /// `smithy.api#clientOptional`.
    pub client_optional: bool,
    /// `smithy.api#default`. The value `null` cancels the default of the member's target.
    pub default: Option<Value>,
    /// `smithy.api#length`.
    pub length: Option<Bounds>,
    /// `smithy.api#range`.
    pub range: Option<Range>,
    /// `smithy.api#pattern`.
    pub pattern: Option<String>,
    /// `smithy.api#uniqueItems`.
    pub unique_items: bool,
    /// `smithy.api#sparse`.
    pub sparse: bool,
    /// `smithy.api#streaming`.
    pub streaming: bool,
    /// `smithy.api#timestampFormat`.
    pub timestamp_format: Option<TimestampFormat>,
    /// `smithy.api#input`.
    pub input: bool,
    /// `smithy.api#output`.
    pub output: bool,
    /// `smithy.api#mixin`.
    pub mixin: bool,
    /// `smithy.api#trait`: the shape is the definition of a trait.
    pub definition: bool,
    /// `smithy.api#error`.
    pub error: Option<Fault>,
    /// `smithy.api#httpError`.
    pub http_error: Option<u16>,
    /// `aws.protocols#awsQueryError`, `code`.
    pub query_code: Option<String>,
    /// `smithy.api#retryable`.
    pub retryable: bool,
    /// Whether `smithy.api#retryable` says that the service got too many requests.
    pub throttling: bool,
    /// `smithy.api#readonly`.
    pub readonly: bool,
    /// `smithy.api#idempotent`.
    pub idempotent: bool,
    /// `smithy.api#paginated`.
    pub paginated: Option<Paginated>,
    /// `smithy.api#examples`.
    pub examples: Vec<Example>,
    /// `smithy.api#idempotencyToken`.
    pub idempotency_token: bool,
    /// `smithy.api#hostLabel`.
    pub host_label: bool,
    /// `smithy.api#endpoint`, `hostPrefix`.
    pub host_prefix: Option<String>,
    /// `smithy.api#http`.
    pub http: Option<Http>,
    /// The part of an HTTP message that carries the member; `None` for a part of the body.
    pub binding: Option<HttpBinding>,
    /// `smithy.api#httpChecksumRequired`.
    pub checksum_required: bool,
    /// `smithy.api#mediaType`.
    pub media_type: Option<String>,
    /// `smithy.api#jsonName`.
    pub json_name: Option<String>,
    /// `smithy.api#requestCompression`: the encodings.
    pub compression: Vec<String>,
    /// `aws.protocols#awsQueryCompatible`.
    pub query_compatible: bool,
    /// `smithy.api#auth`: the schemes of an operation that replace those of the service.
    pub auth: Option<Vec<String>>,
    /// `smithy.api#optionalAuth`.
    pub optional_auth: bool,
    /// `aws.auth#sigv4`: the signing name.
    pub sigv4: Option<String>,
    /// The ids of the other traits that define a scheme of authentication.
    pub schemes: Vec<String>,
    /// `smithy.rules#endpointRuleSet`: the rules of a service's endpoints.
    pub endpoint_rules: Option<Value>,
    /// `smithy.rules#endpointBdd`: the same as a diagram of decisions.
    pub endpoint_diagram: Option<Value>,
    /// `smithy.rules#contextParam`: the parameter of those rules that the member gives a value.
    pub context_parameter: Option<String>,
    /// `smithy.rules#staticContextParams`: values that an operation gives to parameters.
    pub static_context: BTreeMap<String, Value>,
    /// `smithy.rules#operationContextParams`: paths in the input to values of parameters.
    pub operation_context: BTreeMap<String, String>,
    /// `aws.api#service`, `sdkId`.
    pub sdk_id: Option<String>,
    /// `aws.api#service`, `docId`.
    pub doc_id: Option<String>,
    /// The ids of the traits that define a protocol.
    pub protocols: Vec<String>,
}

/// `smithy.api#deprecated`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deprecated {
    /// Why it is deprecated, or what to use instead.
    pub message: Option<String>,
    /// The date or version since which it is deprecated.
    pub since: Option<String>,
}

/// `smithy.api#length`: the number of characters, bytes, items or entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bounds {
    /// At least.
    pub min: Option<u64>,
    /// At most.
    pub max: Option<u64>,
}

/// `smithy.api#range`. The numbers are text as in the model, so that no digit is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// At least.
    pub min: Option<String>,
    /// At most.
    pub max: Option<String>,
}

/// `smithy.api#timestampFormat`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimestampFormat {
    /// Seconds since 1970, as a number.
    EpochSeconds,
    /// RFC 3339.
    DateTime,
    /// RFC 7231.
    HttpDate,
}

/// `smithy.api#error`: who caused the error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The request was wrong.
    Client,
    /// The service failed.
    Server,
}

/// `smithy.api#paginated`: paths of members, joined by dots.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paginated {
    /// The input member that takes the token.
    pub input_token: Option<String>,
    /// The output member that gives the next token.
    pub output_token: Option<String>,
    /// The output member that holds the items.
    pub items: Option<String>,
    /// The input member that limits a page.
    pub page_size: Option<String>,
}

/// One of `smithy.api#examples`: a call and its result. Parsing doesn't check it against the shapes
/// of the operation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Example {
    /// The title, which says what the call does.
    pub title: String,
    /// The text below the title.
    pub documentation: Option<String>,
    /// The members of the input.
    pub input: Map<String, Value>,
    /// The members of the output, if the call succeeds and the example shows them.
    pub output: Option<Map<String, Value>>,
    /// The error, if the call fails: the id of its shape, and its members.
    pub error: Option<(String, Map<String, Value>)>,
    /// Whether the input may break constraints, to show the resulting error.
    pub allow_constraint_errors: bool,
}

impl Traits {
    /// Reads the traits of the shape or member `at`, and reports each value that has a wrong type.
    pub(super) fn parse(at: &str, traits: &Map<String, Value>, errors: &mut Errors) -> Self {
        if traits.is_empty() {
            return Self::default();
        }
        let mut reader = TraitReader { at, errors };
        let mut values = TraitValues::default();
        for (id, value) in traits {
            values.read(&mut reader, id, value);
        }
        values.into()
    }
}

impl TraitValues {
    fn read(&mut self, r: &mut TraitReader<'_>, id: &str, value: &Value) {
        match id {
            "smithy.api#documentation" => self.documentation = r.string(id, value),
            "smithy.api#deprecated" => self.deprecated = r.deprecated(id, value),
            "smithy.api#since" => self.since = r.string(id, value),
            "smithy.api#title" => self.title = r.string(id, value),
            "smithy.api#sensitive" => self.sensitive = r.annotation(id, value),
            "smithy.api#required" => self.required = r.annotation(id, value),
            "smithy.api#clientOptional" => self.client_optional = r.annotation(id, value),
            "smithy.api#default" => self.default = Some(value.clone()),
            "smithy.api#length" => self.length = r.length(id, value),
            "smithy.api#range" => self.range = r.range(id, value),
            "smithy.api#pattern" => self.pattern = r.string(id, value),
            "smithy.api#uniqueItems" => self.unique_items = r.annotation(id, value),
            "smithy.api#streaming" => self.streaming = r.annotation(id, value),
            "smithy.api#sparse" => self.sparse = r.annotation(id, value),
            "smithy.api#timestampFormat" => self.timestamp_format = r.timestamp_format(id, value),
            "smithy.api#input" => self.input = r.annotation(id, value),
            "smithy.api#output" => self.output = r.annotation(id, value),
            "smithy.api#mixin" => self.mixin = r.annotation(id, value),
            "smithy.api#trait" => self.definition = r.annotation(id, value),
            "smithy.api#error" => self.error = r.fault(id, value),
            "smithy.api#httpError" => self.http_error = r.status(id, value),
            "smithy.api#retryable" => {
                let object = r.object(id, value);
                self.retryable = object.is_some();
                self.throttling = object.is_some_and(|o| r.flag(id, o, "throttling"));
            }
            "smithy.api#readonly" => self.readonly = r.annotation(id, value),
            "smithy.api#idempotent" => self.idempotent = r.annotation(id, value),
            "smithy.api#paginated" => self.paginated = r.paginated(id, value),
            "smithy.api#examples" => self.examples = r.examples(id, value).unwrap_or_default(),
            "smithy.api#idempotencyToken" => self.idempotency_token = r.annotation(id, value),
            "smithy.api#hostLabel" => self.host_label = r.annotation(id, value),
            "smithy.api#endpoint" => {
                self.host_prefix = r.object(id, value).and_then(|o| r.field(id, o, "hostPrefix"));
            }
            "smithy.api#http" => self.http = r.http(id, value),
            "smithy.api#httpChecksumRequired" => self.checksum_required = r.annotation(id, value),
            "smithy.api#mediaType" => self.media_type = r.string(id, value),
            "smithy.api#jsonName" => self.json_name = r.string(id, value),
            "smithy.api#requestCompression" => {
                let encodings = r.object(id, value).and_then(|o| o.get("encodings"));
                self.compression =
                    encodings.and_then(|value| r.strings(id, value)).unwrap_or_default();
            }
            "aws.protocols#awsQueryCompatible" => self.query_compatible = r.annotation(id, value),
            "smithy.api#auth" => self.auth = r.strings(id, value),
            "smithy.api#optionalAuth" => self.optional_auth = r.annotation(id, value),
            "aws.auth#sigv4a"
            | "smithy.api#httpApiKeyAuth"
            | "smithy.api#httpBasicAuth"
            | "smithy.api#httpBearerAuth"
            | "smithy.api#httpDigestAuth" => self.schemes.push(id.to_owned()),
            _ if id.starts_with("smithy.api#http") => {
                http::read_binding(&mut self.binding, r, id, value);
            }
            _ if is_protocol(id) => self.protocols.push(id.to_owned()),
            _ => self.read_of_aws(r, id, value),
        }
    }

    /// Reads traits that services of AWS have: those of the service itself and its errors, and those
    /// of endpoint rules, see <https://smithy.io/2.0/additional-specs/rules-engine/index.html>.
    fn read_of_aws(&mut self, r: &mut TraitReader<'_>, id: &str, value: &Value) {
        match id {
            "aws.auth#sigv4" => {
                let name = r.object(id, value).and_then(|o| r.field(id, o, "name"));
                self.sigv4 = name.and_then(|name| r.signing_name(id, name));
            }
            "aws.api#service" => {
                if let Some(service) = r.object(id, value) {
                    self.sdk_id = r.field(id, service, "sdkId");
                    self.doc_id = r.field(id, service, "docId");
                }
            }
            "aws.protocols#awsQueryError" => {
                self.query_code = r.object(id, value).and_then(|o| r.field(id, o, "code"));
            }
            "smithy.rules#endpointRuleSet" => {
                self.endpoint_rules = r.object(id, value).map(|_| value.clone());
            }
            "smithy.rules#endpointBdd" => {
                self.endpoint_diagram = r.object(id, value).map(|_| value.clone());
            }
            "smithy.rules#contextParam" => {
                self.context_parameter = r.object(id, value).and_then(|o| r.field(id, o, "name"));
            }
            "smithy.rules#staticContextParams" => {
                let set = |value: &Value| Some(value.get("value")?.clone());
                self.static_context = r.entries(id, value, "an object with a `value`", set);
            }
            "smithy.rules#operationContextParams" => {
                let path = |value: &Value| Some(value.get("path")?.as_str()?.to_owned());
                self.operation_context = r.entries(id, value, "an object with a `path`", path);
            }
            _ => {}
        }
    }
}

/// Whether a trait defines a protocol. Traits that only modify a protocol, such as
/// `aws.protocols#awsQueryCompatible`, don't.
fn is_protocol(id: &str) -> bool {
    id.starts_with("smithy.protocols#")
        || matches!(
            id.strip_prefix("aws.protocols#"),
            Some("awsJson1_0" | "awsJson1_1" | "awsQuery" | "ec2Query" | "restJson1" | "restXml")
        )
}
