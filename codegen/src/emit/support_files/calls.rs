//! The files of support code for calls: HTTP bindings, endpoints, signatures, retries, clients, servers.

use std::borrow::Cow;

use super::{Part, Visibility, When, files};
use crate::emit::text_file::{SLASHES, TextFile};
use crate::endpoint_rules::Function;
use crate::form::Feature;
use crate::ir::Need;

/// A function of endpoint rules: a module with the function's name or that of its result.
const fn function(files: &'static [TextFile], when: When) -> Part {
    Part {
        visibility: Visibility::Crate,
        feature: Some(Feature::Endpoint),
        ..Part::new(files, when)
    }
}

/// Hand-written code for calls, by name.
pub(super) static PARTS: &[Part] = &[
    Part { exports: &["InvalidEndpoint"], ..Part::new(files!("support/address"), When::Used) },
    function(files!("support/arn"), When::All(&[Need::Rule(Function::ParseArn)])),
    Part {
        feature: Some(Feature::Client),
        exports: &[
            "AsyncSend",
            "AsyncSleep",
            "Call",
            "CallError",
            "Client",
            "Next",
            "Sent",
            "TransportError",
        ],
        uses: &[("plain_http", None), ("retry", None), ("timestamp", None)],
        ..Part::new(
            files!(
                "support/client",
                "support/client/call",
                "support/client/endpoints",
                "support/client/error",
                "support/client/transport"
            ),
            When::All(&[Need::Signatures]),
        )
    },
    Part {
        feature: Some(Feature::Client),
        exports: &["AsyncItems", "AsyncPages"],
        ..Part::new(files!("support/client_pages"), When::All(&[Need::Pages, Need::Signatures]))
    },
    Part {
        visibility: Visibility::Crate,
        feature: Some(Feature::Http),
        uses: &[("base64", None)],
        ..Part::new(files!("support/content_md5"), When::All(&[Need::Checksums]))
    },
    Part {
        visibility: Visibility::Crate,
        feature: Some(Feature::Http),
        ..Part::new(files!("support/request_headers"), When::All(&[Need::RequestHeaders]))
    },
    Part {
        feature: Some(Feature::Sigv4),
        exports: &[
            "Credentials",
            "CredentialsError",
            "CredentialsProvider",
            "region_from_env",
            "region_from_profile",
        ],
        uses: &[("sensitive", None)],
        ..Part::new(
            files!(
                "support/credentials",
                "support/credentials/environment",
                "support/credentials/profile",
                "support/credentials/provider",
                "support/credentials/shared_file"
            ),
            When::All(&[Need::Signatures]),
        )
    },
    function(files!("support/dns_label"), When::All(&[Need::Rule(Function::IsValidHostLabel)])),
    Part {
        visibility: Visibility::Crate,
        feature: Some(Feature::Endpoint),
        exports: &["AnyEndpointParams", "Endpoint", "EndpointError", "SigningScope"],
        uses: &[("address", None)],
        ..Part::new(files!("support/endpoint"), When::All(&[Need::Wire]))
    },
    Part {
        feature: Some(Feature::Http),
        ..Part::new(files!("support/error_response"), When::All(&[Need::Wire]))
    },
    Part {
        feature: Some(Feature::Http),
        ..Part::new(files!("support/http"), When::All(&[Need::AwsJson]))
    },
    function(files!("support/partition"), When::All(&[Need::Rule(Function::Partition)])),
    Part::new(files!("support/plain_http"), When::Used),
    Part {
        feature: Some(Feature::Http),
        ..Part::new(files!("support/request_body"), When::Without(Need::Wire, Need::HttpBindings))
    },
    Part {
        feature: Some(Feature::Http),
        exports: &["InputError"],
        uses: &[("base64", None)],
        ..Part::new(
            files!(
                "support/rest",
                "support/rest/error",
                "support/rest/header",
                "support/rest/places",
                "support/rest/text",
                "support/rest/uri",
                "support/rest/writer"
            ),
            When::All(&[Need::HttpBindings]),
        )
    },
    Part { exports: &["Retries"], ..Part::new(files!("support/retry"), When::Used) },
    Part {
        feature: Some(Feature::Http),
        ..Part::new(files!("support/rpc_v2"), When::All(&[Need::RpcV2Cbor]))
    },
    Part {
        uses: &[("dns_label", None)],
        ..function(
            files!("support/s3_bucket"),
            When::All(&[Need::Rule(Function::IsVirtualHostableS3Bucket)]),
        )
    },
    Part {
        feature: Some(Feature::Server),
        visibility: Visibility::Public,
        ..Part::new(
            files!(
                "support/server",
                "support/server/accept",
                "support/server/dispatch",
                "support/server/error",
                "support/server/error_body",
                "support/server/handlers",
                "support/server/headers",
                "support/server/message",
                "support/server/rest_request",
                "support/server/rest_response",
                "support/server/route",
                "support/server/served"
            ),
            When::All(&[Need::Wire]),
        )
    },
    Part {
        feature: Some(Feature::Sigv4),
        visibility: Visibility::Public,
        uses: &[("timestamp", None)],
        ..Part::new(
            files!(
                "support/sigv4",
                "support/sigv4/canonical",
                "support/sigv4/percent",
                "support/sigv4/scope"
            ),
            When::All(&[Need::Signatures]),
        )
    },
    Part {
        feature: Some(Feature::Sigv4),
        visibility: Visibility::Crate,
        uses: &[("base64", None), ("sensitive", None)],
        ..Part::new(files!("support/secret_hash"), When::All(&[Need::Cognito]))
    },
    function(files!("support/split"), When::All(&[Need::Rule(Function::Split)])),
    function(files!("support/substring"), When::All(&[Need::Rule(Function::Substring)])),
    function(files!("support/uri_encode"), When::All(&[Need::Rule(Function::UriEncode)])),
    Part {
        uses: &[("address", None)],
        ..function(files!("support/url"), When::All(&[Need::Rule(Function::ParseUrl)]))
    },
];
