//! Names that shapes can't have, since generated code uses them.

use std::collections::BTreeSet;
use std::path::Path;

use codegen::Config;
use proc_macro2::{TokenStream, TokenTree};
use serde_json::{Map, Value, json};
use support::models;

use crate::names::lowered;

/// The prelude of edition 2024: <https://doc.rust-lang.org/std/prelude/>.
const PRELUDE: &str = "
    AsMut AsRef AsyncFn AsyncFnMut AsyncFnOnce Box Clone Copy Default DoubleEndedIterator Drop Eq Err
    ExactSizeIterator Extend Fn FnMut FnOnce From FromIterator Future Into IntoFuture IntoIterator
    Iterator None Ok Option Ord PartialEq PartialOrd Result Self Send Sized Some String Sync
    ToOwned ToString TryFrom TryInto Unpin Vec";

/// Names that every crate defines, and every builder imports.
const IN_ANY_CASE: [&str; 2] = ["IsSet", "ServiceError"];

fn prelude() -> BTreeSet<String> {
    PRELUDE.split_whitespace().map(str::to_owned).collect()
}

/// Members of every type that needs an import.
fn members() -> Map<String, Value> {
    let required = json!({"smithy.api#required": {}});
    let members = json!({
        "baseWhen": {"target": "smithy.api#Timestamp", "traits": required},
        "baseFormatted": {"target": "test#HttpDate", "traits": required},
        "baseBytes": {"target": "smithy.api#Blob", "traits": required},
        "baseAny": {"target": "smithy.api#Document"},
        "baseAnyDefault": {"target": "smithy.api#Document", "traits": {"smithy.api#default": {}}},
        "baseLarge": {"target": "smithy.api#BigInteger"},
        "baseExact": {"target": "smithy.api#BigDecimal"},
        "baseSecret": {"target": "test#Secret", "traits": required},
        "baseWhole": {"target": "test#SecretWhole"},
        "baseMap": {"target": "test#AnyMap", "traits": required},
    });
    members.as_object().expect("it is an object").clone()
}

/// A model in which every kind of module mentions shapes of these names and of this kind.
fn model(names: &BTreeSet<String>, of_kind: fn() -> Value) -> String {
    let mut shapes = Map::new();
    let mut all = members();
    let ids: Vec<String> = names.iter().map(|name| format!("other#{name}")).collect();
    for (number, id) in ids.iter().enumerate() {
        all.insert(format!("of{number}"), json!({"target": id}));
        shapes.insert(id.clone(), of_kind());
    }
    // Required members are type parameters of builders.
    let names: Vec<&String> = names.iter().collect();
    for (number, names) in names.chunks(8).enumerate() {
        let mut members = members();
        let member = json!({"target": "smithy.api#String", "traits": {"smithy.api#required": {}}});
        members.extend(names.iter().map(|name| ((*name).clone(), member.clone())));
        let id = format!("test#Requiring{number}");
        all.insert(format!("requiring{number}"), json!({"target": id}));
        shapes.insert(id, json!({"type": "structure", "members": members}));
    }
    let is_error = of_kind()["traits"].get("smithy.api#error").is_some();
    let errors: Vec<Value> =
        ids.iter().filter(|_| is_error).map(|id| json!({"target": id})).collect();
    let mut union = all.clone();
    union.remove("baseAnyDefault");
    for member in union.values_mut() {
        member.as_object_mut().expect("it is an object").remove("traits");
    }
    let structure = |members: &Map<String, Value>| json!({"type": "structure", "members": members});
    let mut input = all.clone();
    input.insert("token".to_owned(), json!({"target": "smithy.api#String"}));
    let mut output = input.clone();
    output.insert("union".to_owned(), json!({"target": "test#Choice"}));
    output.insert("items".to_owned(), json!({"target": "test#Items"}));
    let pages = json!({"inputToken": "token", "outputToken": "token", "items": "items"});
    let sensitive = json!({"smithy.api#sensitive": {}});
    shapes.extend([
        ("test#Act".to_owned(), json!({
            "type": "operation",
            "input": {"target": "test#Input"},
            "output": {"target": "test#Output"},
            "errors": errors,
            "traits": {"smithy.api#paginated": pages, "smithy.api#endpoint": {"hostPrefix": "a."}},
        })),
        ("test#Input".to_owned(), structure(&input)),
        ("test#Output".to_owned(), structure(&output)),
        ("test#Choice".to_owned(), json!({"type": "union", "members": union})),
        ("test#Items".to_owned(), json!({"type": "list", "member": {"target": "test#Choice"}})),
        ("test#AnyMap".to_owned(), json!({
            "type": "map",
            "key": {"target": "smithy.api#String"},
            "value": {"target": "smithy.api#Document"},
        })),
        ("test#HttpDate".to_owned(), json!({
            "type": "timestamp",
            "traits": {"smithy.api#timestampFormat": "http-date"},
        })),
        ("test#Secret".to_owned(), json!({"type": "string", "traits": sensitive})),
        ("test#SecretWhole".to_owned(), json!({
            "type": "structure",
            "members": {"value": {"target": "smithy.api#String"}},
            "traits": sensitive,
        })),
    ]);
    let service = models::service("1", ["test#Act"]);
    shapes.insert("test#Service".to_owned(), service);
    models::of_shapes(&Value::Object(shapes))
}

