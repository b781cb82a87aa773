//! Crates of some operations of a service: they have only what these operations need, and can get
//! more operations without a change to the existing ones.

use std::collections::BTreeSet;
use std::fs;

use codegen::{Config, Tree};
use expect_test::expect;
use quote::ToTokens;
use serde_json::{Value, json};
use support::{Project, models, repository};
use syn::{Attribute, Fields, ImplItem, Item};

const STRING: &str = "smithy.api#String";

/// Operations with shapes of their own and a shared one, each with an error.
fn model() -> Value {
    let operation = |name: &str| {
        json!({
            "type": "operation",
            "input": {"target": format!("test#{name}Input")},
            "output": {"target": format!("test#{name}Output")},
            "errors": [{"target": format!("test#{name}Error")}],
        })
    };
    let error = json!({"type": "structure", "traits": {"smithy.api#error": "client"}});
    let mut shapes = json!({
        "test#Service": models::service("1", ["test#Get", "test#Put", "test#List"]),
        "test#Shared": models::structure([("kind", "test#Kind")]),
        "test#Kind": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}}},
    });
    for name in ["Get", "Put", "List"] {
        shapes[format!("test#{name}")] = operation(name);
        shapes[format!("test#{name}Error")] = error.clone();
        shapes[format!("test#{name}Input")] = models::structure([("own", STRING)]);
        shapes[format!("test#{name}Output")] = models::structure([]);
    }
    shapes["test#GetInput"] = models::structure([("shared", "test#Shared")]);
    shapes["test#PutInput"] = models::structure([("shared", "test#Shared"), ("only", "test#Only")]);
    shapes["test#Only"] = models::structure([]);
    shapes
}

fn project() -> Project {
    Project::new(models::of_shapes(&model()))
}

/// The files of generated shapes and operations, without the folder and the ending.
fn modules(project: &Project) -> Vec<String> {
    let names = |folder: &str| {
        let folder = project.out("src").join(folder);
        let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| {
            let path = entry.expect("the entry can be read").path();
            path.file_stem().expect("it is a file").to_string_lossy().into_owned()
        });
        entries.collect::<BTreeSet<_>>()
    };
    names("operations").into_iter().chain(names("types")).collect()
}

fn read(path: &str) -> String {
    fs::read_to_string(repository(path)).expect("the repository has the file")
}

/// The crate of the operations `chosen`, or of all if there are none.
fn tree(model: &str, config: &Config, chosen: &[&str]) -> Tree {
    let operations = chosen.iter().map(|&name| name.to_owned()).collect();
    let operations = Some(operations).filter(|_| !chosen.is_empty());
    let config = Config { operations, sha256: None, ..config.clone() };
    codegen::generate(model, &config).unwrap_or_else(|errors| panic!("{errors}")).tree
}

fn text<'t>(tree: &'t Tree, path: &str) -> &'t str {
    tree.files().find(|(file, _)| *file == path).unwrap_or_else(|| panic!("no {path}")).1
}

#[test]
fn an_operation_brings_only_the_shapes_that_it_needs() {
    let project = project();
    project.codegen(&["--operation", "Get"]).exits_with(0);
    assert_eq!(modules(&project), ["get", "get_error", "kind", "shared"]);

    project.codegen(&["--operation=List"]).exits_with(0);
    assert_eq!(modules(&project), ["list", "list_error"]);

    project.codegen(&["--operation", "List", "--operation", "test#Put"]).exits_with(0);
    let both = ["list", "put", "kind", "list_error", "only", "put_error", "shared"];
    assert_eq!(modules(&project), both);

    project.codegen(&[]).exits_with(0);
    assert_eq!(modules(&project).len(), 9);
}

#[test]
fn the_service_error_and_the_pages_have_only_chosen_operations() {
    let model = models::of_shapes(&model());
    let part = tree(&model, &Config::default(), &["Get"]);
    let service = text(&part, "src/service/error.rs");
    assert!(service.contains("GetError(GetError),"), "{service}");
    assert!(!service.contains("PutError"), "{service}");
    let library = text(&part, "src/lib.rs");
    let sentence = "Of the 3 operations of the service, this crate has 1,";
    assert!(library.contains(sentence), "{library}");
    assert!(!library.contains("Put"), "{library}");
    assert!(text(&part, "README.md").contains("- Operations: 1 of 3\n"));
    assert!(text(&part, "README.md").contains(" --operation Get\n"));
}

#[test]
fn code_for_pages_is_there_if_an_operation_has_pages() {
    let (model, config) = (read("tests/models/sink.json"), sink());
    let has = |operation| {
        let part = tree(&model, &config, &[operation]);
        let exports = text(&part, "src/lib.rs").contains("PaginatedItems");
        assert_eq!(part.files().any(|(path, _)| path == "src/support/pages.rs"), exports);
        exports
    };
    assert!(has("Paged"));
    assert!(!has("Secrets"));
}

