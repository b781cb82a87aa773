//! The protocol of a service.

/// The protocol of a service: what all its requests and responses have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Protocol {
    /// Which support code sends and reads messages.
    pub kind: ProtocolKind,
    /// The media type of bodies.
    pub content_type: &'static str,
    /// Whether requests ask for the error codes of the older query protocol.
    pub query_compatible: bool,
    /// Whether responses have the whole ids of errors, with their namespaces.
    pub has_error_ids: bool,
    /// The namespace of the service.
    pub namespace: String,
    /// Headers that each request has by the configuration, names in lower case with their values.
    pub headers: Vec<(String, String)>,
}

/// The kinds of protocols: each has its own code for messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProtocolKind {
    /// [awsJson](https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html), 1.0 and 1.1.
    AwsJson,
    /// [restJson1](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html).
    RestJson1,
    /// [rpcv2Cbor](https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2-cbor.html).
    RpcV2Cbor,
}