fn error() -> Value {
    json!({"type": "structure", "members": members(), "traits": {"smithy.api#error": "client"}})
}

fn union() -> Value {
    let mut members = members();
    members.remove("baseAnyDefault");
    for member in members.values_mut() {
        member.as_object_mut().expect("it is an object").remove("traits");
    }
    json!({"type": "union", "members": members})
}

fn enumeration() -> Value {
    let traits = json!({"smithy.api#enumValue": "a"});
    json!({"type": "enum", "members": {"A": {"target": "smithy.api#Unit", "traits": traits}}})
}

fn is_rust(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "rs")
}

/// A Rust file of a generated crate: its path, and its tokens.
type Source = (String, TokenStream);

/// The Rust files of crates with a shape of each kind, since a crate has no macros for other kinds.
fn sources() -> Vec<Source> {
    let zzz = BTreeSet::from(["Zzz".to_owned()]);
    let models = [error, union, enumeration].map(|of_kind| model(&zzz, of_kind));
    models.iter().flat_map(|model| sources_of(model)).collect()
}

fn sources_of(model: &str) -> Vec<Source> {
    let generated = codegen::generate(model, &Config::default()).expect("the model is right");
    let files = generated.tree.files().filter(|(path, _)| is_rust(path));
    files.map(|(path, text)| (path.to_owned(), text.parse().expect("it is Rust"))).collect()
}

/// Calls `visit` with each identifier, and whether a path or a value is before it. Skips
/// attributes, since derives have their own names.
fn identifiers(tokens: TokenStream, visit: &mut impl FnMut(String, bool)) {
    let mut before = ' ';
    for token in tokens {
        let is_attribute = before == '#';
        match token {
            TokenTree::Group(_) if is_attribute => before = ' ',
            TokenTree::Group(group) => {
                identifiers(group.stream(), visit);
                before = ' ';
            }
            TokenTree::Ident(ident) => {
                visit(ident.to_string(), matches!(before, ':' | '.' | '$'));
                before = ' ';
            }
            TokenTree::Punct(punct) => {
                // The second colon of a path; a single colon is before a type.
                let is_single = punct.as_char() == ':' && before != ';';
                before = match punct.as_char() {
                    ':' if is_single => ';',
                    other => other,
                };
            }
            TokenTree::Literal(_) => before = ' ',
        }
    }
}

