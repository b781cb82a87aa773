//! Endpoint rules, and values that operations give to their parameters.
#![allow(clippy::needless_pass_by_value, reason = "calls with `json!` read better so")]

use std::fs;

use expect_test::expect;
use serde_json::{Value, json};
use support::{Project, models};

use crate::bad_input::{case, refuse};

/// A model with a trait of its service.
fn with_service_trait(id: &str, value: Value) -> String {
    let mut service = models::service("1", ["test#Act"]);
    service["traits"][id] = value;
    models::with(json!({"test#Service": service}))
}

/// A model with rules: two parameters, and these.
fn with_rules(rules: Value) -> String {
    let parameters =
        json!({"Region": {"type": "string"}, "On": {"type": "boolean", "default": true}});
    let value = json!({"version": "1.0", "parameters": parameters, "rules": rules});
    with_service_trait("smithy.rules#endpointRuleSet", value)
}

/// A model with one rule, whose only condition is this.
fn with_condition(condition: Value) -> String {
    let endpoint = json!({"url": "https://example.com"});
    with_rules(json!([{"type": "endpoint", "conditions": [condition], "endpoint": endpoint}]))
}

/// A model with one rule, which always gives this address.
fn with_url(url: &str) -> String {
    with_rules(json!([{"type": "endpoint", "conditions": [], "endpoint": {"url": url}}]))
}

