//! The protocols that a service speaks.

use super::json::{Json, Object};
use super::node::Node;
use super::traits::Traits;

const HELP: &str = "only services that speak awsJson, which botocore calls `json`, can be imported";

/// A protocol, by what it means for shapes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Protocol {
    /// awsJson; the trait's id depends on the version.
    Json(&'static str),
    /// Smithy RPC v2 CBOR.
    Cbor,
    /// awsQuery, whose answers are XML.
    Query,
}

/// Everything that a service speaks, awsJson among it.
pub(super) struct Protocols {
    all: Vec<Protocol>,
    is_query_compatible: bool,
}

impl Protocols {
    /// Reads the metadata of a service.
    pub(super) fn parse(metadata: &Node<'_>) -> Self {
        let mut names = metadata.texts("protocols");
        if names.is_empty() {
            names.extend(metadata.needed("protocol"));
        }
        if !names.is_empty() && !names.contains(&"json") {
            let message = format!("the service speaks {}, not awsJson", quoted(&names));
            metadata.problem(message, HELP);
            names.clear();
        }
        Self {
            all: names.into_iter().filter_map(|name| protocol(metadata, name)).collect(),
            is_query_compatible: metadata.json("awsQueryCompatible").is_some(),
        }
    }

    /// Whether the service speaks awsQuery as well.
    pub(super) fn has_query(&self) -> bool {
        self.all.contains(&Protocol::Query)
    }

    /// Whether the service tells errors by codes of awsQuery as well.
    pub(super) fn has_query_errors(&self) -> bool {
        self.has_query() || self.is_query_compatible
    }

    /// Applies the trait of each protocol, and the versions of HTTP that serve it.
    pub(super) fn apply(&self, metadata: &Node<'_>, traits: &mut Traits) {
        let versions = http_versions(metadata);
        for protocol in &self.all {
            match protocol {
                Protocol::Json(id) => traits.set(id, versions.clone()),
                Protocol::Cbor => traits.set("smithy.protocols#rpcv2Cbor", versions.clone()),
                Protocol::Query => traits.mark("aws.protocols#awsQuery", true),
            }
        }
        traits.mark("aws.protocols#awsQueryCompatible", self.is_query_compatible);
    }
}

fn protocol(metadata: &Node<'_>, name: &str) -> Option<Protocol> {
    match name {
        "json" => match metadata.text("jsonVersion").unwrap_or("1.0") {
            "1.0" => Some(Protocol::Json("aws.protocols#awsJson1_0")),
            "1.1" => Some(Protocol::Json("aws.protocols#awsJson1_1")),
            version => {
                let message = format!("the version {version} of awsJson is unknown");
                metadata.problem(message, "the versions are 1.0 and 1.1");
                None
            }
        },
        "smithy-rpc-v2-cbor" => Some(Protocol::Cbor),
        "query" => Some(Protocol::Query),
        other => {
            metadata.problem(format!("the protocol `{other}` can't be imported"), HELP);
            None
        }
    }
}

/// See <https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html>.
fn http_versions(metadata: &Node<'_>) -> Object {
    let versions = |versions: &[&str]| versions.iter().copied().collect::<Json>();
    let none = Object::default();
    match metadata.node("protocolSettings").and_then(|settings| settings.filled("h2")) {
        None => none,
        Some("optional") => none.with("http", versions(&["http/1.1", "h2"])),
        Some("eventstream") => none
            .with("http", versions(&["http/1.1", "h2"]))
            .with("eventStreamHttp", versions(&["h2"])),
        Some(_) => none.with("http", versions(&["h2"])),
    }
}

fn quoted(names: &[&str]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(" and ")
}
