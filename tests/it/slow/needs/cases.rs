//! Small models with one need or a few, and the support code that their crates must have.

use serde_json::{Value, json};
use support::models;

/// A crate that needs little.
pub(super) struct Case {
    pub(super) name: &'static str,
    pub(super) shapes: Value,
    pub(super) config: &'static str,
    /// The modules of support code that not every crate has.
    pub(super) modules: &'static str,
    /// What it exports because of them.
    pub(super) exports: &'static str,
}

/// A case with these shapes. `modules` doesn't list those of every crate with a structure.
fn case(name: &'static str, shapes: Value, modules: &'static str, exports: &'static str) -> Case {
    Case { name, shapes, config: "", modules, exports }
}

/// Shapes whose only input has a member of this target.
fn member(target: &str, mut shapes: Value) -> Value {
    shapes["test#Input"] = models::structure([("member", target)]);
    shapes
}

/// The same with a target of the prelude.
fn simple(target: &str) -> Value {
    member(&format!("smithy.api#{target}"), json!({}))
}

/// The same with a sensitive target of its own.
fn secret(kind: &str) -> Value {
    let mut shape = json!({"type": kind, "traits": {"smithy.api#sensitive": {}}});
    let value = match kind {
        "enum" => json!("a"),
        _ => json!(1),
    };
    if kind == "enum" || kind == "intEnum" {
        let traits = json!({"smithy.api#enumValue": value});
        shape["members"] = json!({"A": {"target": "smithy.api#Unit", "traits": traits}});
    }
    member("test#Secret", json!({"test#Secret": shape}))
}

/// An operation with these traits, and an input whose required member is `name`.
fn operation(traits: &Value) -> Value {
    let required = json!({"smithy.api#required": {}, "smithy.api#hostLabel": {}});
    json!({
        "test#Act": {"type": "operation", "input": {"target": "test#Input"}, "traits": traits},
        "test#Input": {"type": "structure", "members": {
            "name": {"target": "smithy.api#String", "traits": required},
        }},
    })
}

const TIMESTAMP: &str = "OutOfRangeError ParseTimestampError Timestamp";

/// What a crate whose requests are signed exports because of that.
const CALLS: &str = "AsyncSend AsyncSleep Call CallError Client Credentials CredentialsError CredentialsProvider Next \
                     OutOfRangeError ParseTimestampError Retries Sensitive Sent Timestamp \
                     TransportError region_from_env region_from_profile sigv4";

fn list(item: &str) -> Value {
    json!({"type": "list", "member": {"target": item}})
}

fn map(value: &str) -> Value {
    json!({"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": value}})
}

fn union() -> Value {
    json!({"type": "union", "members": {"a": {"target": "smithy.api#String"}}})
}

/// A shape whose values are all sensitive.
fn sensitive(mut shape: Value) -> Value {
    shape["traits"] = json!({"smithy.api#sensitive": {}});
    shape
}

/// An input with a member of this target and default.
fn default(target: &str, value: &Value) -> Value {
    let traits = json!({"smithy.api#default": value});
    let members = json!({"member": {"target": target, "traits": traits}});
    json!({"test#Input": {"type": "structure", "members": members}})
}

pub(super) fn cases() -> Vec<Case> {
    [types(), kinds(), secrets(), operations(), selections(), replacements()]
        .into_iter()
        .flatten()
        .collect()
}

