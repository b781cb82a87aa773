//! Which members an example shows, and how it is formatted.

use std::collections::BTreeSet;

use heck::ToUpperCamelCase;
use serde_json::{Value, json};
use support::models;

use super::{REQUIRED, SERVICE, example, generated, request_example};

/// The example for an input of these members, in a model that has these shapes too.
fn example_of(members: &Value, mut shapes: Value) -> String {
    shapes["test#Input"] = json!({"type": "structure", "members": members});
    request_example(&generated(&models::with(shapes)))
}

fn structure(members: &Value) -> Value {
    json!({"type": "structure", "members": members})
}

fn required(target: &str) -> Value {
    json!({"target": target, "traits": {REQUIRED: {}}})
}

#[test]
fn all_members_are_shown_with_comments() {
    let traits = json!({"smithy.api#deprecated": {}});
    let members = json!({
        "name": required("smithy.api#String"),
        "note": {"target": "smithy.api#String"},
        "old": {"target": "smithy.api#Integer", "traits": traits},
        "token": {"target": "smithy.api#String", "traits": {"smithy.api#idempotencyToken": {}}},
        "type": {"target": "smithy.api#Boolean"},
    });
    let expected = "\
use service::types::Input;
///
let request = Input::builder()
    .name(\"example-name\") // required
    .note(\"example-note\")
    .old(1) // deprecated
    .token(\"example-token\") // random if left out
    .r#type(true)
    .build();
println!(\"{request:?}\");";
    assert_eq!(example_of(&members, json!({})), expected);
}

#[test]
fn inner_structures_show_all_members_and_deeper_ones_only_required_members() {
    let shapes = json!({
        "test#Outer": structure(&json!({
            "id": required("smithy.api#String"),
            "inner": {"target": "test#Inner"},
            "size": {"target": "smithy.api#Long"},
        })),
        "test#Inner": structure(&json!({
            "key": required("smithy.api#String"),
            "value": {"target": "smithy.api#String"},
        })),
        "test#Inners": {"type": "list", "member": {"target": "test#Inner"}},
        "test#InnersByName": {
            "type": "map",
            "key": {"target": "smithy.api#String"},
            "value": {"target": "test#Inner"},
        },
        "test#Choice": {"type": "union", "members": {"one": {"target": "test#Inner"}}},
    });
    let members = json!({
        "choice": {"target": "test#Choice"},
        "inners": {"target": "test#Inners"},
        "inners_by_name": {"target": "test#InnersByName"},
        "outer": {"target": "test#Outer"},
    });
    let expected = "\
use service::types::{Choice, Inner, Input, Outer};
///
let request = Input::builder()
    .choice(Choice::One(
        Inner::builder()
            .key(\"example-key\") // required
            .value(\"example-value\")
            .build(),
    ))
    .inners([
        Inner::builder()
            .key(\"example-key\") // required
            .value(\"example-value\")
            .build(),
    ])
    .inners_by_name([
        (
            \"example-key\",
            Inner::builder()
                .key(\"example-key\") // required
                .value(\"example-value\")
                .build(),
        ),
    ])
    .outer(
        Outer::builder()
            .id(\"example-id\") // required
            .inner(
                Inner::builder()
                    .key(\"example-key\") // required
                    .build(),
            )
            .size(1)
            .build(),
    )
    .build();
println!(\"{request:?}\");";
    assert_eq!(example_of(&members, shapes), expected);
}

#[test]
fn the_example_of_a_structure_that_contains_itself_ends() {
    let shapes = json!({
        "test#Node": structure(&json!({"next": {"target": "test#Node"}})),
    });
    let example = example_of(&json!({"first": {"target": "test#Node"}}), shapes);
    let first = ".first(Node::builder().next(Node::builder().build()).build())";
    assert!(example.contains(first), "{example}");
}

#[test]
fn an_example_with_very_many_structures_shows_fewer_members() {
    let names = || (0..100).map(|index| format!("part{index}"));
    let parts = |target: &str| -> Value {
        names()
            .map(|name| (name, json!({"target": target})))
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    let shapes = json!({
        "test#Part": structure(&json!({"half": {"target": "test#Half"}})),
        "test#Half": structure(&json!({"name": {"target": "smithy.api#String"}})),
    });
    let example = example_of(&parts("test#Part"), shapes);
    let missing: Vec<_> =
        names().filter(|name| !example.contains(&format!(".{name}(Part::builder()"))).collect();
    assert!(missing.is_empty(), "{missing:?} in:\n{example}");
    assert!(!example.contains("Half"), "{example}");
}

/// Without optimization, each call of a setter keeps a copy of the builder on the stack.
#[test]
fn an_example_that_could_overflow_the_stack_shows_only_required_members() {
    let members = |prefix: &str, target: &str| -> Value {
        let named = |index| (format!("{prefix}{index}"), json!({"target": target}));
        (0..150).map(named).collect::<serde_json::Map<_, _>>().into()
    };
    let shapes = || {
        json!({
            "test#Large": structure(&members("name", "smithy.api#String")),
            "test#Largest": structure(&members("large", "test#Large")),
        })
    };
    let small = example_of(&members("name", "smithy.api#String"), shapes());
    assert!(small.contains(".name149("), "{small}");
    let mut large = members("large", "test#Largest");
    large["id"] = required("smithy.api#String");
    let large = example_of(&large, shapes());
    assert!(
        large.contains("builder()\n    .id(\"example-id\") // required\n    .build()"),
        "{large}"
    );
}

#[test]
fn members_whose_type_is_replaced_are_left_out_unless_they_are_required() {
    let model = |traits: Value| {
        let moment = json!({"target": "smithy.api#Timestamp", "traits": traits});
        let members = json!({"moment": moment, "name": {"target": "smithy.api#String"}});
        models::with(json!({"test#Input": structure(&members)}))
    };
    let config = codegen::Config::parse("[replace]\n\"smithy.api#Timestamp\" = \"my::Moment\"\n");
    let config = config.expect("the configuration is right");
    let documentation = |traits: Value| {
        let tree = codegen::generate(&model(traits), &config).expect("the model is right").tree;
        let mut files = tree.files();
        let (_, text) =
            files.find(|(path, _)| *path == "src/operations/act.rs").expect("it is made");
        text.to_owned()
    };
    let optional = documentation(json!({}));
    assert!(optional.contains(".name(\"example-name\")"), "{optional}");
    assert!(!optional.contains(".moment("), "{optional}");
    assert!(!documentation(json!({REQUIRED: {}})).contains("/// ```"));
}

/// Each member of each request of a real service has its setter in the request's example.
#[test]
fn the_examples_of_a_service_have_every_member() {
    let (model, crate_text) = &*SERVICE;
    let mut missing = BTreeSet::new();
    let mut count = 0;
    for operation in model["shapes"].as_object().expect("shapes are by id").values() {
        let Some(input) = operation["input"]["target"].as_str() else { continue };
        let (_, name) = input.split_once('#').expect("an id has a name");
        let end = crate_text.find(&format!("\npub struct {} ", name.to_upper_camel_case()));
        let before = &crate_text[..end.expect("the request is there")];
        let start = before.rfind("\n}\n").expect("the operation is before its request");
        let example: Vec<&str> = example(&before[start..], "\n}\n").collect();
        let top = |line: &&str| line.starts_with("    .") && !line.starts_with("    .build()");
        let setters = example.iter().copied().filter(top).count();
        let members = model["shapes"][input]["members"].as_object();
        let members = members.map_or(0, serde_json::Map::len);
        count += members;
        if setters != members {
            missing.insert(format!("{name}: {setters} of {members}"));
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
    assert!(count > 500, "only {count} members were checked");
}
