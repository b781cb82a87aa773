//! Names, members and values of shapes, services and the prelude.

use expect_test::expect;
use serde_json::{Value, json};
use support::{Project, models};

use super::{STRING, marked, member, of, structure, to};
use crate::bad_input::{case, refuse};

#[test]
fn names_must_differ_by_more_than_case() {
    let string = || json!({"type": "string"});
    let members = |kind: &str, names: [&str; 2]| {
        let members = names.map(|name| (name.to_owned(), to("smithy.api#Unit")));
        json!({"type": kind, "members": serde_json::Map::from_iter(members)})
    };
    let shapes = json!({"test#XY": structure(json!({})), "test#xy": string()});
    refuse(
        [
            case("two shapes", models::with(shapes)),
            of(
                "members of a structure",
                structure(json!({"userId": to(STRING), "UserID": to(STRING)})),
            ),
            of("members of a union", members("union", ["a", "A"])),
            of("values of an enum", members("enum", ["ON", "On"])),
        ],
        expect![[r#"
            two shapes:
            error: model.json: test#xy: the id differs from test#XY only by case
              help: rename one of the two shapes

            members of a structure:
            error: model.json: test#X: the member names `UserID` and `userId` differ only by case
              help: rename one of the two

            members of a union:
            error: model.json: test#X: the member names `A` and `a` differ only by case
              help: rename one of the two

            values of an enum:
            error: model.json: test#X: the member names `ON` and `On` differ only by case
              help: rename one of the two
        "#]],
    );
}

/// Models of AWS have both `Timestamp` and `timestamp`, which have no names in Rust.
#[test]
fn names_of_shapes_without_types_of_their_own_can_differ_by_case() {
    let shapes = json!({"test#Text": {"type": "string"}, "test#text": {"type": "string"}});
    Project::new(models::with_member("test#Text", shapes)).codegen(&[]).exits_with(0);
}

#[test]
fn unions_and_enums_must_have_members_and_different_values() {
    let enumeration = |kind: &str, values: [Value; 2]| {
        let members = ["A", "B"].into_iter().zip(values);
        let member = |(name, value): (&str, Value)| {
            (name.to_owned(), member("smithy.api#Unit", "enumValue", value))
        };
        json!({"type": kind, "members": members.map(member).collect::<serde_json::Map<_, _>>()})
    };
    let definitions = |values: Value| marked(json!({"type": "string"}), "enum", values);
    refuse(
        [
            case(
                "an empty union",
                models::with(json!({"test#X": {"type": "union", "members": {}}})),
            ),
            case("a union without members", models::with(json!({"test#X": {"type": "union"}}))),
            of("a value twice", enumeration("enum", [json!("x"), json!("x")])),
            of("a number twice", enumeration("intEnum", [json!(1), json!(1)])),
            case(
                "an empty value",
                models::with(json!({"test#X": enumeration("enum", [json!(""), json!("x")])})),
            ),
            of("a member that targets data", json!({"type": "enum", "members": {"A": to(STRING)}})),
            of(
                "a value of the trait twice",
                definitions(json!([{"value": "x", "name": "A"}, {"value": "x", "name": "B"}])),
            ),
            of(
                "a name of the trait twice",
                definitions(json!([{"value": "x", "name": "A"}, {"value": "y", "name": "A"}])),
            ),
            of(
                "some names in the trait",
                definitions(json!([{"value": "x", "name": "A"}, {"value": "y"}])),
            ),
        ],
        expect![[r#"
            an empty union:
            error: model.json: test#X: a union needs at least one member
              help: add a member, or remove the union

            a union without members:
            error: model.json: test#X: a union needs at least one member
              help: add a member, or remove the union

            a value twice:
            error: model.json: test#X$B: has the value `x`, like the member `A`
              help: remove one of the two members

            a number twice:
            error: model.json: test#X$B: has the value `1`, like the member `A`
              help: remove one of the two members

            an empty value:
            error: model.json: test#X$A: the value of an enum can't be empty
              help: set the trait smithy.api#enumValue

            a member that targets data:
            error: model.json: test#X$A: targets smithy.api#String, but is a member of an enum
              help: target smithy.api#Unit

            a value of the trait twice:
            error: model.json: test#X$B: has the value `x`, like the member `A`
              help: remove one of the two members

            a name of the trait twice:
            error: model.json: test#X: two definitions in the trait smithy.api#enum are named `A`
              help: name each value differently

            some names in the trait:
            error: model.json: test#X: some definitions in the trait smithy.api#enum have a `name`, some don't
              help: name all of them, or none
        "#]],
    );
}

#[test]
fn services_rename_only_existing_shapes() {
    let service = |from: &str, to: &str| {
        let mut service = models::service("1", ["test#Act"]);
        service["rename"] = json!({from: to});
        models::with(json!({
            "test#Service": service,
            "test#X": marked(structure(json!({})), "error", json!("client")),
        }))
    };
    let case = |mistake, from: &str, to: &str| case(mistake, service(from, to));
    refuse(
        [
            case("nothing", "test#Gone", "New"),
            case("an operation", "test#Act", "New"),
            case("an error", "test#X", "New"),
            case("the same name", "test#Input", "Input"),
        ],
        expect![[r#"
            nothing:
            error: model.json: test#Service: `rename` gives the name `New` to test#Gone, which doesn't exist
              help: remove the entry from `rename`

            an operation:
            error: model.json: test#Service: `rename` gives the name `New` to test#Act, which isn't a data shape
              help: remove the entry from `rename`

            an error:
            error: model.json: test#Service: `rename` gives the name `New` to test#X, which is an error
              help: remove the entry from `rename`

            the same name:
            error: model.json: test#Service: `rename` gives the name `Input` to test#Input, which already has that name
              help: remove the entry from `rename`
        "#]],
    );
}

#[test]
fn every_union_must_have_a_value_and_no_resource_can_contain_itself() {
    let union = |members: Value| json!({"type": "union", "members": members});
    let needs = |target: &str| structure(json!({"a": member(target, "required", json!({}))}));
    let resource = |below: &str| json!({"type": "resource", "resources": [to(below)]});
    refuse(
        [
            of("of itself", union(json!({"a": to("test#X")}))),
            case(
                "of each other",
                models::with(json!({
                    "test#X": union(json!({"a": to("test#U")})),
                    "test#U": union(json!({"a": to("test#X"), "b": to("test#U")})),
                })),
            ),
            case(
                "through a structure",
                models::with(
                    json!({"test#X": union(json!({"a": to("test#S")})), "test#S": needs("test#X")}),
                ),
            ),
            case(
                "resources of each other",
                models::with(json!({"test#A": resource("test#B"), "test#B": resource("test#A")})),
            ),
        ],
        expect![[r#"
            of itself:
            error: model.json: test#X: can't have a value: each member needs another value of this union
              help: add a member that doesn't lead back to it

            of each other:
            error: model.json: test#U: can't have a value: each member needs another value of this union
              help: add a member that doesn't lead back to it
            error: model.json: test#X: can't have a value: each member needs another value of this union
              help: add a member that doesn't lead back to it

            through a structure:
            error: model.json: test#X: can't have a value: each member needs another value of this union
              help: add a member that doesn't lead back to it

            resources of each other:
            error: model.json: test#B: targets test#A, which makes a resource contain itself
              help: remove one of the resources of this cycle
        "#]],
    );
    let list = json!({"type": "list", "member": to("test#X")});
    for members in [
        json!({"a": to("test#X"), "b": to(STRING)}),
        json!({"a": to("test#List")}),
        json!({"a": to("test#Input")}),
    ] {
        let shapes = json!({"test#X": union(members), "test#List": list});
        Project::new(models::with_member("test#X", shapes)).codegen(&[]).exits_with(0);
    }
}

#[test]
fn a_model_can_have_the_prelude_but_not_change_it() {
    let with = |id: &str, shape: Value| models::with_member(STRING, json!({id: shape}));
    Project::new(with(STRING, json!({"type": "string"}))).codegen(&[]).exits_with(0);
    refuse(
        [
            case("a string", with(STRING, json!({"type": "blob"}))),
            case("the unit", with("smithy.api#Unit", json!({"type": "string"}))),
            case(
                "members for the unit",
                with("smithy.api#Unit", structure(json!({"a": to(STRING)}))),
            ),
        ],
        expect![[r#"
            a string:
            error: model.json: smithy.api#String: isn't the shape that Smithy's prelude has with this id
              help: remove the shape, or move it to another namespace

            the unit:
            error: model.json: smithy.api#Unit: isn't the shape that Smithy's prelude has with this id
              help: remove the shape, or move it to another namespace

            members for the unit:
            error: model.json: smithy.api#Unit: isn't the shape that Smithy's prelude has with this id
              help: remove the shape, or move it to another namespace
        "#]],
    );
}

#[test]
fn properties_of_services_must_be_of_their_type() {
    let with = |key: &str, value: Value| {
        let mut service = models::service("1", ["test#Act"]);
        service[key] = value;
        models::with(json!({"test#Service": service}))
    };
    let case = |mistake, key: &str, value: Value| case(mistake, with(key, value));
    refuse(
        [
            case("a version", "version", json!(1)),
            case("names", "rename", json!([])),
            case("a name", "rename", json!({"no id": 1})),
            case("operations", "operations", json!({})),
        ],
        expect![[r#"
            a version:
            error: model.json: test#Service: `version` is `1`, not a string
              help: write the version in quotes

            names:
            error: model.json: test#Service: `rename` is `[]`, not an object
              help: write `rename` as in `{"name.space#Shape": "NewName"}`

            a name:
            error: model.json: test#Service: `rename` has a wrong entry, `no id`: 1
              help: write `rename` as in `{"name.space#Shape": "NewName"}`

            operations:
            error: model.json: test#Service: `operations` is `{}`, not a list
              help: write `operations` as in `[{"target": "name.space#Name"}]`
        "#]],
    );
}