/// One case for each type.
fn types() -> Vec<Case> {
    vec![
        case("text", simple("String"), "", ""),
        case("numbers", simple("Double"), "", ""),
        case("blob", simple("Blob"), "base64 blob", "Blob"),
        case("blob_default", default("smithy.api#Blob", &json!("AAEC")), "base64 blob", "Blob"),
        case("timestamp", simple("Timestamp"), "timestamp", TIMESTAMP),
        case(
            "timestamp_default",
            default("smithy.api#Timestamp", &json!(1.5)),
            "timestamp",
            TIMESTAMP,
        ),
        case("document", simple("Document"), "document", "Document Number"),
        case("big_integer", simple("BigInteger"), "big big_integer", "BigInteger ParseNumberError"),
        case(
            "big_decimal_in_a_map",
            member("test#Map", json!({"test#Map": map("smithy.api#BigDecimal")})),
            "big big_decimal maps",
            "BigDecimal ParseNumberError builders::IntoMap",
        ),
        case(
            "list",
            member("test#List", json!({"test#List": list("smithy.api#String")})),
            "lists",
            "builders::IntoList",
        ),
    ]
}

/// One case for each kind of shape.
fn kinds() -> Vec<Case> {
    let unit = "smithy.api#Unit";
    let int_enum = json!({"type": "intEnum", "members": {
        "A": {"target": unit, "traits": {"smithy.api#enumValue": 1}},
    }});
    let string_enum = json!({"type": "enum", "members": {"A": {"target": unit}}});
    let mut failure = models::structure([("level", "test#Level")]);
    failure["traits"] = json!({"smithy.api#error": "client"});
    let of_failure = json!({
        "test#Act": {"type": "operation", "errors": [{"target": "test#Failure"}]},
        "test#Failure": failure,
        "test#Level": int_enum,
    });
    vec![
        case("nothing", json!({"test#Act": {"type": "operation"}}), "", ""),
        case(
            "string_enum",
            member("test#Kind", json!({"test#Kind": string_enum})),
            "string_enum",
            "",
        ),
        case("int_enum_in_an_error", of_failure, "error_shape int_enum", ""),
        case(
            "union",
            member("test#Union", json!({"test#Union": union()})),
            "document sensitive sensitive_document union",
            "Document Number Sensitive",
        ),
        case(
            "secret_union",
            member("test#Union", json!({"test#Union": sensitive(union())})),
            "document secret_enum sensitive sensitive_document union",
            "Document Number Sensitive",
        ),
        case(
            "secret_structure",
            member(
                "test#Inner",
                json!({"test#Inner": sensitive(models::structure([("a", "smithy.api#String")]))}),
            ),
            "sensitive",
            "Sensitive",
        ),
    ]
}

/// One case for each sensitive type.
fn secrets() -> Vec<Case> {
    let secret_list = json!({"test#List": sensitive(list("smithy.api#String"))});
    let secret_map = json!({"test#Map": sensitive(map("smithy.api#Boolean"))});
    vec![
        case(
            "secret_list",
            member("test#List", secret_list),
            "lists sensitive sensitive_lists",
            "Sensitive builders::IntoList builders::IntoSensitiveList",
        ),
        case(
            "secret_map",
            member("test#Map", secret_map),
            "maps sensitive sensitive_maps",
            "Sensitive builders::IntoMap builders::IntoSensitiveMap",
        ),
        case("secret_text", secret("string"), "sensitive", "Sensitive"),
        case(
            "secret_blob",
            secret("blob"),
            "base64 blob sensitive sensitive_blob",
            "Blob Sensitive",
        ),
        case(
            "secret_timestamp",
            secret("timestamp"),
            "sensitive sensitive_timestamp timestamp",
            "OutOfRangeError ParseTimestampError Sensitive Timestamp",
        ),
        case(
            "secret_document",
            secret("document"),
            "document sensitive sensitive_document",
            "Document Number Sensitive",
        ),
        case(
            "secret_big_integer",
            secret("bigInteger"),
            "big big_integer sensitive sensitive_big_integer",
            "BigInteger ParseNumberError Sensitive",
        ),
        case(
            "secret_big_decimal",
            secret("bigDecimal"),
            "big big_decimal sensitive sensitive_big_decimal",
            "BigDecimal ParseNumberError Sensitive",
        ),
        case(
            "secret_string_enum",
            secret("enum"),
            "secret_enum sensitive sensitive_string_enum string_enum",
            "Sensitive",
        ),
        case(
            "secret_int_enum",
            secret("intEnum"),
            "int_enum secret_enum sensitive sensitive_int_enum",
            "Sensitive",
        ),
    ]
}

