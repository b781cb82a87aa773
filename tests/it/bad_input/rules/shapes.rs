//! Names, members and values of shapes, services and the prelude.

use serde_json::{Value, json};
use support::{Project, models};

use super::{STRING, marked, member, of, structure, to};
use crate::bad_input::{case, helped, refuse};

#[test]
fn names_must_differ_by_more_than_case() {
    let string = || json!({"type": "string"});
    let members = |kind: &str, names: [&str; 2]| {
        let members = names.map(|name| (name.to_owned(), to("smithy.api#Unit")));
        json!({"type": kind, "members": serde_json::Map::from_iter(members)})
    };
    let shapes = json!({"test#XY": structure(json!({})), "test#xy": string()});
    refuse([
        case(
            "two shapes",
            models::with(shapes),
            &helped(
                "test#xy: the id differs from test#XY only by case",
                "rename one of the two shapes",
            ),
        ),
        of(
            "members of a structure",
            structure(json!({"userId": to(STRING), "UserID": to(STRING)})),
            "%: the member names `UserID` and `userId` differ only by case",
            "rename one of the two",
        ),
        of(
            "members of a union",
            members("union", ["a", "A"]),
            "%: the member names `A` and `a` differ only by case",
            "rename one of the two",
        ),
        of(
            "values of an enum",
            members("enum", ["ON", "On"]),
            "%: the member names `ON` and `On` differ only by case",
            "rename one of the two",
        ),
    ]);
}

/// Models of AWS have both `Timestamp` and `timestamp`, which have no names in Rust.
#[test]
fn names_of_shapes_without_types_of_their_own_can_differ_by_case() {
    let shapes = json!({"test#Text": {"type": "string"}, "test#text": {"type": "string"}});
    Project::new(models::with_member("test#Text", shapes)).codegen(&[]).exits_with(0);
}

#[test]
fn unions_and_enums_have_members_and_each_value_once() {
    let enumeration = |kind: &str, values: [Value; 2]| {
        let members = ["A", "B"].into_iter().zip(values);
        let member = |(name, value): (&str, Value)| {
            (name.to_owned(), member("smithy.api#Unit", "enumValue", value))
        };
        json!({"type": kind, "members": members.map(member).collect::<serde_json::Map<_, _>>()})
    };
    let definitions = |values: Value| marked(json!({"type": "string"}), "enum", values);
    let twice = "remove one of the two members";
    let no_member =
        helped("test#X: a union needs at least one member", "add a member, or remove the union");
    refuse([
        case(
            "an empty union",
            models::with(json!({"test#X": {"type": "union", "members": {}}})),
            &no_member,
        ),
        case(
            "a union without members",
            models::with(json!({"test#X": {"type": "union"}})),
            &no_member,
        ),
        of(
            "a value twice",
            enumeration("enum", [json!("x"), json!("x")]),
            "%$B: has the value `x`, like the member `A`",
            twice,
        ),
        of(
            "a number twice",
            enumeration("intEnum", [json!(1), json!(1)]),
            "%$B: has the value `1`, like the member `A`",
            twice,
        ),
        case(
            "an empty value",
            models::with(json!({"test#X": enumeration("enum", [json!(""), json!("x")])})),
            &helped(
                "test#X$A: the value of an enum can't be empty",
                "set the trait smithy.api#enumValue",
            ),
        ),
        of(
            "a member that targets data",
            json!({"type": "enum", "members": {"A": to(STRING)}}),
            "%$A: targets smithy.api#String, but is a member of an enum",
            "target smithy.api#Unit",
        ),
        of(
            "a value of the trait twice",
            definitions(json!([{"value": "x", "name": "A"}, {"value": "x", "name": "B"}])),
            "%$B: has the value `x`, like the member `A`",
            twice,
        ),
        of(
            "a name of the trait twice",
            definitions(json!([{"value": "x", "name": "A"}, {"value": "y", "name": "A"}])),
            "%: two definitions in the trait smithy.api#enum are named `A`",
            "name each value differently",
        ),
        of(
            "some names in the trait",
            definitions(json!([{"value": "x", "name": "A"}, {"value": "y"}])),
            "%: some definitions in the trait smithy.api#enum have a `name`, some don't",
            "name all of them, or none",
        ),
    ]);
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
    let case = |mistake, from: &str, to: &str, problem: &str| {
        let message = format!("test#Service: `rename` gives the name `{to}` to {from}, {problem}");
        case(mistake, service(from, to), &helped(message, "remove the entry from `rename`"))
    };
    refuse([
        case("nothing", "test#Gone", "New", "which doesn't exist"),
        case("an operation", "test#Act", "New", "which isn't a data shape"),
        case("an error", "test#X", "New", "which is an error"),
        case("the same name", "test#Input", "Input", "which already has that name"),
    ]);
}

