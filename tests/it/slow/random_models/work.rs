//! The work of the generator must grow linearly with the model, not with its square. Each test
//! compares small and large models of one kind.
//!
//! Work is counted, not timed: the requests for memory, and their bytes. So work that needs no
//! memory isn't measured.

use allocation_counter::{AllocationInfo, measure};
use codegen::Config;
use serde_json::{Map, Value, json};
use support::models::{self, structure};

const STRING: &str = "smithy.api#String";

/// Makes a model with this number of parts.
type Kind = fn(usize) -> String;

/// The parts of a model, made from their numbers.
fn parts<T: FromIterator<(String, Value)>>(
    count: usize,
    part: impl Fn(usize) -> (String, Value),
) -> T {
    (0..count).map(part).collect()
}

/// A model of shapes, and of an input that has a member for each of its targets.
fn reaching(mut shapes: Map<String, Value>, targets: impl Iterator<Item = String>) -> String {
    let members: Map<String, Value> = targets
        .enumerate()
        .map(|(index, target)| (format!("m{index}"), json!({"target": target})))
        .collect();
    shapes.insert("test#Input".to_owned(), json!({"type": "structure", "members": members}));
    models::with(Value::Object(shapes))
}

/// An input of this documentation.
fn documented(documentation: &str) -> String {
    let traits = json!({"smithy.api#documentation": documentation});
    models::with(json!({"test#Input": {"type": "structure", "traits": traits}}))
}

/// A service of operations.
fn serving(count: usize, operation: impl Fn(usize) -> Value, mut shapes: Value) -> String {
    let ids: Vec<String> = (0..count).map(|index| format!("test#Act{index}")).collect();
    shapes["test#Service"] = models::service("1", ids.iter().map(String::as_str));
    for (index, id) in ids.iter().enumerate() {
        shapes[id] = operation(index);
    }
    models::with(shapes)
}

fn enum_of_equal_names(count: usize) -> String {
    let value = |index: usize| {
        let name = format!("A{}B{}", "_".repeat(index % 100 + 1), "_".repeat(index / 100));
        let traits = json!({"smithy.api#enumValue": format!("v{index}")});
        (name, json!({"target": "smithy.api#Unit", "traits": traits}))
    };
    let values: Map<String, Value> = parts(count, value);
    let kind = json!({"type": "enum", "members": values});
    models::with_member("test#Kind", json!({"test#Kind": kind}))
}

/// Members of one enum. Their documentation names its values.
fn enum_that_all_speak_of(count: usize) -> String {
    let unit = json!({"target": "smithy.api#Unit"});
    let values: Map<String, Value> = parts(count, |index| (format!("VAL_{index}"), unit.clone()));
    let words: Vec<String> = (0..count).map(|index| format!("<code>VAL_{index}</code>")).collect();
    let member = |index: usize| {
        let traits = json!({"smithy.api#documentation": words[index]});
        (format!("m{index}"), json!({"target": "test#Kind", "traits": traits}))
    };
    let members: Map<String, Value> = parts(count, member);
    let traits = json!({"smithy.api#documentation": words.join(" ")});
    models::with(json!({
        "test#Kind": {"type": "enum", "members": values, "traits": traits},
        "test#Input": {"type": "structure", "members": members},
    }))
}

/// Requests that must have a value of one enum.
fn enum_that_many_requests_need(count: usize) -> String {
    let unit = json!({"target": "smithy.api#Unit"});
    let values: Map<String, Value> = parts(count, |index| (format!("Val{index}"), unit.clone()));
    let mut shapes = json!({"test#Kind": {"type": "enum", "members": values}});
    for index in 0..count {
        let member = json!({"target": "test#Kind", "traits": {"smithy.api#required": {}}});
        let input = json!({"type": "structure", "members": {"kind": member}});
        shapes[format!("test#Input{index}")] = input;
    }
    let operation = |index: usize| json!({"type": "operation", "input": {"target": format!("test#Input{index}")}});
    serving(count, operation, shapes)
}

fn structures(count: usize) -> String {
    let shapes = parts(count, |index| (format!("test#S{index}"), structure([("a", STRING)])));
    reaching(shapes, (0..count).map(|index| format!("test#S{index}")))
}

fn chain_of_structures(count: usize) -> String {
    let link = |index: usize| {
        let next = if index + 1 < count { format!("test#S{}", index + 1) } else { STRING.into() };
        (format!("test#S{index}"), structure([("next", next.as_str())]))
    };
    reaching(parts(count, link), ["test#S0".to_owned()].into_iter())
}

