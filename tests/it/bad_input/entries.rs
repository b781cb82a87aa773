//! Entries of a configuration that have no effect: each is refused, and one run reports all.

use serde_json::json;
use support::{Project, models};

use crate::bad_input::{Case, helped, refuse};

/// A model with something for each table of a configuration, and shapes that no operation reaches.
fn model() -> String {
    let value = |value: &str| json!({"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": value}});
    let required = json!({"smithy.api#required": {}});
    models::with(json!({
        "test#Service": models::service("1", ["test#Act", "test#Rest"]),
        "test#Act": {
            "type": "operation",
            "input": {"target": "test#Input"},
            "errors": [{"target": "test#Failure"}, {"target": "test#Gone"}],
        },
        "test#Rest": {"type": "operation", "input": {"target": "test#RestInput"}},
        "test#RestInput": models::structure([("note", "test#Note")]),
        "test#Input": {"type": "structure", "members": {
            "userName": {"target": "test#Text", "traits": required},
            "password": {"target": "test#Text"},
            "nested": {"target": "test#Nested"},
            "choice": {"target": "test#Choice"},
            "kind": {"target": "test#Kind"},
            "texts": {"target": "test#Texts"},
            "byKey": {"target": "test#ByKey"},
            "count": {"target": "smithy.api#Integer"},
        }},
        "test#Text": {"type": "string"},
        "test#Note": {"type": "string"},
        "test#Nested": models::structure([("text", "test#Text")]),
        "test#Choice": {"type": "union", "members": {
            "text": {"target": "test#Text"},
            "nothing": {"target": "smithy.api#Unit"},
        }},
        "test#Kind": {"type": "enum", "members": {"ONE": value("one"), "TWO": value("two")}},
        "test#Texts": {"type": "list", "member": {"target": "test#Text"}},
        "test#Key": {"type": "string"},
        "test#ByKey": {
            "type": "map",
            "key": {"target": "test#Key"},
            "value": {"target": "test#Text"},
        },
        "test#Failure": {"type": "structure", "traits": {"smithy.api#error": "client"}},
        "test#Gone": {"type": "structure", "traits": {
            "smithy.api#error": "client",
            "smithy.api#httpError": 410,
        }},
        "test#Unused": models::structure([("text", "test#Text")]),
    }))
}

fn refused(mistake: &'static str, toml: &str, message: &str, help: &str) -> Case {
    let stderr = helped(format!("error: model.json: configuration, {message}"), help) + "\n";
    Case { mistake, project: Project::new(model()).config(toml), arguments: &[], stderr }
}

const REMOVE: &str = "remove the line";
const NOT_REACHED: &str = "remove the line; no operation of the service needs the shape";

#[test]
fn redactions_that_hide_nothing_are_refused() {
    let case = |mistake, key: &str, message: &str, help: &str| {
        let toml = format!("[redact]\n\"{key}\" = \"x\"\n");
        refused(mistake, &toml, &format!("[redact]: {message}"), help)
    };
    refuse([
        case("unused", "Unused", "the service doesn't use `Unused`", NOT_REACHED),
        case(
            "an unused member",
            "Unused$text",
            "the service doesn't use `Unused$text`",
            NOT_REACHED,
        ),
        case("no value", "Choice$nothing", "`Choice$nothing` has no value", REMOVE),
        case(
            "one of an enum's values",
            "Kind$ONE",
            "`Kind$ONE` is a value of an enum",
            "name the enum, `Kind`",
        ),
        case("an operation", "Act", "`Act` is an operation", "name its input or output"),
        refused(
            "twice",
            "[redact]\n\"Input$password\" = \"x\"\nText = \"x\"\n",
            "[redact]: `Input$password` is already redacted, because `Text` is",
            REMOVE,
        ),
        refused(
            "two spellings",
            "[redact]\n\"test#Text\" = \"x\"\nText = \"x\"\n",
            "[redact]: `test#Text` is the same as `Text`",
            REMOVE,
        ),
    ]);
}