#[test]
fn wrong_rules_are_refused_with_the_trait_and_a_way_out() {
    let region = json!({"ref": "Region"});
    let call = |name: &str, arguments: Value| json!({"fn": name, "argv": arguments});
    let diagram = |nodes: &str| {
        let value =
            json!({"parameters": {}, "conditions": [], "results": [], "nodes": nodes, "root": 2});
        with_service_trait("smithy.rules#endpointBdd", value)
    };
    let parameter = |value: Value| {
        let value = json!({"parameters": {"P": value}, "rules": []});
        with_service_trait("smithy.rules#endpointRuleSet", value)
    };
    let mut deep = json!([]);
    for _ in 0..50 {
        deep = json!([{"type": "tree", "conditions": [], "rules": deep}]);
    }
    let mut nested = region.clone();
    for _ in 0..20 {
        nested = call("uriEncode", json!([nested]));
    }
    refuse(
        [
            case("no object", with_service_trait("smithy.rules#endpointRuleSet", json!([]))),
            case("no parameters", with_service_trait("smithy.rules#endpointRuleSet", json!({}))),
            case("no rules", with_rules(json!({}))),
            case("another type of rule", with_rules(json!([{"type": "other"}]))),
            case("another function", with_condition(call("aws.guess", json!([region])))),
            case("another name", with_condition(call("isSet", json!([{"ref": "Other"}])))),
            case("other arguments", with_condition(call("uriEncode", json!([true])))),
            case("another attribute", with_condition(call("getAttr", json!([region, "name"])))),
            case("no condition", with_condition(json!(null))),
            case("a text of a flag", with_url("https://{On}.example.com")),
            case("a text that can be absent", with_url("https://{Region}.example.com")),
            case("an open brace", with_url("https://{Region.example.com")),
            case("functions too deep", with_condition(nested)),
            case("rules too deep", with_rules(deep)),
            case("a parameter of no type", parameter(json!({"type": "number"}))),
            case("a default of another type", parameter(json!({"type": "string", "default": 1}))),
            case("no diagram", diagram("?")),
            case("a diagram without decisions", diagram("")),
            case("a diagram without conditions", diagram("AAAAAP////8AAAAB/////wAAAAEAAAAB")),
        ],
        expect![[r#"
            no object:
            error: model.json: test#Service: the value of the trait smithy.rules#endpointRuleSet is `[]`, not an object
              help: correct the trait

            no parameters:
            error: model.json: test#Service: the endpoint rules have no parameters: null
              help: correct the trait smithy.rules#endpointRuleSet; without it, or with `--types-only`, the types can be generated

            no rules:
            error: model.json: test#Service: the endpoint rules have no list of rules: {}
              help: correct the trait smithy.rules#endpointRuleSet; without it, or with `--types-only`, the types can be generated

            another type of rule:
            error: model.json: test#Service: the endpoint rules have a rule that is neither `tree`, `endpoint` nor `error`: "other"
              help: correct the trait smithy.rules#endpointRuleSet; without it, or with `--types-only`, the types can be generated

            another function:
            error: model.json: test#Service: in the endpoint rules, the function `aws.guess` isn't known
              help: correct the trait smithy.rules#endpointRuleSet; without it, or with `--types-only`, the types can be generated

            another name:
            error: model.json: test#Service: in the endpoint rules, the name `Other` is used before it gets a value
              help: correct the trait smithy.rules#endpointRuleSet; without it, or with `--types-only`, the types can be generated

            other arguments:
            error: model.json: test#Service: in the endpoint rules, the function `uriEncode` has arguments that it doesn't take
              help: correct the trait smithy.rules#endpointRuleSet; without it, or with `--types-only`, the types can be generated

            another attribute:
            error: model.json: test#Service: in the endpoint rules, `name` isn't a part of the value that it is read from
              help: correct the trait smithy.rules#endpointRuleSet; without it, or with `--types-only`, the types can be generated

            no condition:
            error: model.json: test#Service: the endpoint rules have a value of an unknown type: null
              help: correct the trait smithy.rules#endpointRuleSet; without it, or with `--types-only`, the types can be generated

            a text of a flag:
            error: model.json: test#Service: in the endpoint rules, `{On}` in the text "https://{On}.example.com" isn't a text, or can be absent
              help: correct the trait smithy.rules#endpointRuleSet; without it, or with `--types-only`, the types can be generated

            a text that can be absent:
            error: model.json: test#Service: in the endpoint rules, `{Region}` in the text "https://{Region}.example.com" isn't a text, or can be absent
              help: correct the trait smithy.rules#endpointRuleSet; without it, or with `--types-only`, the types can be generated

            an open brace:
            error: model.json: test#Service: in the endpoint rules, the text "https://{Region.example.com" has a brace that isn't closed
              help: correct the trait smithy.rules#endpointRuleSet; without it, or with `--types-only`, the types can be generated

            functions too deep:
            error: model.json: test#Service: the endpoint rules have functions that are too deep within each other: {"argv":[{"argv":[{"argv":[{"ref":"Region"}],"fn":"uriEncode"}],"fn":"uriEncode"
              help: correct the trait smithy.rules#endpointRuleSet; without it, or with `--types-only`, the types can be generated

            rules too deep:
            error: model.json: test#Service: in the endpoint rules, rules are too deep within each other
              help: correct the trait smithy.rules#endpointRuleSet; without it, or with `--types-only`, the types can be generated

            a parameter of no type:
            error: model.json: test#Service: in the endpoint rules, the parameter `P` has no type `string`, `boolean` or `stringArray`
              help: correct the trait smithy.rules#endpointRuleSet; without it, or with `--types-only`, the types can be generated

            a default of another type:
            error: model.json: test#Service: in the endpoint rules, the parameter `P` has a default of another type
              help: correct the trait smithy.rules#endpointRuleSet; without it, or with `--types-only`, the types can be generated

            no diagram:
            error: model.json: test#Service: the endpoint rules have no list of decisions in base64: "?"
              help: correct the trait smithy.rules#endpointBdd; without it, or with `--types-only`, the types can be generated

            a diagram without decisions:
            error: model.json: test#Service: in the endpoint rules, there is no decision 2
              help: correct the trait smithy.rules#endpointBdd; without it, or with `--types-only`, the types can be generated

            a diagram without conditions:
            error: model.json: test#Service: in the endpoint rules, there is no condition -1
              help: correct the trait smithy.rules#endpointBdd; without it, or with `--types-only`, the types can be generated
        "#]],
    );
}

#[test]
fn types_can_be_generated_without_the_rules() {
    let model = with_condition(json!({"fn": "aws.guess", "argv": []}));
    let project = Project::new(model);
    project.codegen(&["--types-only"]).exits_with(0);
    assert!(!project.out("src/endpoint.rs").exists());
    assert!(
        !fs::read_to_string(project.out("src/lib.rs")).expect("it is there").contains("Endpoint")
    );
}

/// A model whose operation gives values to parameters: static ones, paths, and the member `member`.
fn with_context(statics: Value, paths: Value, member: Value) -> String {
    let parameters = json!({
        "Region": {"type": "string"},
        "Names": {"type": "stringArray"},
        "On": {"type": "boolean", "default": true},
    });
    let mut service = models::service("1", ["test#Act"]);
    service["traits"]["smithy.rules#endpointRuleSet"] =
        json!({"parameters": parameters, "rules": []});
    let mut input = models::structure([
        ("member", "smithy.api#String"),
        ("number", "smithy.api#Integer"),
        ("inner", "test#Input"),
        ("list", "test#List"),
        ("lists", "test#Lists"),
    ]);
    input["members"]["member"]["traits"] = member;
    models::with(json!({
        "test#Service": service,
        "test#Act": {"type": "operation", "input": {"target": "test#Input"}, "traits": {
            "smithy.rules#staticContextParams": statics,
            "smithy.rules#operationContextParams": paths,
        }},
        "test#Input": input,
        "test#List": {"type": "list", "member": {"target": "smithy.api#String"}},
        "test#Lists": {"type": "list", "member": {"target": "test#List"}},
    }))
}

#[test]
fn values_that_no_parameter_can_have_are_refused() {
    let statics = |value: Value| with_context(value, json!({}), json!({}));
    let path = |parameter: &str, path: &str| {
        with_context(json!({}), json!({parameter: {"path": path}}), json!({}))
    };
    let member = |name: &str| {
        with_context(json!({}), json!({}), json!({"smithy.rules#contextParam": {"name": name}}))
    };
    refuse(
        [
            case("a static value of another type", statics(json!({"On": {"value": "yes"}}))),
            case("no static value", statics(json!({"On": {}}))),
            case("an unknown parameter", statics(json!({"Regoin": {"value": "a"}}))),
            case("an unknown parameter of a member", member("Other")),
            case("a member of another type", member("On")),
            case("no path", path("Region", "list[0]")),
            case("no member", path("Region", "inner.other")),
            case("a number", path("Region", "inner.number")),
            case("a list for a text", path("Region", "list")),
            case("a text for a list", path("Names", "member")),
            case("lists of lists", path("Names", "lists[*][*]")),
            case("items of a structure", path("Names", "inner[*]")),
            case("keys of a list", path("Names", "keys(list)")),
        ],
        expect![[r#"
            a static value of another type:
            error: model.json: test#Act: the endpoint parameter `On` can't have the value "yes"
              help: correct the trait smithy.rules#staticContextParams

            no static value:
            error: model.json: test#Act: the value of the trait smithy.rules#staticContextParams (On) is `{}`, not an object with a `value`
              help: correct the trait

            an unknown parameter:
            error: model.json: test#Act: the endpoint rules of the service have no parameter `Regoin`
              help: did you mean `Region`?

            an unknown parameter of a member:
            error: model.json: test#Input$member: the endpoint rules of the service have no parameter `Other`
              help: correct the trait smithy.rules#contextParam, or add the parameter to the rules

            a member of another type:
            error: model.json: test#Input$member: the member for the endpoint parameter `On` leads to smithy.api#String, whose type isn't that of the parameter
              help: correct the trait smithy.rules#contextParam

            no path:
            error: model.json: test#Act: the path `list[0]` of the endpoint parameter `Region` isn't one that can be used
              help: correct the trait; paths have names, `.`, `[*]`, `.*`, `[]`, `[.., ..]` and `keys(..)`

            no member:
            error: model.json: test#Act: the path `inner.other` of the endpoint parameter `Region` has `other`, which is no member of a structure test#Input
              help: correct the trait; paths have names, `.`, `[*]`, `.*`, `[]`, `[.., ..]` and `keys(..)`

            a number:
            error: model.json: test#Act: the path `inner.number` of the endpoint parameter `Region` leads to smithy.api#Integer, whose type isn't that of the parameter
              help: correct the trait; paths have names, `.`, `[*]`, `.*`, `[]`, `[.., ..]` and `keys(..)`

            a list for a text:
            error: model.json: test#Act: the path `list` of the endpoint parameter `Region` leads to lists that the parameter can't have
              help: correct the trait; paths have names, `.`, `[*]`, `.*`, `[]`, `[.., ..]` and `keys(..)`

            a text for a list:
            error: model.json: test#Act: the path `member` of the endpoint parameter `Names` leads to a single value, and the parameter is a list
              help: correct the trait; paths have names, `.`, `[*]`, `.*`, `[]`, `[.., ..]` and `keys(..)`

            lists of lists:
            error: model.json: test#Act: the path `lists[*][*]` of the endpoint parameter `Names` leads to lists that the parameter can't have
              help: correct the trait; paths have names, `.`, `[*]`, `.*`, `[]`, `[.., ..]` and `keys(..)`

            items of a structure:
            error: model.json: test#Act: the path `inner[*]` of the endpoint parameter `Names` has a step that test#Input doesn't have
              help: correct the trait; paths have names, `.`, `[*]`, `.*`, `[]`, `[.., ..]` and `keys(..)`

            keys of a list:
            error: model.json: test#Act: the path `keys(list)` of the endpoint parameter `Names` has a step that test#List doesn't have
              help: correct the trait; paths have names, `.`, `[*]`, `.*`, `[]`, `[.., ..]` and `keys(..)`
        "#]],
    );
}

#[test]
fn without_rules_no_parameter_is_unknown() {
    let traits = json!({"smithy.rules#staticContextParams": {"Any": {"value": "a"}}});
    let operation =
        json!({"type": "operation", "input": {"target": "test#Input"}, "traits": traits});
    let project = Project::new(models::with(json!({"test#Act": operation})));
    project.codegen(&[]).exits_with(0);
}