#[test]
fn the_call_overrides_the_operations_of_the_configuration() {
    let project = project().config("[model]\noperations = [\"Get\", \"test#List\"]\n");
    project.codegen(&[]).exits_with(0);
    assert_eq!(modules(&project), ["get", "list", "get_error", "kind", "list_error", "shared"]);
    project.codegen(&["--operation", "List"]).exits_with(0);
    assert_eq!(modules(&project), ["list", "list_error"]);
    project.codegen(&["--operation", "List", "--check"]).exits_with(0);
    project.codegen(&["--check"]).exits_with(1);
}

#[test]
fn unknown_operations_are_all_reported_with_similar_names() {
    let project = project();
    let before = project.snapshot();
    let wanted = ["Gte", "test#Lists", "Shared", "List"];
    let options: Vec<&str> = wanted.iter().flat_map(|name| ["--operation", name]).collect();
    let outcome = project.codegen(&options);
    outcome.exits_with(2);
    expect![[r#"
        error: model.json: the service has no operation `Gte`
          help: it has 3 operations, such as Get, List, Put
        error: model.json: the service has no operation `Shared`
          help: it has 3 operations, such as Get, List, Put
        error: model.json: the service has no operation `test#Lists`
          help: did you mean `List`?
    "#]]
    .assert_eq(&outcome.stderr);
    assert_eq!(before.differences(&project.snapshot()), [""; 0]);
}

#[test]
fn the_configuration_can_name_shapes_that_only_the_model_has() {
    let toml = "[redact]\nOnly = \"x\"\n[rename]\nOnly = \"Other\"\n\
                [required]\n\"PutInput$only\" = true\n[status]\n404 = [\"PutError\"]\n";
    let project = project().config(toml);
    project.codegen(&["--operation", "Get"]).exits_with(0);
    let library = fs::read_to_string(project.out("src/lib.rs")).expect("it was made");
    assert!(!library.contains("Only"), "{library}");

    project.write("model.toml", "[redact]\nOnyl = \"x\"\n");
    let outcome = project.codegen(&["--operation", "Get"]);
    outcome.exits_with(2).says("configuration, [redact]: `Onyl` isn't in the model\n");
}

fn sink() -> Config {
    Config::parse(&read("tests/models/sink.toml")).expect("it is right")
}

fn cognito() -> Config {
    Config::parse(&read("models/cognito-idp-2016-04-18.toml")).expect("it is right")
}

/// The items of a crate as tokens, without their documentation.
fn items(tree: &Tree) -> BTreeSet<String> {
    let shapes = ["src/types/", "src/operations/"];
    let of_shapes = |path: &str| shapes.iter().any(|folder| path.starts_with(folder));
    let files = tree.files().filter(|(path, _)| of_shapes(path));
    let items = files.flat_map(|(_, text)| syn::parse_file(text).expect("it is Rust").items);
    let items = items.filter(|item| !matches!(item, Item::Use(_)));
    items.map(|item| undocumented(item).to_token_stream().to_string()).collect()
}

fn undocumented(mut item: Item) -> Item {
    let strip = |attrs: &mut Vec<Attribute>| attrs.retain(|attr| !attr.path().is_ident("doc"));
    match &mut item {
        Item::Struct(item) => {
            strip(&mut item.attrs);
            if let Fields::Named(fields) = &mut item.fields {
                fields.named.iter_mut().for_each(|field| strip(&mut field.attrs));
            }
        }
        Item::Enum(item) => {
            strip(&mut item.attrs);
            item.variants.iter_mut().for_each(|variant| strip(&mut variant.attrs));
        }
        Item::Impl(item) => item.items.iter_mut().for_each(|item| match item {
            ImplItem::Fn(item) => strip(&mut item.attrs),
            ImplItem::Const(item) => strip(&mut item.attrs),
            _ => {}
        }),
        _ => {}
    }
    item
}

/// Checks that the crate of each operation is a part of the crate of all.
fn expect_parts<'a>(model: &str, config: &Config, operations: impl IntoIterator<Item = &'a str>) {
    let whole = items(&tree(model, config, &[]));
    for operation in operations {
        let part = items(&tree(model, config, &[operation]));
        assert!(part.len() < whole.len(), "{operation} needs all");
        let other: Vec<_> = part.difference(&whole).collect();
        assert!(other.is_empty(), "of {operation}, the whole crate doesn't have\n{other:#?}");
    }
}

/// The operations of a model.
fn operations(model: &str) -> Vec<String> {
    let model: Value = serde_json::from_str(model).expect("the model is JSON");
    let shapes = model["shapes"].as_object().expect("shapes are an object");
    let operations = shapes.iter().filter(|(_, shape)| shape["type"] == "operation");
    operations.map(|(id, _)| id.clone()).collect()
}

#[test]
fn names_boxes_and_defaults_do_not_depend_on_the_chosen_operations() {
    let operation =
        |input: &str| json!({"type": "operation", "input": {"target": format!("test#{input}")}});
    let traits = json!({"smithy.api#default": 5});
    let with_default = json!({"target": "smithy.api#PrimitiveInteger", "traits": traits});
    let mut holder = models::structure([("nested", "test#First"), ("loop", "test#B")]);
    holder["members"]["shape"] = json!({"target": "test#Clash_"});
    let model = models::with(json!({
        "test#Service": models::service("1", ["test#One", "test#Two", "test#Act"]),
        "test#One": operation("First"),
        "test#Two": operation("Holder"),
        // The input of one operation is inside the input of the other: it doesn't send its default.
        "test#First": {"type": "structure", "members": {"count": with_default}},
        "test#Holder": holder,
        // Two names that are the same in Rust. The operation that isn't chosen keeps the name.
        "test#Input": models::structure([("a", "test#A"), ("clash", "test#Clash")]),
        "test#Clash": models::structure([]),
        "test#Clash_": models::structure([("other", STRING)]),
        // A cycle that the walk of the whole service enters at another shape.
        "test#A": models::structure([("c", "test#C")]),
        "test#B": models::structure([("c", "test#C")]),
        "test#C": models::structure([("b", "test#B")]),
    }));
    expect_parts(&model, &Config::default(), ["One", "Two", "Act"]);
    let part = tree(&model, &Config::default(), &["Two"]);
    assert!(text(&part, "src/operations/two.rs").contains("pub shape: Option<ClashShape>"));
}

#[test]
fn a_word_has_the_same_meaning_in_a_part_of_a_service() {
    let documented = |text: &str| {
        let mut structure = models::structure([("kind", "test#Kind")]);
        structure["traits"] = json!({"smithy.api#documentation": text});
        structure
    };
    let value = json!({"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "IN_USE"}});
    let kind = json!({"type": "enum", "members": {"IN_USE": value}});
    let prose = "<p>See <code>IN_USE</code> and <code>Gone</code>, then <code>Act</code>.</p>";
    let model = models::with(json!({
        "test#Service": models::service("1", ["test#Act", "test#Other"]),
        "test#Other": {"type": "operation", "input": {"target": "test#Gone"}},
        "test#Gone": models::structure([("state", "test#State")]),
        "test#State": kind,
        "test#Kind": kind,
        "test#Input": models::structure([("within", "test#Within")]),
        "test#Within": documented(prose),
    }));
    let line = |chosen: &[&str]| {
        let tree = tree(&model, &Config::default(), chosen);
        let page = text(&tree, "src/types/within.rs").to_owned();
        page.lines().find(|line| line.starts_with("/// See")).expect("it has the prose").to_owned()
    };
    let act = "[`Act`](crate::types::Input)";
    assert_eq!(
        line(&[]),
        format!("/// See `IN_USE` and [`Gone`](crate::types::Gone), then {act}.")
    );
    assert_eq!(line(&["Act"]), format!("/// See `IN_USE` and `Gone`, then {act}."));
}

mod slow {
    use serde_json::json;
    use support::{Project, models};

    use super::{STRING, cognito, expect_parts, operations, read, sink};

    #[test]
    fn a_crate_of_one_operation_compiles_with_every_set_of_features() {
        let project = Project::new(read("models/cognito-idp-2016-04-18.json"))
            .config(read("models/cognito-idp-2016-04-18.toml"));
        project.codegen(&["--operation", "AdminResetUserPassword"]).exits_with(0);
        project.checks_out(&["", "json", "serde", "http"]);
    }

    #[test]
    fn very_small_crates_compile_without_warnings() {
        let input = |members: &[(&str, &str)]| json!({"test#Input": models::structure(members.iter().copied())});
        let kind = json!({"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}}});
        let mut of_enum = input(&[("kind", "test#Kind")]);
        of_enum["test#Kind"] = kind;
        let no_input = json!({"test#Act": {"type": "operation"}});
        let no_operation = json!({"test#Service": models::service("1", [])});
        let project = Project::new("");
        for shapes in [no_operation, no_input, input(&[]), input(&[("text", STRING)]), of_enum] {
            project.write("model.json", models::with(shapes));
            project.codegen(&["--types-only"]).exits_with(0);
            project.cargo(&["check"]).exits_with(0);
            project.codegen(&[]).exits_with(0);
            for features in ["", "json", "http,serde"] {
                project
                    .cargo(&["check", "--no-default-features", "--features", features])
                    .exits_with(0);
            }
        }
    }

    #[test]
    fn chosen_operations_are_the_same_as_in_the_whole_crate() {
        let model = read("tests/models/sink.json");
        expect_parts(&model, &sink(), operations(&model).iter().map(String::as_str));
        let model = read("models/cognito-idp-2016-04-18.json");
        let operations = operations(&model);
        expect_parts(&model, &cognito(), operations.iter().map(String::as_str).step_by(19));
    }
}
