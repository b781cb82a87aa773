//! The documentation of a field of `EndpointParams`.

use crate::document::paragraphs::{MEMBER, Paragraphs};
use crate::endpoint_rules::Parameter;
use crate::ir::Docs;
use crate::prose::{code_span, escape};

/// What the rules say about the parameter, and the setting of clients that it is.
pub(crate) fn endpoint_parameter(parameter: &Parameter) -> Docs {
    let mut docs = Paragraphs::new(MEMBER);
    let own = match parameter.built_in.as_deref() {
        Some("AWS::Region") => "The region, such as `us-east-1`.",
        Some("AWS::UseFIPS") => "Whether to use an endpoint that fulfills FIPS 140.",
        Some("AWS::UseDualStack") => "Whether to use an endpoint that has IPv6 as well as IPv4.",
        Some("SDK::Endpoint") => "An address in place of the one that the rules find.",
        _ => "",
    };
    let prose = parameter.documentation.as_deref().map(escape);
    let named = || format!("The parameter {} of the rules.", code_span(&parameter.name));
    docs.text(&if own.is_empty() { prose.unwrap_or_else(named) } else { own.to_owned() });
    docs.finish()
}