#[test]
fn presence_that_changes_nothing_is_refused() {
    let case = |mistake, key: &str, required: bool, message: &str, help: &str| {
        let toml = format!("[required]\n\"{key}\" = {required}\n");
        refused(mistake, &toml, &format!("[required]: {message}"), help)
    };
    let help = "name a member of a structure as `Shape$member`";
    refuse([
        case("a shape", "Input", true, "`Input` is a structure", help),
        case("an element", "Texts$member", true, "`Texts$member` is of a list", help),
        case("a variant", "Choice$text", true, "`Choice$text` is of a union", help),
        case(
            "required already",
            "Input$userName",
            true,
            "`Input$userName` is already required",
            REMOVE,
        ),
        case(
            "optional already",
            "Input$password",
            false,
            "`Input$password` is already optional",
            REMOVE,
        ),
    ]);
}

#[test]
fn statuses_that_change_nothing_are_refused() {
    let case = |mistake, status: u16, key: &str, message: &str, help: &str| {
        let toml = format!("[status]\n{status} = [\"{key}\"]\n");
        refused(mistake, &toml, &format!("[status]: {message}"), help)
    };
    let no_error = "name a structure with the trait `@error`";
    refuse([
        case("no error", 404, "Input", "`Input` isn't an error", no_error),
        case("a member", 404, "Input$count", "`Input$count` isn't an error", no_error),
        case("the model's", 410, "Gone", "`Gone` already has the status 410", REMOVE),
        case("the fault's", 400, "Failure", "`Failure` already has the status 400", REMOVE),
    ]);
}

#[test]
fn names_for_shapes_without_rust_names_are_refused() {
    let case = |mistake, key: &str, message: &str, help: &str| {
        let toml = format!("[rename]\n\"{key}\" = \"Other\"\n");
        refused(mistake, &toml, &format!("[rename]: {message}"), help)
    };
    let help = "name a structure, union, enum or operation, or a member of one of these";
    let none = "which has no name in Rust";
    refuse([
        case("a list", "Texts", &format!("`Texts` is a list, {none}"), help),
        case("a map", "ByKey", &format!("`ByKey` is a map, {none}"), help),
        case("a string", "Text", &format!("`Text` is a simple shape, {none}"), help),
        case(
            "an element",
            "Texts$member",
            &format!("`Texts$member` is a member of a list, {none}"),
            help,
        ),
        case(
            "of the prelude",
            "smithy.api#Integer",
            &format!("`smithy.api#Integer` is a simple shape, {none}"),
            help,
        ),
        case("unused", "Unused", "the service doesn't use `Unused`", NOT_REACHED),
    ]);
}

#[test]
fn names_that_are_no_identifiers_in_the_case_of_rust_are_refused() {
    let case = |key: &str, new: &str, message: &str, help: &str| {
        let toml = format!("[rename]\n\"{key}\" = \"{new}\"\n");
        refused("a name", &toml, &format!("[rename]: `{new}`, for `{key}`, {message}"), help)
    };
    let camel = "isn't a name in `UpperCamelCase`";
    let snake = "isn't a name in `snake_case`";
    let own = "is a name that generated code uses itself";
    let another = "choose another name";
    refuse([
        case("Nested", "not a name!", camel, "did you mean `NotAName`?"),
        case("Nested", "nested_one", camel, "did you mean `NestedOne`?"),
        case(
            "Nested",
            "2",
            camel,
            "start with a capital letter; use letters and digits; keywords aren't allowed",
        ),
        case("Act", "do_it", camel, "did you mean `DoIt`?"),
        case("Choice$text", "aText", camel, "did you mean `AText`?"),
        case("Kind$ONE", "one", camel, "did you mean `One`?"),
        case("Input$count", "theCount", snake, "did you mean `the_count`?"),
        case("Input$count", "URLs", snake, "did you mean `urls`?"),
        case(
            "Input$count",
            "type",
            snake,
            "start with a lowercase letter; use lowercase letters, digits and `_`; keywords aren't allowed",
        ),
        case("Input$count", "build", own, another),
        case("Nested", "Option", own, another),
        case("Kind$ONE", "Unrecognized", own, another),
    ]);
}

