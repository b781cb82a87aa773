//! Code of the user's in the configuration: types, derives and attributes.

use serde_json::json;
use support::{Project, models};

use crate::{Case, helped, refuse};

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
            "did you mean Id?",
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
            "[replace]: `my::T` replaces smithy.api#Timestamp and test#Id, of another type",
            "use a type for each",
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
            "[derive]: `Default` is derived wherever it can be",
            "leave it out",
        ),
    ]);
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
        "[dependencies]: `http` is a dependency already",
        "remove the line",
    )]);
}