/// Structures whose documentation names others.
fn structures_that_speak_of_each_other(count: usize) -> String {
    let shape = |index: usize| {
        let words = format!("<code>S{}</code>", (index * 7) % count);
        let member = json!({"target": STRING, "traits": {"smithy.api#documentation": words}});
        (format!("test#S{index}"), json!({"type": "structure", "members": {"a": member}}))
    };
    reaching(parts(count, shape), (0..count).map(|index| format!("test#S{index}")))
}

fn structures_of_one_kind_of_member(count: usize) -> String {
    let mut shapes: Map<String, Value> =
        parts(count, |index| (format!("test#S{index}"), structure([("all", "test#All")])));
    shapes.insert("test#All".to_owned(), structure([("a", STRING)]));
    reaching(shapes, (0..count).map(|index| format!("test#S{index}")))
}

fn unreachable_shapes(count: usize) -> String {
    let shapes: Map<String, Value> =
        parts(count, |index| (format!("test#S{index}"), structure([("a", STRING)])));
    models::with(Value::Object(shapes))
}

fn members(count: usize) -> String {
    let member = |index: usize| {
        let words =
            format!("Like <code>memberX{}</code> or <code>Other</code>.", (index * 7) % count);
        let traits = json!({"smithy.api#documentation": words});
        (format!("memberX{index}"), json!({"target": STRING, "traits": traits}))
    };
    let members: Map<String, Value> = parts(count, member);
    models::with(json!({"test#Input": {"type": "structure", "members": members}}))
}

fn members_of_a_union(count: usize) -> String {
    let member = |index: usize| (format!("member{index}"), json!({"target": STRING}));
    let members: Map<String, Value> = parts(count, member);
    models::with_member("test#U", json!({"test#U": {"type": "union", "members": members}}))
}

fn apply_statements(count: usize) -> String {
    let member = |index: usize| (format!("m{index}"), json!({"target": STRING}));
    let members: Map<String, Value> = parts(count, member);
    let mut shapes: Map<String, Value> = parts(count, |index| {
        let traits = json!({"smithy.api#documentation": "Words."});
        (format!("test#Input$m{index}"), json!({"type": "apply", "traits": traits}))
    });
    shapes.insert("test#Input".to_owned(), json!({"type": "structure", "members": members}));
    models::with(Value::Object(shapes))
}

/// Mixins that each use the next one and have a member of their own.
fn chain_of_mixins(count: usize) -> String {
    let mixin = |index: usize| {
        let name = format!("a{index}");
        let mut shape = structure([(name.as_str(), STRING)]);
        shape["traits"] = json!({"smithy.api#mixin": {}});
        if index + 1 < count {
            shape["mixins"] = json!([{"target": format!("test#M{}", index + 1)}]);
        }
        (format!("test#M{index}"), shape)
    };
    let mut shapes: Map<String, Value> = parts(count, mixin);
    let input = json!({"type": "structure", "mixins": [{"target": "test#M0"}]});
    shapes.insert("test#Input".to_owned(), input);
    models::with(Value::Object(shapes))
}

fn operations(count: usize) -> String {
    let mut shapes = json!({});
    for index in 0..count {
        shapes[format!("test#Input{index}")] = structure([("a", STRING)]);
        shapes[format!("test#Output{index}")] = structure([("a", STRING)]);
    }
    let operation = |index: usize| {
        json!({"type": "operation", "input": {"target": format!("test#Input{index}")},
            "output": {"target": format!("test#Output{index}")}})
    };
    serving(count, operation, shapes)
}

fn operations_of_one_input(count: usize) -> String {
    serving(
        count,
        |_| json!({"type": "operation", "input": {"target": "test#Input"}}),
        json!({"test#Input": structure([("a", STRING)])}),
    )
}

fn errors_of_one_operation(count: usize) -> String {
    let error = |index: usize| {
        let traits = json!({"smithy.api#error": "client"});
        (format!("test#E{index}"), json!({"type": "structure", "traits": traits}))
    };
    let mut shapes: Map<String, Value> = parts(count, error);
    let errors: Vec<Value> =
        (0..count).map(|index| json!({"target": format!("test#E{index}")})).collect();
    let operation = json!({"type": "operation", "errors": errors});
    shapes.insert("test#Act".to_owned(), operation);
    models::with(Value::Object(shapes))
}

fn resources_within_each_other(count: usize) -> String {
    let mut shapes: Map<String, Value> = parts(count, |index| {
        let operations = json!([{"target": format!("test#Act{index}")}]);
        let below = (index + 1 < count).then(|| json!({"target": format!("test#R{}", index + 1)}));
        let resources: Vec<Value> = below.into_iter().collect();
        let shape = json!({"type": "resource", "operations": operations, "resources": resources});
        (format!("test#R{index}"), shape)
    });
    let acts: Map<String, Value> =
        parts(count, |index| (format!("test#Act{index}"), json!({"type": "operation"})));
    shapes.extend(acts);
    let mut service = models::service("1", []);
    service["resources"] = json!([{"target": "test#R0"}]);
    shapes.insert("test#Service".to_owned(), service);
    models::with(Value::Object(shapes))
}

