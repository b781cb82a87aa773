//! Converts the protocols of a service.

use super::node::Node;
use super::traits::Traits;

const HELP: &str = "the protocols are awsJson, restJson1 and rpcv2Cbor, which botocore calls `json`, \
                    `rest-json` and `smithy-rpc-v2-cbor`";

const REST_JSON: &str = "aws.protocols#restJson1";

/// The protocols of a service.
pub(super) struct Protocols {
    /// The traits of the protocols that the model keeps.
    ids: Vec<&'static str>,
    has_query: bool,
    is_query_compatible: bool,
}

impl Protocols {
    /// Reads the metadata of a service.
    pub(super) fn parse(metadata: &Node<'_>) -> Self {
        let mut names = metadata.texts("protocols");
        if names.is_empty() {
            names.extend(metadata.needed("protocol"));
        }
        let has_query = names.contains(&"query");
        let can_be_imported =
            |name: &&str| matches!(*name, "json" | "rest-json" | "smithy-rpc-v2-cbor");
        if !names.is_empty() && !names.iter().any(can_be_imported) {
            let message = format!("the service speaks {}, which can't be imported", quoted(&names));
            metadata.problem(message, HELP);
            names.clear();
        }
        Self {
            ids: names.iter().filter_map(|name| id(metadata, name)).collect(),
            has_query,
            is_query_compatible: metadata.json("awsQueryCompatible").is_some(),
        }
    }

    /// Whether the service also speaks awsQuery.
    pub(super) fn has_query(&self) -> bool {
        self.has_query
    }

    /// Whether operations have methods and URIs, and members can be outside of the body.
    pub(super) fn has_http_bindings(&self) -> bool {
        self.ids.contains(&REST_JSON)
    }

    /// Whether requests contain the name of the service's shape.
    pub(super) fn is_service_named(&self) -> bool {
        self.ids.iter().any(|id| *id != REST_JSON)
    }

    /// Applies the trait of each protocol.
    pub(super) fn apply(&self, traits: &mut Traits) {
        for id in &self.ids {
            traits.mark(id, true);
        }
        traits.mark("aws.protocols#awsQueryCompatible", self.is_query_compatible);
    }
}

/// The trait of a protocol. The model doesn't have awsQuery, since its responses are XML.
fn id(metadata: &Node<'_>, name: &str) -> Option<&'static str> {
    match name {
        "json" => match metadata.text("jsonVersion").unwrap_or("1.0") {
            "1.0" => Some("aws.protocols#awsJson1_0"),
            "1.1" => Some("aws.protocols#awsJson1_1"),
            version => {
                let message = format!("the version {version} of awsJson is unknown");
                metadata.problem(message, "the versions are 1.0 and 1.1");
                None
            }
        },
        "rest-json" => Some(REST_JSON),
        "smithy-rpc-v2-cbor" => Some("smithy.protocols#rpcv2Cbor"),
        "query" => None,
        other => {
            metadata.problem(format!("the protocol `{other}` can't be imported"), HELP);
            None
        }
    }
}

fn quoted(names: &[&str]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(" and ")
}