/// An operation with these traits, of a service whose requests are signed.
fn signed(traits: &Value) -> Value {
    let mut service = models::service("1", ["test#Act"]);
    service["traits"]["aws.auth#sigv4"] = json!({"name": "test"});
    json!({
        "test#Service": service,
        "test#Act": {"type": "operation", "input": {"target": "test#Input"}, "traits": traits},
    })
}

fn gzip() -> Value {
    json!({"smithy.api#requestCompression": {"encodings": ["gzip"]}})
}

fn host_label() -> Value {
    json!({"smithy.api#endpoint": {"hostPrefix": "{name}."}})
}

/// One case for each trait of operations.
fn operations() -> Vec<Case> {
    let prefix = json!({"smithy.api#endpoint": {"hostPrefix": "data."}});
    let token =
        json!({"target": "smithy.api#String", "traits": {"smithy.api#idempotencyToken": {}}});
    let pages = json!({
        "test#Act": {
            "type": "operation",
            "input": {"target": "test#Input"},
            "output": {"target": "test#Output"},
            "traits": {"smithy.api#paginated": {"inputToken": "next", "outputToken": "next"}},
        },
        "test#Input": models::structure([("next", "smithy.api#String")]),
        "test#Output": models::structure([("next", "smithy.api#String")]),
    });
    vec![
        case(
            "signed",
            signed(&json!({})),
            "client credentials plain_http retry sensitive sigv4 timestamp",
            CALLS,
        ),
        case("unsigned", signed(&json!({"smithy.api#auth": []})), "", ""),
        case("gzip", operation(&gzip()), "gzip", ""),
        case("host_prefix", operation(&prefix), "host_prefix", "HostPrefix"),
        case("host_label", operation(&host_label()), "host_label host_prefix", "HostPrefix"),
        case(
            "token",
            json!({"test#Input": {"type": "structure", "members": {"token": token}}}),
            "tokens",
            "",
        ),
        case("pages", pages, "pages", "Pages Paginated PaginatedItems"),
    ]
}

/// Crates without the operation `Other`, which needs more.
fn selections() -> Vec<Case> {
    let with_other = |mut shapes: Value, traits: Value| {
        shapes["test#Service"] = models::service("1", ["test#Act", "test#Other"]);
        let input = json!({"target": "test#OtherInput"});
        shapes["test#Other"] = json!({"type": "operation", "input": input, "traits": traits});
        let required = json!({"smithy.api#required": {}, "smithy.api#hostLabel": {}});
        shapes["test#OtherInput"] = json!({"type": "structure", "members": {
            "name": {"target": "smithy.api#String", "traits": required},
            "when": {"target": "smithy.api#Timestamp"},
        }});
        shapes
    };
    let of_act = "[model]\noperations = [\"Act\"]\n";
    let gzip_elsewhere = case("gzip_elsewhere", with_other(json!({}), gzip()), "", "");
    let shapes = with_other(operation(&gzip()), host_label());
    let host_elsewhere = case("host_elsewhere", shapes, "gzip", "");
    [gzip_elsewhere, host_elsewhere].map(|case| Case { config: of_act, ..case }).into()
}

/// Types of users in place of others.
fn replacements() -> Vec<Case> {
    let blob = "[replace]\n\"smithy.api#Blob\" = \"std::sync::Arc<[u8]>\"\n";
    let text = "[replace]\n\"smithy.api#String\" = \"std::primitive::char\"\n";
    let with_default = default("smithy.api#Blob", &json!("AAEC"));
    vec![
        Case { config: blob, ..case("replaced_blob", simple("Blob"), "base64", "") },
        Case { config: blob, ..case("replaced_blob_default", with_default, "base64", "") },
        Case { config: text, ..case("replaced_text", simple("String"), "", "") },
    ]
}
