//! Converts the service: authentication, protocols, endpoints.

use super::Context;
use super::json::{Json, Object};
use super::traits::{Traits, common};

/// The shape of the service.
pub(super) fn service(cx: &Context<'_>) -> Json {
    let mut names: Vec<&str> = cx.api.operations.iter().map(|operation| operation.name).collect();
    names.sort_by_key(|name| name.to_lowercase());
    let target = |name: &&str| Object::default().with("target", cx.names.operation(name));
    let shape = Object::default()
        .with("type", "service")
        .with("version", cx.api.metadata.needed("apiVersion").unwrap_or_default())
        .with("operations", names.iter().map(target).collect::<Json>());
    traits(cx).add_to(shape).into()
}

fn traits(cx: &Context<'_>) -> Traits {
    let metadata = &cx.api.metadata;
    let mut traits = common(&cx.api.root);
    traits.set_some("smithy.api#title", metadata.filled("serviceFullName"));
    let endpoint_prefix = metadata.needed("endpointPrefix").unwrap_or_default();
    let signing_name = metadata.filled("signingName").unwrap_or(endpoint_prefix);
    traits.set("aws.api#service", identity(cx, endpoint_prefix));
    authentication(cx, signing_name, &mut traits);
    cx.protocols.apply(&mut traits);
    endpoints(cx, &mut traits);
    traits
}

/// See <https://smithy.io/2.0/aws/aws-core.html#aws-api-service-trait>.
fn identity(cx: &Context<'_>, endpoint_prefix: &str) -> Object {
    let metadata = &cx.api.metadata;
    let version = metadata.text("apiVersion").unwrap_or_default();
    let usual = format!("{}-{version}", cx.names.sdk_id.to_lowercase().replace(' ', "-"));
    Object::default()
        .with("sdkId", cx.names.sdk_id)
        .with_some("docId", metadata.filled("uid").filter(|id| *id != usual))
        .with("endpointPrefix", endpoint_prefix)
}

/// The schemes of authentication. Older descriptions have only a version of the signature.
fn authentication(cx: &Context<'_>, signing_name: &str, traits: &mut Traits) {
    let metadata = &cx.api.metadata;
    let version = metadata.text("signatureVersion");
    let mut schemes = metadata.texts("auth");
    if schemes.is_empty() && matches!(version, Some("v4" | "s3" | "s3v4")) {
        schemes.push("aws.auth#sigv4");
    }
    if schemes.is_empty() && version == Some("bearer") {
        schemes.push("smithy.api#httpBearerAuth");
    }
    schemes.retain(|scheme| *scheme != "smithy.api#noAuth");
    for scheme in &schemes {
        let name = Object::default().with("name", signing_name);
        match *scheme {
            "aws.auth#sigv4" => traits.set("aws.auth#sigv4", name),
            "aws.auth#sigv4a" => traits.set("aws.auth#sigv4a", name),
            "smithy.api#httpBearerAuth" => traits.mark("smithy.api#httpBearerAuth", true),
            other => {
                let help = "the schemes are `aws.auth#sigv4`, `aws.auth#sigv4a`, \
                            `smithy.api#httpBearerAuth` and `smithy.api#noAuth`";
                metadata.problem(format!("the scheme `{other}` in `auth` is unknown"), help);
            }
        }
    }
    if schemes.len() > 1 {
        traits.set("smithy.api#auth", schemes.into_iter().collect::<Json>());
    }
}

/// The endpoint rules, their parameters and tests, and the operation that finds endpoints.
fn endpoints(cx: &Context<'_>, traits: &mut Traits) {
    let parameters = cx.api.root.object("clientContextParams").cloned();
    traits.set_some("smithy.rules#clientContextParams", parameters);
    traits.set_some("smithy.rules#endpointRuleSet", cx.endpoint_rules.cloned());
    traits.set_some("smithy.rules#endpointTests", cx.endpoint_tests.cloned());
    let is_finder = |operation: &&_| super::operation::finds_endpoints(operation);
    if let Some(operation) =
        cx.api.operations.iter().filter(is_finder).min_by_key(|o| o.name.to_lowercase())
    {
        let operation = cx.names.operation(operation.name);
        let discovery = Object::default().with("operation", operation);
        traits.set("aws.api#clientEndpointDiscovery", discovery);
    }
}