/// All names in generated code that look like names of types. Each could be the name of a shape.
fn candidates(sources: &[Source]) -> BTreeSet<String> {
    let base = model(&BTreeSet::new(), error);
    let mut names = prelude();
    for (_, tokens) in sources {
        identifiers(tokens.clone(), &mut |name, _| {
            let is_type = name.starts_with(|c: char| c.is_ascii_uppercase())
                && (name.len() == 1 || name.chars().any(|c| c.is_ascii_lowercase()));
            if is_type {
                names.insert(name);
            }
        });
    }
    let own = lowered(&base);
    let own = own.types.iter().map(|module| match &module.item {
        codegen::ir::Item::Structure(item) => &item.ident,
        codegen::ir::Item::Union(item) => &item.ident,
        codegen::ir::Item::Enum(item) => &item.ident,
    });
    // Required members are type parameters of builders, and members must differ by more than case.
    names.retain(|name| !members().keys().any(|member| member.eq_ignore_ascii_case(name)));
    for ident in own
        .map(ToString::to_string)
        .chain(["Act", "Input", "Output", "Requiring", "Zzz"].map(str::to_owned))
    {
        names.retain(|name| !name.starts_with(&ident));
    }
    names
}

/// The names of Rust's prelude that modules of shapes and operations, or their macros, use as plain
/// names.
fn used_of_prelude(sources: &[Source]) -> BTreeSet<String> {
    let prelude = prelude();
    let mut used = BTreeSet::new();
    for (path, tokens) in sources {
        let is_of_items = ["src/types/", "src/operations/", "src/service.rs"];
        let is_of_items = is_of_items.iter().any(|start| path.starts_with(start));
        let tokens = tokens.clone();
        let tokens = if is_of_items { tokens } else { macros(tokens) };
        identifiers(tokens, &mut |name, is_qualified| {
            if !is_qualified && prelude.contains(&name) {
                used.insert(name);
            }
        });
    }
    used
}

/// The rules of the macros that a file defines.
fn macros(file: TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = file.into_iter().collect();
    let rules = tokens.windows(4).filter_map(|tokens| match tokens {
        [TokenTree::Ident(keyword), _, _, TokenTree::Group(rules)] if keyword == "macro_rules" => {
            Some(rules.stream())
        }
        _ => None,
    });
    rules.collect()
}

#[test]
fn a_shape_keeps_its_name_unless_generated_code_needs_the_name() {
    let sources = sources();
    let candidates = candidates(&sources);
    let krate = lowered(&model(&candidates, error));
    let mut renamed: BTreeSet<String> = BTreeSet::new();
    for module in &krate.types {
        if let codegen::ir::Item::Structure(item) = &module.item
            && item.ident != item.wire
        {
            assert_eq!(item.ident.to_string(), format!("{}Shape", item.wire));
            renamed.insert(item.wire.clone());
        }
    }
    let mut expected = used_of_prelude(&sources);
    expected.extend(IN_ANY_CASE.map(str::to_owned));
    let needless: Vec<_> = renamed.difference(&expected).collect();
    assert_eq!(needless, [""; 0], "names are reserved that nothing uses");
    let names = ["Metadata", "Format", "Document", "Operation", "Fault", "Slot", "Error"];
    assert!(names.iter().all(|name| candidates.contains(*name)), "{candidates:?}");
}

mod slow {
    use std::process::Command;

    use support::Project;

    use super::{candidates, enumeration, error, model, sources, union};

    #[test]
    fn shapes_can_have_every_name_that_generated_code_has() {
        let candidates = candidates(&sources());
        let project = Project::new(model(&candidates, error));
        project.codegen(&[]).exits_with(0);
        project.cargo(&["test", "--doc"]).exits_with(0);
        for of_kind in [union, enumeration] {
            let project = Project::new(model(&candidates, of_kind));
            project.codegen(&[]).exits_with(0);
            let output = Command::new("rustc")
                .args(["--crate-type=lib", "--emit=metadata", "--edition=2024", "-Dwarnings"])
                .args(["--cfg=feature=\"json\"", "-Adead_code", "-Aunused_macros", "--out-dir"])
                .args([project.root().to_owned(), project.out("src/lib.rs")])
                .output()
                .expect("rustc can be started");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
    }
}