#[test]
fn names_that_clash_or_change_nothing_are_refused() {
    let case = |mistake, entries: &str, message: &str, help: &str| {
        let toml = format!("[rename]\n{entries}\n");
        refused(mistake, &toml, &format!("[rename]: {message}"), help)
    };
    let another = "choose another name, or rename that as well";
    let one_of_them = "choose another name for one of them";
    refuse([
        case("no change", "Nested = \"Nested\"", "`Nested` is already called `Nested`", REMOVE),
        case(
            "no change of a field",
            "\"Input$userName\" = \"user_name\"",
            "`Input$userName` is already called `user_name`",
            REMOVE,
        ),
        case(
            "another type",
            "Nested = \"Choice\"",
            "`Choice`, for `Nested`, is the name of test#Choice",
            another,
        ),
        case(
            "an operation",
            "Nested = \"Rest\"",
            "`Rest`, for `Nested`, is the name of test#Rest",
            another,
        ),
        case(
            "another field",
            "\"Input$count\" = \"password\"",
            "`password`, for `Input$count`, is the name of test#Input$password",
            another,
        ),
        case(
            "another variant",
            "\"Kind$ONE\" = \"Two\"",
            "`Two`, for `Kind$ONE`, is the name of test#Kind$TWO",
            another,
        ),
        case(
            "one name for two",
            "Choice = \"Same\"\nNested = \"Same\"",
            "`Nested` and `Choice` can't both be called `Same`",
            one_of_them,
        ),
    ]);
}

#[test]
fn code_for_shapes_that_the_service_does_not_have_is_refused() {
    let nothing = |selector: &str| format!("`{selector}` selects nothing in the service");
    let unused = "the service doesn't use `Unused`";
    refuse([
        refused(
            "no such kind",
            "[derive]\nintEnum = \"my::Derive\"\n",
            &format!("[derive]: {}", nothing("intEnum")),
            REMOVE,
        ),
        refused(
            "an unused shape",
            "[derive]\nUnused = \"my::Derive\"\n",
            &format!("[derive]: {unused}"),
            NOT_REACHED,
        ),
        refused(
            "what enums have",
            "[derive]\nKind = \"Ord\"\n",
            "[derive]: every enum derives `Ord` already, and `Kind` selects only enums",
            "remove it",
        ),
        refused(
            "an attribute of an unused shape",
            "[attribute]\n\"Unused$text\" = \"#[my]\"\n",
            "[attribute]: the service doesn't use `Unused$text`",
            NOT_REACHED,
        ),
        refused(
            "a type in place of no value",
            "[replace]\n\"smithy.api#Blob\" = \"my::Bytes\"\n",
            "[replace]: `smithy.api#Blob` replaces nothing",
            "remove the line; no value of the service has this type",
        ),
        refused(
            "a type in place of keys",
            "[replace]\nKey = \"my::Key\"\n",
            "[replace]: `Key` replaces nothing",
            "remove the line; no value of the service has this type",
        ),
        refused(
            "a number as a dependency",
            "[dependencies]\nbytes = 1\n",
            "[dependencies]: `bytes = 1` isn't a valid line of Cargo.toml",
            "write it as in `name = \"1.0\"`",
        ),
        refused(
            "an address without a name",
            "[crate]\napi-reference = \"https://example.com/\"\n",
            "[crate]: the `api-reference` `https://example.com/` has no `{name}`",
            "write `{name}` in the address where the name of a shape or operation goes",
        ),
    ]);
}

