//! Operations: the unit types that implement the trait of the same name.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::coverage::source::tokens;
use crate::coverage::{Pair, Problems};
use crate::reading::model::{Model, name};

pub(crate) fn are_there_once(pair: &Pair, problems: &mut Problems) {
    let actual = pair.source.operations.iter().map(|definitions| definitions["NAME"].clone());
    let expected = pair.model.operations();
    let expected = expected.iter().map(|id| format!("{:?}", name(id)));
    problems.compare_names("operations", actual, expected);
}

pub(crate) fn have_the_constants_of_the_model(pair: &Pair, problems: &mut Problems) {
    let operations = pair.source.operations.iter();
    let actual: BTreeMap<_, _> =
        operations.map(|operation| (&operation["NAME"], operation)).collect();
    for id in pair.model.operations() {
        let expected: BTreeMap<_, _> =
            constants(&pair.model, &id).into_iter().chain(ends(pair, &id)).collect();
        let Some(actual) = actual.get(&expected["NAME"]) else {
            problems.0.push(format!("{id}: nothing implements it"));
            continue;
        };
        problems.compare_names(&id, actual.keys().cloned(), expected.keys().cloned());
        for (definition, value) in *actual {
            let place = format!("{id}, {definition}");
            problems.compare(&place, &Some(value), &expected.get(definition));
        }
    }
}

/// The types of requests and responses.
fn ends(pair: &Pair, id: &str) -> [(String, String); 2] {
    [("Input", "input"), ("Output", "output")].map(|(ty, end)| {
        let shape = pair.model.end(id, end);
        (ty.to_owned(), shape.map_or("()", |shape| pair.krate.ident(&shape)).to_owned())
    })
}

/// The constants of an operation as Rust expressions, made from its traits; without those that have
/// the value that the trait `Operation` gives them.
fn constants(model: &Model, id: &str) -> Vec<(String, String)> {
    let traits = model.traits(id);
    let service = model.traits(&model.service);
    let errors = model.errors(id);
    let errors: Vec<_> = errors.iter().map(|error| name(error)).collect();
    let has = |name: &str| traits.contains_key(name).then(|| "true".to_owned());
    let encodings = traits.get("smithy.api#requestCompression").map(|it| it["encodings"].clone());
    let is_gzip = encodings.is_some_and(|list| list.to_string().contains("\"gzip\""));
    let constants = [
        ("NAME", Some(format!("{:?}", name(id)))),
        ("TARGET", Some(format!("{:?}", format!("{}.{}", name(&model.service), name(id))))),
        ("AUTH", Some(auth(traits, service))),
        ("PAGINATION", pagination(traits, service)),
        ("ERRORS", Some(format!("&{errors:?}"))),
        ("IDEMPOTENT", has("smithy.api#idempotent")),
        ("READONLY", has("smithy.api#readonly")),
        ("GZIP", is_gzip.then(|| "true".to_owned())),
        ("TOKENS", has_token(model, id).then(|| "crate::tokens::SOURCE".to_owned())),
    ];
    let constants = constants.into_iter().filter_map(|(name, value)| Some((name, value?)));
    constants.map(|(name, value)| (name.to_owned(), tokens(&expression(&value)))).collect()
}

/// Whether a member of the input identifies a request.
fn has_token(model: &Model, id: &str) -> bool {
    let members = model.end(id, "input").map(|input| model.members(&input)).unwrap_or_default();
    members.iter().any(|member| member.traits.contains_key("smithy.api#idempotencyToken"))
}

fn expression(source: &str) -> syn::Expr {
    syn::parse_str(source).unwrap_or_else(|error| panic!("{source}: {error}"))
}

/// The schemes besides Signature Version 4.
const OTHER_SCHEMES: [&str; 5] = [
    "aws.auth#sigv4a",
    "smithy.api#httpApiKeyAuth",
    "smithy.api#httpBasicAuth",
    "smithy.api#httpBearerAuth",
    "smithy.api#httpDigestAuth",
];

/// See <https://smithy.io/2.0/spec/authentication-traits.html>.
fn auth(operation: &Map<String, Value>, service: &Map<String, Value>) -> String {
    let schemes = operation.get("smithy.api#auth").or_else(|| service.get("smithy.api#auth"));
    let allows_signing = schemes.is_none_or(|schemes| {
        schemes.as_array().is_some_and(|schemes| schemes.contains(&"aws.auth#sigv4".into()))
    });
    // In the order of their ids, unless the trait lists them.
    let of_service = OTHER_SCHEMES.map(Value::from).to_vec();
    let listed = schemes.and_then(Value::as_array).unwrap_or(&of_service);
    let has = |scheme: &&Value| scheme.as_str().is_some_and(|id| service.contains_key(id));
    let other = listed.iter().find(has);
    match (service.get("aws.auth#sigv4"), other) {
        _ if operation.contains_key("smithy.api#optionalAuth") => "Auth::None".to_owned(),
        (Some(sigv4), _) if allows_signing => {
            format!("Auth::SigV4 {{ service: {} }}", sigv4["name"])
        }
        (_, Some(scheme)) => format!("Auth::Other {{ scheme: {scheme} }}"),
        _ => "Auth::None".to_owned(),
    }
}

/// See <https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait>.
fn pagination(operation: &Map<String, Value>, service: &Map<String, Value>) -> Option<String> {
    const TRAIT: &str = "smithy.api#paginated";
    let own = operation.get(TRAIT)?;
    let part = |name: &str| {
        let inherited = || service.get(TRAIT).and_then(|defaults| defaults.get(name));
        own.get(name).or_else(inherited)
    };
    let optional =
        |name: &str| part(name).map_or("None".to_owned(), |member| format!("Some({member})"));
    match (part("inputToken"), part("outputToken")) {
        (Some(input), Some(output)) => {
            let tokens = format!("input_token: {input}, output_token: {output}");
            let rest = format!("items: {}, page_size: {}", optional("items"), optional("pageSize"));
            Some(format!("Some(Pagination {{ {tokens}, {rest} }})"))
        }
        _ => None,
    }
}
