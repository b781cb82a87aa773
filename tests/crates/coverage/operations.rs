//! Operations: the tables that implement the trait of this name for unit types.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::coverage::{Pair, Problems};
use crate::reading::model::{Member, Model, name};

pub(crate) fn are_there_once(pair: &Pair, problems: &mut Problems) {
    let actual = pair.source.operations.iter().map(|definitions| definitions["name"].clone());
    let expected = pair.model.operations();
    let expected = expected.iter().map(|id| format!("{:?}", name(id)));
    problems.compare_names("operations", actual, expected);
}

pub(crate) fn have_the_rows_of_the_model(pair: &Pair, problems: &mut Problems) {
    let operations = pair.source.operations.iter();
    let actual: BTreeMap<_, _> =
        operations.map(|operation| (&operation["name"], operation)).collect();
    for id in pair.model.operations() {
        let expected: BTreeMap<_, _> =
            rows(&pair.model, &id).into_iter().chain(ends(pair, &id)).collect();
        let Some(actual) = actual.get(&expected["name"]) else {
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
    ["input", "output"].map(|end| {
        let shape = pair.model.end(id, end);
        (end.to_owned(), shape.map_or("()", |shape| pair.krate.ident(&shape)).to_owned())
    })
}

/// The rows of an operation, made from its traits.
fn rows(model: &Model, id: &str) -> Vec<(String, String)> {
    let traits = model.traits(id);
    let service = model.traits(&model.service);
    let errors = model.errors(id);
    let errors: Vec<_> = errors.iter().map(|error| name(error)).collect();
    let [http, accepts] = http(model, id);
    let rows = [
        ("name", Some(format!("{:?}", name(id)))),
        ("target", target(model, id)),
        ("http", http),
        ("accepts", accepts),
        ("auth", Some(auth(traits, service))),
        ("errors", Some(format!("{errors:?}"))),
        ("flags", flags(model, id)),
    ];
    let rows = rows.into_iter().filter_map(|(word, value)| Some((word, value?)));
    let all = rows.chain(pagination(traits, service));
    all.map(|(word, value)| (word.to_owned(), value.replace(' ', ""))).collect()
}

/// What names the operation in a request; `None` if the method and the path do.
fn target(model: &Model, id: &str) -> Option<String> {
    let between = match model.traits(&model.service) {
        // Of several protocols, awsJson comes first and CBOR last.
        _ if model.speaks_aws_json() => ".",
        traits if traits.contains_key("aws.protocols#restJson1") => return None,
        _ => "/operation/",
    };
    Some(format!("{:?}", name(&model.service).to_owned() + between + name(id)))
}

/// See <https://smithy.io/2.0/spec/http-bindings.html#http-trait>: the method, pattern and status, and
/// the type of the response's body if that is JSON.
fn http(model: &Model, id: &str) -> [Option<String>; 2] {
    let is_rest_json = model.traits(&model.service).contains_key("aws.protocols#restJson1");
    if model.speaks_aws_json() || !is_rest_json {
        return [None, None];
    }
    let http = &model.traits(id)["smithy.api#http"];
    let status = http.get("code").and_then(Value::as_u64).unwrap_or(200);
    let row = format!("{}{}->{status}", http["method"], http["uri"]);
    // Texts and bytes can have any type.
    let is_json = |member: &Member| {
        let is_payload = member.traits.contains_key("smithy.api#httpPayload");
        !is_payload || !["blob", "string"].contains(&&*model.kind(&member.target))
    };
    let output = model.end(id, "output").map(|output| model.members(&output)).unwrap_or_default();
    let accepts = output.iter().all(is_json).then(|| "\"application/json\"".to_owned());
    [Some(row), accepts]
}

/// What is true of an operation; `None` for most.
fn flags(model: &Model, id: &str) -> Option<String> {
    let traits = model.traits(id);
    let encodings = traits.get("smithy.api#requestCompression").map(|it| it["encodings"].clone());
    let flags = [
        ("readonly", traits.contains_key("smithy.api#readonly")),
        ("idempotent", traits.contains_key("smithy.api#idempotent")),
        ("gzip", encodings.is_some_and(|list| list.to_string().contains("\"gzip\""))),
        ("token", has_token(model, id)),
    ];
    let names: Vec<_> = flags.iter().filter(|(_, holds)| *holds).map(|(name, _)| *name).collect();
    (!names.is_empty()).then(|| format!("[{}]", names.join(",")))
}

/// Whether a member of the input identifies a request.
fn has_token(model: &Model, id: &str) -> bool {
    let members = model.end(id, "input").map(|input| model.members(&input)).unwrap_or_default();
    members.iter().any(|member| member.traits.contains_key("smithy.api#idempotencyToken"))
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
        _ if operation.contains_key("smithy.api#optionalAuth") => "None".to_owned(),
        (Some(sigv4), _) if allows_signing => {
            format!("SigV4 {}", sigv4["name"])
        }
        (_, Some(scheme)) => format!("Other {scheme}"),
        _ => "None".to_owned(),
    }
}

/// See <https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait>.
fn pagination(
    operation: &Map<String, Value>,
    service: &Map<String, Value>,
) -> Vec<(&'static str, String)> {
    const TRAIT: &str = "smithy.api#paginated";
    let Some(own) = operation.get(TRAIT) else { return Vec::new() };
    let part = |name: &str| {
        let inherited = || service.get(TRAIT).and_then(|defaults| defaults.get(name));
        own.get(name).or_else(inherited).map(Value::to_string)
    };
    let (Some(input), Some(output)) = (part("inputToken"), part("outputToken")) else {
        return Vec::new();
    };
    let rest = [("items", part("items")), ("page_size", part("pageSize"))];
    let rest = rest.into_iter().filter_map(|(word, value)| Some((word, value?)));
    [("pagination", format!("{input}->{output}"))].into_iter().chain(rest).collect()
}