#[test]
fn every_union_has_a_value_and_no_resource_is_within_itself() {
    let union = |members: Value| json!({"type": "union", "members": members});
    let help = "add a member that doesn't lead back to it";
    let message = |id: &str| {
        format!("{id}: can't have a value: each member needs another value of this union")
    };
    let needs = |target: &str| structure(json!({"a": member(target, "required", json!({}))}));
    let both = [message("test#U"), message("error: model.json: test#X")];
    let resource = |below: &str| json!({"type": "resource", "resources": [to(below)]});
    refuse([
        of("of itself", union(json!({"a": to("test#X")})), &message("%"), help),
        case(
            "of each other",
            models::with(json!({
                "test#X": union(json!({"a": to("test#U")})),
                "test#U": union(json!({"a": to("test#X"), "b": to("test#U")})),
            })),
            &helped(helped(&both[0], help) + "\n" + &both[1], help),
        ),
        case(
            "through a structure",
            models::with(
                json!({"test#X": union(json!({"a": to("test#S")})), "test#S": needs("test#X")}),
            ),
            &helped(message("test#X"), help),
        ),
        case(
            "resources of each other",
            models::with(json!({"test#A": resource("test#B"), "test#B": resource("test#A")})),
            &helped(
                "test#B: targets test#A, which makes a resource contain itself",
                "remove one of the resources of this cycle",
            ),
        ),
    ]);
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
fn the_prelude_can_be_there_but_not_be_changed() {
    let with = |id: &str, shape: Value| models::with_member(STRING, json!({id: shape}));
    Project::new(with(STRING, json!({"type": "string"}))).codegen(&[]).exits_with(0);
    let message = |id: &str| {
        helped(
            format!("{id}: isn't the shape that Smithy's prelude has with this id"),
            "remove the shape, or move it to another namespace",
        )
    };
    refuse([
        case("a string", with(STRING, json!({"type": "blob"})), &message(STRING)),
        case(
            "the unit",
            with("smithy.api#Unit", json!({"type": "string"})),
            &message("smithy.api#Unit"),
        ),
        case(
            "members for the unit",
            with("smithy.api#Unit", structure(json!({"a": to(STRING)}))),
            &message("smithy.api#Unit"),
        ),
    ]);
}

#[test]
fn properties_of_services_must_be_of_their_type() {
    let with = |key: &str, value: Value| {
        let mut service = models::service("1", ["test#Act"]);
        service[key] = value;
        models::with(json!({"test#Service": service}))
    };
    let case = |mistake, key: &str, value: Value, message: &str, help: &str| {
        case(mistake, with(key, value), &helped(format!("test#Service: {message}"), help))
    };
    let names = "write `rename` as in `{\"name.space#Shape\": \"NewName\"}`";
    let targets = "write `operations` as in `[{\"target\": \"name.space#Name\"}]`";
    let version = "write the version in quotes";
    refuse([
        case("a version", "version", json!(1), "`version` is `1`, not a string", version),
        case("names", "rename", json!([]), "`rename` is `[]`, not an object", names),
        case(
            "a name",
            "rename",
            json!({"no id": 1}),
            "`rename` has a wrong entry, `no id`: 1",
            names,
        ),
        case("operations", "operations", json!({}), "`operations` is `{}`, not a list", targets),
    ]);
}
