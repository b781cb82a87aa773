//! A crate has the support code, exports and features that its shapes and operations need, and no
//! others.

use std::collections::BTreeSet;

use codegen::{Config, Tree, generate};
use quote::ToTokens;
use serde_json::{Value, json};
use support::{Project, models};
use syn::Item;

/// A crate that needs little.
struct Case {
    name: &'static str,
    shapes: Value,
    config: &'static str,
    /// The modules of support code that not every crate has.
    modules: &'static str,
    /// What it exports because of them.
    exports: &'static str,
}

/// The modules that every crate with a wire form has.
const ALWAYS: &str = "digits display empty endpoint error error_response http json mark operation redacted \
                      serde service_error token_source wire";

/// What every crate with a wire form exports.
const EXPORTS: &str = "Auth Fault InvalidEndpoint Metadata Operation OperationError Pagination Redacted \
                       ServiceError Structure Unreadable json set_endpoint";

/// A case of these shapes; `modules` lacks those of every crate with a structure.
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

fn cases() -> Vec<Case> {
    [types(), kinds(), secrets(), operations(), selections(), replacements()]
        .into_iter()
        .flatten()
        .collect()
}

/// A type each.
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

/// A kind of shape each.
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

/// A sensitive type each.
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

fn gzip() -> Value {
    json!({"smithy.api#requestCompression": {"encodings": ["gzip"]}})
}

fn host_label() -> Value {
    json!({"smithy.api#endpoint": {"hostPrefix": "{name}."}})
}

/// A trait of operations each.
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

/// Types of the user's in place of others.
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

/// Words in any order.
fn words<'a>(texts: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    texts.into_iter().flat_map(str::split_whitespace).map(str::to_owned).collect()
}

impl Case {
    fn has(&self, module: &str) -> bool {
        self.modules.split_whitespace().any(|name| name == module)
    }

    /// The modules that the crate should have.
    fn expected_modules(&self) -> BTreeSet<String> {
        let endpoint = if self.has("host_prefix") { "" } else { "plain_endpoint" };
        let of_structures =
            if self.name == "nothing" { "" } else { "builder serde_impls setters structure" };
        words([ALWAYS, self.modules, endpoint, of_structures])
    }

    /// What the crate should export.
    fn expected_exports(&self) -> BTreeSet<String> {
        let of_structures =
            if self.name == "nothing" { "" } else { "builders::IsSet builders::Unset" };
        words([EXPORTS, self.exports, of_structures])
    }

    /// The features that the crate should have.
    fn expected_features(&self) -> BTreeSet<String> {
        let gzip = if self.has("gzip") { "gzip" } else { "" };
        let getrandom = if self.has("tokens") { "getrandom" } else { "" };
        words(["default json serde http", gzip, getrandom])
    }
}

/// The hand-written modules among the files of a crate.
fn modules(tree: &Tree) -> BTreeSet<String> {
    let names = tree.files().filter_map(|(path, _)| path.strip_prefix("src/")?.strip_suffix(".rs"));
    let own = |name: &str| match name.strip_prefix("support/") {
        Some(name) => Some(name.to_owned()).filter(|name| !name.contains('/')),
        None => ["pages", "service_error", "tokens"].contains(&name).then(|| name.to_owned()),
    };
    names.filter_map(own).collect()
}

/// What the root of a crate and its module `builders` take from hand-written code.
fn exports(tree: &Tree) -> BTreeSet<String> {
    let uses = |path: &str, before: &str| {
        let file = syn::parse_file(text(tree, path)).expect("it is Rust");
        let uses = file.items.into_iter().filter_map(|item| match item {
            Item::Use(item) => Some(item.tree.to_token_stream().to_string().replace(' ', "")),
            _ => None,
        });
        let is_own = |path: &String| {
            !path.starts_with("crate::operations") && !path.starts_with("crate::types")
        };
        let names = |path: String| {
            let (_, names) = path.rsplit_once("::").expect("it is a path");
            let names = names.trim_matches(['{', '}']).split(',').filter(|name| !name.is_empty());
            names.map(|name| format!("{before}{name}")).collect::<Vec<_>>()
        };
        uses.filter(is_own).flat_map(names).collect::<Vec<_>>()
    };
    [uses("src/lib.rs", ""), uses("src/builders.rs", "builders::")].concat().into_iter().collect()
}

fn features(tree: &Tree) -> BTreeSet<String> {
    let manifest = text(tree, "Cargo.toml");
    let manifest = toml::de::DeTable::parse(manifest).expect("it is a manifest");
    let features = manifest.get_ref().get("features").and_then(|it| it.get_ref().as_table());
    features.into_iter().flat_map(|it| it.keys()).map(|name| name.get_ref().to_string()).collect()
}

fn text<'t>(tree: &'t Tree, path: &str) -> &'t str {
    tree.files().find(|(name, _)| *name == path).expect("the crate has the file").1
}

#[test]
fn a_crate_has_the_files_exports_and_features_that_it_needs() {
    let mut wrong = Vec::new();
    for case in cases() {
        let config = Config::parse(case.config).expect("it is right");
        let generated = generate(&models::with(case.shapes.clone()), &config).expect(case.name);
        let tree = generated.tree;
        for (what, actual, expected) in [
            ("modules", modules(&tree), case.expected_modules()),
            ("exports", exports(&tree), case.expected_exports()),
            ("features", features(&tree), case.expected_features()),
        ] {
            if actual != expected {
                let more: Vec<_> = actual.difference(&expected).collect();
                let less: Vec<_> = expected.difference(&actual).collect();
                wrong.push(format!("{what} of {}: {more:?} too much, {less:?} missing", case.name));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

/// All cases as one workspace in the folder `out` of a project.
fn workspace(options: &[&str]) -> Project {
    let project = Project::new("");
    for case in cases() {
        project.write("model.json", models::with(case.shapes.clone()));
        project.write("model.toml", case.config);
        let out = format!("out/{}", case.name);
        let arguments =
            ["codegen", "--model", "model.json", "--out", &out, "--crate-name", case.name];
        project.smithygen(&[&arguments, options].concat()).exits_with(0);
    }
    project.write("out/Cargo.toml", "[workspace]\nmembers = [\"*\"]\nresolver = \"3\"\n");
    project
}

#[test]
fn such_crates_compile_without_warnings() {
    let project = workspace(&[]);
    for features in ["", "json", "serde", "http", "gzip", "getrandom,serde"] {
        let features = ["check", "--workspace", "--no-default-features", "--features", features];
        project.cargo(&features).exits_with(0);
    }
    project.cargo(&["doc", "--workspace", "--no-deps", "--all-features"]).exits_with(0);
    project.cargo(&["test", "--workspace", "--lib"]).exits_with(0);
}

#[test]
fn such_crates_of_types_only_compile_without_warnings() {
    let project = workspace(&["--types-only"]);
    project.cargo(&["check", "--workspace"]).exits_with(0);
    project.cargo(&["doc", "--workspace", "--no-deps"]).exits_with(0);
}