#[test]
fn lists_without_items_or_with_one_twice_are_refused() {
    let case = |toml: &str, line: usize, message: &str, help: &str| {
        let project = Project::new(model()).config(toml);
        let stderr = format!("error: model.toml: line {line}: {message}\n  help: {help}\n");
        Case { mistake: "a list", project, arguments: &[], stderr }
    };
    refuse([
        case("[model]\noperations = []\n", 2, "`operations` lists nothing", REMOVE),
        case("[derive]\n\"*\" = []\n", 2, "`*` lists nothing", REMOVE),
        case("[status]\n404 = []\n", 2, "`404` lists nothing", REMOVE),
        case(
            "[model]\noperations = [\"Act\", \"Act\"]\n",
            2,
            "`operations` lists `Act` twice",
            "remove one of the two",
        ),
        case(
            "[status]\n403 = [\"Failure\"]\n404 = [\"Failure\"]\n",
            3,
            "`Failure` already has the status 403",
            "remove it from one of the two lists",
        ),
    ]);
}

#[test]
fn mistakes_in_all_tables_are_reported_together() {
    let toml = "[crate]\nname = \"not a crate\"\napi-reference = \"x\"\nnam = 1\n\
                [model]\noperations = [\"Zebra\"]\n\
                [redact]\nZebra = \"x\"\n[required]\nInput = true\n[rename]\nTexts = \"Other\"\n\
                [status]\n404 = [\"Input\"]\n[derive]\nintEnum = \"a::B\"\n\
                [attribute]\nInput = \"a\"\n\
                [replace]\nText = \"my::T\"\n\"smithy.api#Integer\" = \"my::T\"\n\
                [dependencies]\nhttp = \"1\"\n";
    let outcome = Project::new(model()).config(toml).codegen(&[]);
    outcome.exits_with(2);
    outcome.says("error: model.toml: line 4: `nam` isn't a key of `[crate]`\n");
    outcome.says("error: model.json: `not a crate` can't be the name of a crate\n");
    outcome.says("error: model.json: the service has no operation `Zebra`\n");
    outcome.says("[replace]: `my::T` can't replace both ");
    let tables =
        ["attribute", "crate", "dependencies", "derive", "redact", "rename", "required", "status"];
    for table in tables {
        outcome.says(&format!("error: model.json: configuration, [{table}]: "));
    }
    assert_eq!(outcome.stderr.matches("error: ").count(), 12, "{outcome}");
}

#[test]
fn mistakes_of_model_and_configuration_are_reported_in_one_run() {
    let endpoint = json!({"smithy.api#endpoint": {"hostPrefix": "{nobody}."}});
    let model = models::with(json!({
        "test#Act": {
            "type": "operation",
            "input": {"target": "test#Input"},
            "errors": [{"target": "test#Failure"}],
            "traits": endpoint,
        },
        "test#Input": models::structure([("text", "smithy.api#String")]),
        "test#Failure": {"type": "structure", "traits": {"smithy.api#error": "client"}},
    }));
    let toml = "[status]\n400 = [\"Failure\"]\n[derive]\nInput = \"Copy\"\n";
    let outcome = Project::new(model).config(toml).codegen(&[]);
    outcome.exits_with(2);
    outcome.says("configuration, [status]: `Failure` already has the status 400\n");
    outcome.says("configuration, [derive]: `Input`: `Copy` can't be derived");
    outcome.says("test#Act: the label `nobody` of the host prefix isn't a member of the input\n");
    assert_eq!(outcome.stderr.matches("error: ").count(), 3, "{outcome}");
}

#[test]
fn entries_for_operations_that_are_not_chosen_are_accepted() {
    let toml = "[redact]\nNote = \"x\"\n[rename]\n\"RestInput$note\" = \"remark\"\n\
                [replace]\nNote = \"std::primitive::char\"\n[derive]\nRestInput = \"a::B\"\n";
    let outcome = Project::new(model()).config(toml).codegen(&["--operation", "Act"]);
    outcome.exits_with(0);
    assert!(!outcome.stderr.contains("warning"), "{outcome}");
}