fn examples_of_the_model(count: usize) -> String {
    let example = |index: usize| json!({"title": format!("t{index}"), "input": {"a": "x"}});
    let examples: Vec<Value> = (0..count).map(example).collect();
    models::with(json!({
        "test#Act": {"type": "operation", "input": {"target": "test#Input"},
            "traits": {"smithy.api#examples": examples}},
        "test#Input": structure([("a", STRING)]),
    }))
}

fn targets_that_do_not_exist(count: usize) -> String {
    reaching(Map::new(), (0..count).map(|index| format!("test#None{index}")))
}

/// Documentation of this many kilobytes, with each kind of markup.
fn paragraphs(count: usize) -> String {
    documented(
        &"<p>A <b>bold</b> word, and <code>code</code> in http://a.b/c.</p>".repeat(count * 16),
    )
}

fn one_long_paragraph(count: usize) -> String {
    documented(&"a <b>bold</b> word &amp; <code>code</code> * _ `x` <br> ".repeat(count * 16))
}

fn lists_within_each_other(count: usize) -> String {
    documented(&"<ul><li>item".repeat(count * 16))
}

fn styles_within_each_other(count: usize) -> String {
    documented(&"<b>a <i>".repeat(count * 16))
}

fn one_long_word(count: usize) -> String {
    documented(&"&<[`*_a".repeat(count * 16))
}

fn one_long_value_of_json(count: usize) -> String {
    documented(&(r#"{"a": ["#.repeat(count * 16) + &"]}".repeat(count * 16)))
}

fn lists_and_maps(count: usize) -> String {
    let shape = |index: usize| {
        let list = json!({"type": "list", "member": {"target": STRING}});
        let map = json!({"type": "map", "key": {"target": STRING}, "value": {"target": STRING}});
        (format!("test#L{index}"), if index.is_multiple_of(2) { list } else { map })
    };
    reaching(parts(count, shape), (0..count).map(|index| format!("test#L{index}")))
}

const KINDS: [(&str, Kind); 25] = [
    ("enum_of_equal_names", enum_of_equal_names),
    ("enum_that_all_speak_of", enum_that_all_speak_of),
    ("enum_that_many_requests_need", enum_that_many_requests_need),
    ("structures", structures),
    ("chain_of_structures", chain_of_structures),
    ("structures_that_speak_of_each_other", structures_that_speak_of_each_other),
    ("structures_of_one_kind_of_member", structures_of_one_kind_of_member),
    ("unreachable_shapes", unreachable_shapes),
    ("members", members),
    ("members_of_a_union", members_of_a_union),
    ("apply_statements", apply_statements),
    ("chain_of_mixins", chain_of_mixins),
    ("operations", operations),
    ("operations_of_one_input", operations_of_one_input),
    ("errors_of_one_operation", errors_of_one_operation),
    ("resources_within_each_other", resources_within_each_other),
    ("examples_of_the_model", examples_of_the_model),
    ("targets_that_do_not_exist", targets_that_do_not_exist),
    ("paragraphs", paragraphs),
    ("one_long_paragraph", one_long_paragraph),
    ("lists_within_each_other", lists_within_each_other),
    ("styles_within_each_other", styles_within_each_other),
    ("one_long_word", one_long_word),
    ("one_long_value_of_json", one_long_value_of_json),
    ("lists_and_maps", lists_and_maps),
];

/// The requests for memory while a model is generated or refused.
fn work(model: &str) -> AllocationInfo {
    measure(|| {
        let _ = codegen::generate(model, &Config::default());
    })
}

/// The number of parts of the smallest model. The others have two and four times as many.
const FEW: usize = 100;

#[test]
fn work_grows_linearly_with_the_model() {
    let mut problems = Vec::new();
    for (name, kind) in KINDS {
        let [few, more, many] = [FEW, 2 * FEW, 4 * FEW].map(|count| work(&kind(count)));
        for (what, of) in [
            ("requests", (|info| info.count_total) as fn(&AllocationInfo) -> u64),
            ("bytes", |info| info.bytes_total),
        ] {
            let [few, more, many] = [few, more, many].map(|info| of(&info));
            println!("{name}: {few}, {more}, {many} {what}");
            // The second step adds twice as many parts. Linear work doubles; quadratic work is four
            // times.
            if 2 * many.saturating_sub(more) > 5 * more.saturating_sub(few) {
                problems.push(format!("{name}: {few}, {more}, {many} {what}"));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
