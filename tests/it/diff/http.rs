//! HTTP bindings: a part of a message that moves.

use serde_json::{Value, json};

use super::{Diff, lines};
use codegen::{Config, lower_leniently};
use support::models;

/// The comparison of two services that speak restJson1, whose operation has these methods, URIs and
/// input members.
fn diff(old: (&str, &str, Value), new: (&str, &str, Value)) -> Diff {
    let [old, new] = [old, new].map(|(method, uri, members)| {
        let shapes = json!({"test#Input": {"type": "structure", "members": members}});
        let mut model: Value = serde_json::from_str(&models::with(shapes)).expect("it is JSON");
        let traits = |model: &mut Value, id: &str, of: Value| model["shapes"][id]["traits"] = of;
        traits(&mut model, "test#Service", json!({"aws.protocols#restJson1": {}}));
        let http = json!({"method": method, "uri": uri, "code": uri.len() + 200});
        traits(&mut model, "test#Act", json!({"smithy.api#http": http}));
        lower_leniently(&model.to_string(), &Config::default()).expect("the model is right")
    });
    Diff::of(&old, &new)
}

fn member(target: &str, traits: &Value) -> Value {
    json!({"thing": {"target": format!("smithy.api#{target}"), "traits": traits}})
}

#[test]
fn a_request_that_moves_breaks() {
    let diff = diff(("PUT", "/a", json!({})), ("POST", "/a/b", json!({})));
    assert_eq!(
        lines(&diff),
        [
            "major operations::Act.METHOD is `POST`, was `PUT`",
            "major operations::Act.URI is `/a/b`, was `/a`",
            "major operations::Act.STATUS is `204`, was `202`",
        ]
    );
}

#[test]
fn a_member_that_moves_breaks() {
    let query = json!({"smithy.api#httpQuery": "a"});
    let of = |traits: &Value| ("PUT", "/", member("String", traits));
    for (old, new, expected) in [
        (json!({}), query.clone(), "is the parameter `a` of the query, was a member of the body"),
        (query.clone(), json!({}), "is a member of the body, was the parameter `a` of the query"),
        (
            query.clone(),
            json!({"smithy.api#httpQuery": "b"}),
            "is the parameter `b` of the query, was the parameter `a` of the query",
        ),
        (
            query.clone(),
            json!({"smithy.api#httpHeader": "A"}),
            "is the header `A`, was the parameter `a` of the query",
        ),
        (
            query.clone(),
            json!({"smithy.api#httpPayload": {}}),
            "is the whole body, was the parameter `a` of the query",
        ),
        (json!({}), json!({"smithy.api#jsonName": "b"}), "is `b` on the wire, was `thing`"),
    ] {
        let lines = lines(&diff(of(&old), of(&new)));
        assert_eq!(lines, [format!("major types::Input.thing {expected}")], "{old} {new}");
    }
    assert_eq!(lines(&diff(of(&query), of(&query))), [""; 0]);
}

#[test]
fn another_format_of_a_date_in_a_header_breaks() {
    let of = |format: &str| {
        let traits = json!({"smithy.api#httpHeader": "a", "smithy.api#timestampFormat": format});
        ("PUT", "/", member("Timestamp", &traits))
    };
    let lines = lines(&diff(of("date-time"), of("epoch-seconds")));
    assert!(
        lines.iter().any(|line| line == "major types::Input.thing has another form in messages"),
        "{lines:?}"
    );
}
