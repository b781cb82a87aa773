//! Turns botocore's description of a service into a Smithy 2.0 model.
//!
//! [botocore](https://github.com/boto/botocore) is released whenever AWS's models change, and
//! describes each service in its own JSON format, which is made from these models. It lacks the
//! names of enum members and most defaults: the import makes them by rule. It also lacks the HTTP
//! statuses of many errors, which stay unknown.
//!
//! The model has what a generator of clients needs: types, constraints, documentation, JSON names,
//! HTTP bindings, authorization, endpoints, retries, pagination and examples. It has no traits for
//! XML, checksums of Amazon S3, events of a stream, or waiters.
//!
//! The output of [`import`] depends only on its input.

mod api;
mod description;
mod enumeration;
mod example;
mod http;
mod instant;
mod json;
mod member;
mod names;
mod node;
mod operation;
mod paginator;
mod pattern;
mod protocol;
mod service;
mod shape;
mod structure;
mod survey;
mod traits;

use std::collections::BTreeMap;

pub use description::{Description, Part};

use crate::error::{Errors, Problem};
use api::Api;
use json::{Json, Object};
use names::Names;
use node::{Node, Report};
use protocol::Protocols;
use survey::Survey;

/// Names that override those of the description.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The namespace of all shapes; by default `com.amazonaws.` and the name of the service.
    pub namespace: Option<String>,
    /// The name of the service's shape, which awsJson sends in `X-Amz-Target` and rpcv2Cbor in the
    /// URI; by default the one that the service expects.
    pub service: Option<String>,
}

/// The input for the conversion of shapes.
struct Context<'a> {
    api: &'a Api<'a>,
    survey: Survey<'a>,
    names: Names<'a>,
    protocols: Protocols,
    paginators: Option<Node<'a>>,
    examples: Option<Node<'a>>,
    endpoint_rules: Option<&'a Object>,
    endpoint_tests: Option<&'a Object>,
}

/// Converts a description of a service that speaks awsJson, restJson1 or rpcv2Cbor to the text of a
/// Smithy JSON AST.
///
/// # Errors
/// Every problem of the description: a file can't be unpacked or read, a target doesn't exist, a
/// value has a wrong type, the service speaks none of these protocols.
pub fn import(description: &Description, options: &Options) -> Result<String, Errors> {
    let files = description.parse()?;
    let report = Report::default();
    let root = |part| {
        let (file, json) = files.get(&part)?;
        Node::root(file, json, &report)
    };
    if !files.contains_key(&Part::Service) {
        let message = format!("the description has no {}", Part::Service.file_name());
        return Err(Problem::new("", message)
            .help("add the file that describes the service")
            .into());
    }
    let service = root(Part::Service);
    let paginators = root(Part::Paginators).and_then(|node| node.node("pagination"));
    let examples = root(Part::Examples).and_then(|node| node.node("examples"));
    let endpoint_rules = root(Part::EndpointRules).map(|node| node.members());
    let endpoint_tests = root(Part::EndpointTests).map(|node| node.members());
    let Some(service) = service else { return Err(report.take()) };
    report.propagate()?;
    let api = Api::parse(service, &report)?;
    let survey = Survey::of(&api);
    let protocols = Protocols::parse(&api.metadata);
    let context = Context {
        names: Names::choose(&api, &survey, &protocols, options),
        protocols,
        survey,
        paginators,
        examples,
        endpoint_rules,
        endpoint_tests,
        api: &api,
    };
    let model = model(&context);
    report.propagate()?;
    let text = serde_json::to_string_pretty(&model)
        .map_err(|error| Problem::new("", format!("can't write the model: {error}")))?;
    Ok(text + "\n")
}

fn model(cx: &Context<'_>) -> Json {
    let mut shapes: BTreeMap<String, Json> = BTreeMap::new();
    shapes.insert(cx.names.service(), service::service(cx));
    for operation in &cx.api.operations {
        shapes.insert(cx.names.operation(operation.name), operation::operation(cx, operation));
    }
    for shape in &cx.api.shapes {
        shapes.insert(cx.names.shape(shape.name), shape::shape(cx, shape));
    }
    shapes.extend(cx.names.json_copies().map(|id| (id, shape::json_copy())));
    let shapes: Object = shapes.into_iter().collect();
    Object::default().with("smithy", "2.0").with("shapes", shapes).into()
}
