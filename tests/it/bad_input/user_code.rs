//! Rust code in the configuration: types, derives and attributes.

use serde_json::json;
use support::{Project, models};

use crate::bad_input::{Case, helped, refuse};

fn model() -> String {
    models::with(json!({
        "test#Input": models::structure([
            ("when", "smithy.api#Timestamp"),
            ("id", "test#Id"),
            ("ids", "test#Ids"),
        ]),
        "test#Id": {"type": "string"},
        "test#Ids": {"type": "list", "member": {"target": "test#Id"}},
        "test#Act": {"type": "operation", "input": {"target": "test#Input"}},
    }))
}

fn case(mistake: &'static str, toml: &str, message: &str, help: &str) -> Case {
    let project = Project::new(model()).config(toml);
    let stderr = helped(format!("error: model.json: configuration, {message}"), help) + "\n";
    Case { mistake, project, arguments: &[], stderr }
}

#[test]
fn types_that_can_not_replace_a_shape_are_refused() {
    let simple = "name a string, enum, boolean, number, blob or timestamp; big numbers, documents, \
                  lists, maps, structures and unions stay as they are";
    refuse([
        case(
            "no shape",
            "[replace]\nIdd = \"my::Id\"\n",
            "[replace]: `Idd` isn't in the model",
            "did you mean `Id`?",
        ),
        case(
            "a structure",
            "[replace]\nInput = \"my::Input\"\n",
            "[replace]: `Input` can't be replaced",
            simple,
        ),
        case(
            "a document",
            "[replace]\n\"smithy.api#Document\" = \"my::Json\"\n",
            "[replace]: `smithy.api#Document` can't be replaced",
            simple,
        ),
        case(
            "no path",
            "[replace]\nId = \"my::Id; fn main() {}\"\n",
            "[replace]: `Id`: `my::Id; fn main() {}` isn't the path of a type",
            "name it as in `my_crate::MyType`",
        ),
        case(
            "the generated crate",
            "[replace]\nId = \"crate::Id\"\n",
            "[replace]: `crate::Id` begins with `crate`, which is the generated crate",
            "name another crate, and list it in `[dependencies]`",
        ),
        case(
            "one type for two",
            "[replace]\nId = \"my::T\"\n\"smithy.api#Timestamp\" = \"my::T\"\n",
            "[replace]: `my::T` can't replace both smithy.api#Timestamp and test#Id, which have different types",
            "use a separate type for each",
        ),
    ]);
}

#[test]
fn derives_that_can_not_be_added_are_refused() {
    refuse([
        case(
            "no selector",
            "[derive]\nstructures = \"my::Derive\"\n",
            "[derive]: `structures` isn't in the model",
            "name a shape, a member as `Shape$member`, a kind of shapes (`structure`, `union`, \
             `enum`, `intEnum`), or `*`",
        ),
        case(
            "a shape without a type",
            "[derive]\nIds = [\"my::Derive\"]\n",
            "[derive]: `Ids` has no Rust type of its own",
            "name a structure, union or enum",
        ),
        case(
            "a member",
            "[derive]\n\"Input$id\" = \"my::Derive\"\n",
            "[derive]: `Input$id` is a member",
            "name its shape, or use `attribute`",
        ),
        case(
            "no path",
            "[derive]\n\"*\" = \"my Derive\"\n",
            "[derive]: `my Derive` isn't the path of a derive",
            "name it as in `my_crate::MyDerive`",
        ),
        case(
            "one that is there",
            "[derive]\nstructure = \"Default\"\n",
            "[derive]: types derive `Default` already, wherever they can",
            "remove it",
        ),
    ]);
}

/// A model with a structure that contains a union, which contains another structure and a float.
fn nested() -> String {
    models::with(json!({
        "test#Input": models::structure([("choices", "test#Choices"), ("when", "smithy.api#Timestamp")]),
        "test#Choices": {"type": "list", "member": {"target": "test#Choice"}},
        "test#Choice": {"type": "union", "members": {
            "inner": {"target": "test#Inner"},
            "score": {"target": "smithy.api#Double"},
            "nothing": {"target": "smithy.api#Unit"},
        }},
        "test#Inner": models::structure([("count", "smithy.api#Integer"), ("kind", "test#Kind")]),
        "test#Kind": {"type": "enum", "members": {"ONE": {"target": "smithy.api#Unit"}}},
    }))
}

fn in_nested(mistake: &'static str, entries: &str, message: &str, help: &str) -> Case {
    let project = Project::new(nested()).config(format!("[derive]\n{entries}\n"));
    let place = "error: model.json: configuration, [derive]";
    Case {
        mistake,
        project,
        arguments: &[],
        stderr: helped(format!("{place}: {message}"), help) + "\n",
    }
}

