//! Entries of a configuration that have no effect: each is refused, and one run reports all.

mod names;

use expect_test::expect;
use serde_json::json;
use support::{Project, models};

use crate::bad_input::{Case, refuse};

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

fn refused(mistake: &'static str, toml: &str) -> Case {
    Case { mistake, project: Project::new(model()).config(toml), arguments: &[] }
}

#[test]
fn redactions_that_hide_nothing_are_refused() {
    let case = |mistake, key: &str| {
        let toml = format!("[redact]\n\"{key}\" = \"x\"\n");
        refused(mistake, &toml)
    };
    refuse(
        [
            case("unused", "Unused"),
            case("an unused member", "Unused$text"),
            case("no value", "Choice$nothing"),
            case("one of an enum's values", "Kind$ONE"),
            case("an operation", "Act"),
            refused("twice", "[redact]\n\"Input$password\" = \"x\"\nText = \"x\"\n"),
            refused("two spellings", "[redact]\n\"test#Text\" = \"x\"\nText = \"x\"\n"),
        ],
        expect![[r#"
            unused:
            error: model.json: configuration, [redact]: the service doesn't use `Unused`
              help: remove the line; no operation of the service needs the shape

            an unused member:
            error: model.json: configuration, [redact]: the service doesn't use `Unused$text`
              help: remove the line; no operation of the service needs the shape

            no value:
            error: model.json: configuration, [redact]: `Choice$nothing` has no value
              help: remove the line

            one of an enum's values:
            error: model.json: configuration, [redact]: `Kind$ONE` is a value of an enum
              help: name the enum, `Kind`

            an operation:
            error: model.json: configuration, [redact]: `Act` is an operation
              help: name its input or output

            twice:
            error: model.json: configuration, [redact]: `Input$password` is already redacted, because `Text` is
              help: remove the line

            two spellings:
            error: model.json: configuration, [redact]: `test#Text` is the same as `Text`
              help: remove the line
        "#]],
    );
}

#[test]
fn required_members_that_change_nothing_are_refused() {
    let case = |mistake, key: &str, required: bool| {
        let toml = format!("[required]\n\"{key}\" = {required}\n");
        refused(mistake, &toml)
    };
    refuse(
        [
            case("a shape", "Input", true),
            case("an element", "Texts$member", true),
            case("a variant", "Choice$text", true),
            case("required already", "Input$userName", true),
            case("optional already", "Input$password", false),
        ],
        expect![[r#"
            a shape:
            error: model.json: configuration, [required]: `Input` is a structure
              help: name a member of a structure as `Shape$member`

            an element:
            error: model.json: configuration, [required]: `Texts$member` is of a list
              help: name a member of a structure as `Shape$member`

            a variant:
            error: model.json: configuration, [required]: `Choice$text` is of a union
              help: name a member of a structure as `Shape$member`

            required already:
            error: model.json: configuration, [required]: `Input$userName` is already required
              help: remove the line

            optional already:
            error: model.json: configuration, [required]: `Input$password` is already optional
              help: remove the line
        "#]],
    );
}

#[test]
fn statuses_that_change_nothing_are_refused() {
    let case = |mistake, status: u16, key: &str| {
        let toml = format!("[status]\n{status} = [\"{key}\"]\n");
        refused(mistake, &toml)
    };
    refuse(
        [
            case("no error", 404, "Input"),
            case("a member", 404, "Input$count"),
            case("the model's", 410, "Gone"),
            case("the fault's", 400, "Failure"),
        ],
        expect![[r#"
            no error:
            error: model.json: configuration, [status]: `Input` isn't an error
              help: name a structure with the trait `@error`

            a member:
            error: model.json: configuration, [status]: `Input$count` isn't an error
              help: name a structure with the trait `@error`

            the model's:
            error: model.json: configuration, [status]: `Gone` already has the status 410
              help: remove the line

            the fault's:
            error: model.json: configuration, [status]: `Failure` already has the status 400
              help: remove the line
        "#]],
    );
}

#[test]
fn code_for_shapes_that_the_service_does_not_have_is_refused() {
    refuse(
        [
            refused("no such kind", "[derive]\nintEnum = \"my::Derive\"\n"),
            refused("an unused shape", "[derive]\nUnused = \"my::Derive\"\n"),
            refused("what enums have", "[derive]\nKind = \"Ord\"\n"),
            refused(
                "an attribute of an unused shape",
                "[attribute]\n\"Unused$text\" = \"#[my]\"\n",
            ),
            refused(
                "a type in place of no value",
                "[replace]\n\"smithy.api#Blob\" = \"my::Bytes\"\n",
            ),
            refused("a type in place of keys", "[replace]\nKey = \"my::Key\"\n"),
            refused("a number as a dependency", "[dependencies]\nbytes = 1\n"),
            refused(
                "an address without a name",
                "[crate]\napi-reference = \"https://example.com/\"\n",
            ),
        ],
        expect![[r#"
            no such kind:
            error: model.json: configuration, [derive]: `intEnum` selects nothing in the service
              help: remove the line

            an unused shape:
            error: model.json: configuration, [derive]: the service doesn't use `Unused`
              help: remove the line; no operation of the service needs the shape

            what enums have:
            error: model.json: configuration, [derive]: every enum derives `Ord` already, and `Kind` selects only enums
              help: remove it

            an attribute of an unused shape:
            error: model.json: configuration, [attribute]: the service doesn't use `Unused$text`
              help: remove the line; no operation of the service needs the shape

            a type in place of no value:
            error: model.json: configuration, [replace]: `smithy.api#Blob` replaces nothing
              help: remove the line; no value of the service has this type

            a type in place of keys:
            error: model.json: configuration, [replace]: `Key` replaces nothing
              help: remove the line; no value of the service has this type

            a number as a dependency:
            error: model.json: configuration, [dependencies]: `bytes = 1` isn't a valid line of Cargo.toml
              help: write it as in `name = "1.0"`

            an address without a name:
            error: model.json: configuration, [crate]: the `api-reference` `https://example.com/` has no `{name}`
              help: write `{name}` in the address where the name of a shape or operation goes
        "#]],
    );
}

#[test]
fn empty_lists_and_lists_with_an_item_twice_are_refused() {
    let case = |toml: &str| refused("a list", toml);
    refuse(
        [
            case("[model]\noperations = []\n"),
            case("[derive]\n\"*\" = []\n"),
            case("[status]\n404 = []\n"),
            case("[model]\noperations = [\"Act\", \"Act\"]\n"),
            case("[status]\n403 = [\"Failure\"]\n404 = [\"Failure\"]\n"),
        ],
        expect![[r#"
            a list:
            error: model.toml: line 2: `operations` lists nothing
              help: remove the line

            a list:
            error: model.toml: line 2: `*` lists nothing
              help: remove the line

            a list:
            error: model.toml: line 2: `404` lists nothing
              help: remove the line

            a list:
            error: model.toml: line 2: `operations` lists `Act` twice
              help: remove one of the two

            a list:
            error: model.toml: line 3: `Failure` already has the status 403
              help: remove it from one of the two lists
        "#]],
    );
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
