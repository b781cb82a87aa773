//! The documentation of endpoints: `EndpointParams` and its fields.

use crate::document::example::fence;
use crate::document::facts::node_text;
use crate::document::paragraphs::{ITEM, MEMBER, Paragraphs};
use crate::endpoint_rules::{Parameter, Type};
use crate::ir::Docs;
use crate::plan::Plan;
use crate::prose::{code_span, escape};

/// What `EndpointParams` is for, and an example.
pub(crate) fn endpoint_params(plan: &Plan<'_>) -> Docs {
    let mut docs = Paragraphs::new(ITEM);
    docs.text(
        "What the address of the service depends on. [`Endpoint::resolve`] finds it, by the rules in \
         the service's model. `Operation::set_endpoint_params` adds what an operation and its input \
         say.",
    );
    let library = plan.library_path();
    docs.lines([
        fence(plan),
        format!("use {library}::{{Endpoint, EndpointParams}};"),
        String::new(),
        "let mut params = EndpointParams::new(\"us-east-1\");".to_owned(),
        "params.use_fips = true;".to_owned(),
        "match Endpoint::resolve(&params) {".to_owned(),
        "    Ok(endpoint) => println!(\"{}\", endpoint.url()),".to_owned(),
        "    Err(error) => println!(\"{error}\"),".to_owned(),
        "}".to_owned(),
        "```".to_owned(),
    ]);
    docs.text("With the feature `http`, `Endpoint::apply` sets the address of a message.");
    docs.finish()
}

/// What the parameter is, and its value if it isn't set.
pub(crate) fn endpoint_parameter(parameter: &Parameter) -> Docs {
    let mut docs = Paragraphs::new(MEMBER);
    let known = parameter.built_in.as_deref().and_then(built_in);
    let prose = parameter.documentation.as_deref().map(escape);
    let named = || format!("The parameter {} of the rules.", code_span(&parameter.name));
    let what = known.map(str::to_owned).or(prose).unwrap_or_else(named);
    let value = match &parameter.default {
        // A flag is never absent, and begins with its default.
        Some(default) if parameter.ty == Type::Bool => {
            format!("The default is {}.", code_span(&node_text(default)))
        }
        Some(default) => format!("`None` stands for {}.", code_span(&node_text(default))),
        None if parameter.is_required => "The rules need it.".to_owned(),
        None => String::new(),
    };
    docs.text(format!("{what} {value}").trim_end());
    docs.finish()
}

/// The meaning of a setting that clients of AWS share, see
/// <https://smithy.io/2.0/aws/rules-engine/built-ins.html>.
fn built_in(name: &str) -> Option<&'static str> {
    Some(match name {
        "AWS::Region" => "The region, such as `us-east-1`.",
        "AWS::UseFIPS" => "Whether to use an endpoint that fulfills FIPS 140.",
        "AWS::UseDualStack" => "Whether to use an endpoint that has IPv6 as well as IPv4.",
        "SDK::Endpoint" => "An address in place of the one that the rules find.",
        "AWS::Auth::AccountId" => {
            "The id of the account that the credentials belong to, such as `123456789012`. With it, \
             the rules can find an endpoint of that account."
        }
        "AWS::Auth::AccountIdEndpointMode" => {
            "Whether to use an endpoint of the account: `preferred` if the account's id is known, \
             `disabled` never, `required` always."
        }
        "AWS::S3::Accelerate" => "Whether to use S3 Transfer Acceleration.",
        "AWS::S3::DisableMultiRegionAccessPoints" => {
            "Whether to refuse access points of several regions."
        }
        "AWS::S3::ForcePathStyle" => {
            "Whether to put the name of a bucket into the path of the address, not into its host."
        }
        "AWS::S3::UseArnRegion" | "AWS::S3Control::UseArnRegion" => {
            "Whether to take the region from an ARN that is given in place of a name."
        }
        "AWS::S3::UseGlobalEndpoint" | "AWS::STS::UseGlobalEndpoint" => {
            "Whether to use the global endpoint of the service for the region `us-east-1`, or for \
             `aws-global` and other regions that had one before."
        }
        _ => return None,
    })
}