#[test]
fn derives_whose_trait_a_type_inside_lacks_are_refused_with_the_lines_to_add() {
    const LEAVE_OUT: &str = "remove it, or select types without such a value";
    refuse([
        in_nested(
            "a kind that holds another",
            "structure = \"PartialOrd\"",
            "`structure`: `PartialOrd` needs `PartialOrd` of test#Choice (in test#Input$choices)",
            "add `.derive(\"union\", \"PartialOrd\")` to the build script, or \
             `union = \"PartialOrd\"` under [derive]",
        ),
        in_nested(
            "a shape that holds others, by another path of the trait",
            "Input = \"std::cmp::PartialOrd\"",
            "`Input`: `PartialOrd` needs `PartialOrd` of test#Choice (in test#Input$choices), and 1 more",
            "add `.derive(\"Choice\", \"PartialOrd\").derive(\"Inner\", \"PartialOrd\")` to the build \
             script, or `Choice = \"PartialOrd\"` and `Inner = \"PartialOrd\"` under [derive]",
        ),
        in_nested(
            "a trait without the one that it needs",
            "Inner = \"Ord\"",
            "`Inner`: `Ord` needs `PartialOrd` of test#Inner",
            "add `.derive(\"Inner\", \"PartialOrd\")` to the build script, or \
             `Inner = \"PartialOrd\"` under [derive]",
        ),
        in_nested(
            "with another mistake, in one run",
            "structure = \"PartialOrd\"\nChoise = \"PartialOrd\"",
            "`Choise` isn't in the model\n  help: did you mean `Choice` or `Choices`?\n\
             error: model.json: configuration, [derive]: `structure`: `PartialOrd` needs `PartialOrd` of \
             test#Choice (in test#Input$choices)",
            "add `.derive(\"union\", \"PartialOrd\")` to the build script, or \
             `union = \"PartialOrd\"` under [derive]",
        ),
        in_nested(
            "no order of floats",
            "\"*\" = [\"Ord\", \"PartialOrd\"]",
            "`*`: `Ord` can't be derived, as test#Choice$score is a float, which has no total order",
            LEAVE_OUT,
        ),
        in_nested(
            "no copies of lists",
            "Input = \"Copy\"",
            "`Input`: `Copy` can't be derived, as test#Input$choices is a list",
            LEAVE_OUT,
        ),
        in_nested(
            "no copies of a type that keeps strings",
            "Inner = \"Copy\"",
            "`Inner`: `Copy` can't be derived, as test#Kind is an enum, which keeps unknown values as \
             strings",
            LEAVE_OUT,
        ),
        in_nested(
            "one that is there, by another path",
            "structure = \"std::hash::Hash\"",
            "types derive `std::hash::Hash` already, wherever they can",
            "remove it",
        ),
    ]);
}

#[test]
fn derives_compile_once_the_types_inside_have_them_too() {
    let project = Project::new(nested()).config(
        "[derive]\nstructure = [\"PartialOrd\", \"::core::cmp::PartialOrd\"]\n\
         union = \"std::cmp::PartialOrd\"\nenum = \"std::cmp::Ord\"\n\
         [attribute]\nInner = \"#[derive(Eq, Ord)]\"\n",
    );
    project.codegen(&[]).exits_with(2).says("every enum derives `std::cmp::Ord` already");
    project.write(
        "model.toml",
        "[derive]\nstructure = [\"PartialOrd\", \"::core::cmp::PartialOrd\"]\n\
         Choice = \"std::cmp::PartialOrd\"\n\"*\" = \"PartialOrd\"\n",
    );
    project.codegen(&[]).exits_with(0);
    project.cargo(&["check", "--no-default-features"]).exits_with(0);
}

#[test]
fn attributes_that_can_not_be_added_are_refused() {
    let help = "write it as in `#[my_attribute]`";
    refuse([
        case(
            "no attribute",
            "[attribute]\nInput = \"my_attribute\"\n",
            "[attribute]: `my_attribute` isn't an attribute",
            help,
        ),
        case(
            "an inner one",
            "[attribute]\nInput = \"#![my_attribute]\"\n",
            "[attribute]: `#![my_attribute]` isn't an attribute",
            help,
        ),
        case(
            "an item behind",
            "[attribute]\nInput = \"#[my_attribute] struct A;\"\n",
            "[attribute]: `#[my_attribute] struct A;` isn't an attribute",
            help,
        ),
    ]);
}

#[test]
fn dependencies_that_can_not_be_added_are_refused() {
    refuse([case(
        "one that is there",
        "[dependencies]\nhttp = \"1\"\n",
        "[dependencies]: `http` is already a dependency",
        "remove the line",
    )]);
}
