//! Rust code in the configuration: types, derives and attributes.

use expect_test::expect;
use serde_json::json;
use support::{Project, models};

use crate::bad_input::{Case, refuse};

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

fn case(mistake: &'static str, toml: &str) -> Case {
    Case { mistake, project: Project::new(model()).config(toml), arguments: &[] }
}

#[test]
fn types_that_can_not_replace_a_shape_are_refused() {
    refuse(
        [
            case("no shape", "[replace]\nIdd = \"my::Id\"\n"),
            case("a structure", "[replace]\nInput = \"my::Input\"\n"),
            case("a document", "[replace]\n\"smithy.api#Document\" = \"my::Json\"\n"),
            case("no path", "[replace]\nId = \"my::Id; fn main() {}\"\n"),
            case("the generated crate", "[replace]\nId = \"crate::Id\"\n"),
            case(
                "one type for two",
                "[replace]\nId = \"my::T\"\n\"smithy.api#Timestamp\" = \"my::T\"\n",
            ),
        ],
        expect![[r#"
            no shape:
            error: model.json: configuration, [replace]: `Idd` isn't in the model
              help: did you mean `Id`?

            a structure:
            error: model.json: configuration, [replace]: `Input` can't be replaced
              help: name a string, enum, boolean, number, blob or timestamp; big numbers, documents, lists, maps, structures and unions stay as they are

            a document:
            error: model.json: configuration, [replace]: `smithy.api#Document` can't be replaced
              help: name a string, enum, boolean, number, blob or timestamp; big numbers, documents, lists, maps, structures and unions stay as they are

            no path:
            error: model.json: configuration, [replace]: `Id`: `my::Id; fn main() {}` isn't the path of a type
              help: name it as in `my_crate::MyType`

            the generated crate:
            error: model.json: configuration, [replace]: `crate::Id` begins with `crate`, which is the generated crate
              help: name another crate, and list it in `[dependencies]`

            one type for two:
            error: model.json: configuration, [replace]: `my::T` can't replace both smithy.api#Timestamp and test#Id, which have different types
              help: use a separate type for each
        "#]],
    );
}

#[test]
fn derives_that_can_not_be_added_are_refused() {
    refuse(
        [
            case("no selector", "[derive]\nstructures = \"my::Derive\"\n"),
            case("a shape without a type", "[derive]\nIds = [\"my::Derive\"]\n"),
            case("a member", "[derive]\n\"Input$id\" = \"my::Derive\"\n"),
            case("no path", "[derive]\n\"*\" = \"my Derive\"\n"),
            case("one that is there", "[derive]\nstructure = \"Default\"\n"),
        ],
        expect![[r#"
            no selector:
            error: model.json: configuration, [derive]: `structures` isn't in the model
              help: name a shape, a member as `Shape$member`, a kind of shapes (`structure`, `union`, `enum`, `intEnum`), or `*`

            a shape without a type:
            error: model.json: configuration, [derive]: `Ids` has no Rust type of its own
              help: name a structure, union or enum

            a member:
            error: model.json: configuration, [derive]: `Input$id` is a member
              help: name its shape, or use `attribute`

            no path:
            error: model.json: configuration, [derive]: `my Derive` isn't the path of a derive
              help: name it as in `my_crate::MyDerive`

            one that is there:
            error: model.json: configuration, [derive]: types derive `Default` already, wherever they can
              help: remove it
        "#]],
    );
}

#[test]
fn derives_of_hash_need_what_leaves_it_out_and_hashes_inside() {
    let out = "[crate]\nleave-out = [\"Hash\"]\n[derive]\n";
    let without = |mistake, model: String, entries: &str| {
        let project = Project::new(model).config(format!("{out}{entries}\n"));
        Case { mistake, project, arguments: &[] }
    };
    let exact = models::with(json!({
        "test#Input": models::structure([("inner", "test#Inner"), ("number", "smithy.api#BigDecimal")]),
        "test#Inner": models::structure([("count", "smithy.api#Integer")]),
    }));
    refuse(
        [
            case("types have it", "[derive]\nInput = \"Hash\"\n"),
            without("enums have it", nested(), "enum = \"Hash\""),
            without("a type inside lacks it", exact, "Input = \"std::hash::Hash\""),
            without("a float inside", nested(), "\"*\" = \"Hash\""),
        ],
        expect![[r#"
            types have it:
            error: model.json: configuration, [derive]: types derive `Hash` already, wherever they can
              help: remove it

            enums have it:
            error: model.json: configuration, [derive]: every enum derives `Hash` already, and `enum` selects only enums
              help: remove it

            a type inside lacks it:
            error: model.json: configuration, [derive]: `Input`: `Hash` needs `Hash` of test#Inner (in test#Input$inner)
              help: add `.derive("Inner", "Hash")` to the build script, or `Inner = "Hash"` under [derive]

            a float inside:
            error: model.json: configuration, [derive]: `*`: `Hash` can't be derived, since test#Choice$score is a float, which has no hash
              help: remove it, or select types without such a value
        "#]],
    );
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

fn in_nested(mistake: &'static str, entries: &str) -> Case {
    let project = Project::new(nested()).config(format!("[derive]\n{entries}\n"));
    Case { mistake, project, arguments: &[] }
}

#[test]
fn derives_that_types_inside_lack_are_refused_with_the_lines_to_add() {
    refuse(
        [
            in_nested("a kind that holds another", "structure = \"PartialOrd\""),
            in_nested(
                "a shape that holds others, by another path of the trait",
                "Input = \"std::cmp::PartialOrd\"",
            ),
            in_nested("a trait without the one that it needs", "Inner = \"Ord\""),
            in_nested(
                "with another mistake, in one run",
                "structure = \"PartialOrd\"\nChoise = \"PartialOrd\"",
            ),
            in_nested("no order of floats", "\"*\" = [\"Ord\", \"PartialOrd\"]"),
            in_nested("no copies of lists", "Input = \"Copy\""),
            in_nested("no copies of a type that keeps strings", "Inner = \"Copy\""),
            in_nested("one that is there, by another path", "structure = \"std::hash::Hash\""),
        ],
        expect![[r#"
            a kind that holds another:
            error: model.json: configuration, [derive]: `structure`: `PartialOrd` needs `PartialOrd` of test#Choice (in test#Input$choices)
              help: add `.derive("union", "PartialOrd")` to the build script, or `union = "PartialOrd"` under [derive]

            a shape that holds others, by another path of the trait:
            error: model.json: configuration, [derive]: `Input`: `PartialOrd` needs `PartialOrd` of test#Choice (in test#Input$choices), and 1 more
              help: add `.derive("Choice", "PartialOrd").derive("Inner", "PartialOrd")` to the build script, or `Choice = "PartialOrd"` and `Inner = "PartialOrd"` under [derive]

            a trait without the one that it needs:
            error: model.json: configuration, [derive]: `Inner`: `Ord` needs `PartialOrd` of test#Inner
              help: add `.derive("Inner", "PartialOrd")` to the build script, or `Inner = "PartialOrd"` under [derive]

            with another mistake, in one run:
            error: model.json: configuration, [derive]: `Choise` isn't in the model
              help: did you mean `Choice` or `Choices`?
            error: model.json: configuration, [derive]: `structure`: `PartialOrd` needs `PartialOrd` of test#Choice (in test#Input$choices)
              help: add `.derive("union", "PartialOrd")` to the build script, or `union = "PartialOrd"` under [derive]

            no order of floats:
            error: model.json: configuration, [derive]: `*`: `Ord` can't be derived, since test#Choice$score is a float, which has no total order
              help: remove it, or select types without such a value

            no copies of lists:
            error: model.json: configuration, [derive]: `Input`: `Copy` can't be derived, since test#Input$choices is a list
              help: remove it, or select types without such a value

            no copies of a type that keeps strings:
            error: model.json: configuration, [derive]: `Inner`: `Copy` can't be derived, since test#Kind is an enum, which keeps unknown values as strings
              help: remove it, or select types without such a value

            one that is there, by another path:
            error: model.json: configuration, [derive]: types derive `std::hash::Hash` already, wherever they can
              help: remove it
        "#]],
    );
}

#[test]
fn derives_compile_if_the_types_inside_have_them_too() {
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
    refuse(
        [
            case("no attribute", "[attribute]\nInput = \"my_attribute\"\n"),
            case("an inner one", "[attribute]\nInput = \"#![my_attribute]\"\n"),
            case("an item behind", "[attribute]\nInput = \"#[my_attribute] struct A;\"\n"),
        ],
        expect![[r#"
            no attribute:
            error: model.json: configuration, [attribute]: `my_attribute` isn't an attribute
              help: write it as in `#[my_attribute]`

            an inner one:
            error: model.json: configuration, [attribute]: `#![my_attribute]` isn't an attribute
              help: write it as in `#[my_attribute]`

            an item behind:
            error: model.json: configuration, [attribute]: `#[my_attribute] struct A;` isn't an attribute
              help: write it as in `#[my_attribute]`
        "#]],
    );
}

#[test]
fn dependencies_that_can_not_be_added_are_refused() {
    refuse(
        [
            case("one that is there", "[dependencies]\nhttp = \"1\"\n"),
            case("spelled in another way", "[dependencies]\nhmac_sha256 = \"1\"\n"),
        ],
        expect![[r#"
            one that is there:
            error: model.json: configuration, [dependencies]: `http` is already a dependency
              help: remove the line

            spelled in another way:
            error: model.json: configuration, [dependencies]: `hmac_sha256` is already a dependency
              help: remove the line
        "#]],
    );
}
