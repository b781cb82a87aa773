//! Models with mistakes.

use codegen::Errors;
use serde_json::{Value, json};

use crate::slow::random_models::dice::Dice;
use crate::slow::random_models::maker::Object;

/// The text of a model that may be broken.
pub(crate) fn damaged(mut model: Value, dice: &mut Dice) -> String {
    // Only if there is no other damage. Otherwise it would seldom have an effect.
    if dice.chance(40) {
        retarget(&mut model, dice);
        return model.to_string();
    }
    for _ in 0..dice.within(1..4) {
        match dice.below(11) {
            0 => {
                let text = model.to_string();
                return text.chars().take(dice.below(text.len())).collect();
            }
            1 => drop_a_shape(&mut model, dice),
            2 => require_everything(&mut model),
            3 => retarget(&mut model, dice),
            4 | 5 => change(&mut model, dice, &|value, dice| *value = any(dice)),
            6 => change(&mut model, dice, &|value, dice| swap_a_key(value, dice)),
            7 => change_a_type(&mut model, dice),
            8 => apply_a_trait(&mut model, dice),
            9 => change(&mut model, dice, &|value, dice| *value = reference(dice)),
            _ => change(&mut model, dice, &|value, _| *value = Value::Null),
        }
    }
    model.to_string()
}

/// Each problem must say where it is, what is wrong, and what to do.
pub(crate) fn check(errors: &Errors) -> Result<(), String> {
    let text = errors.to_string();
    for problem in errors.problems() {
        let message = problem.to_string();
        let whole = ["not JSON", "not a Smithy model", "the model has", "the Smithy version"];
        let is_placed = message.contains('#') || whole.iter().any(|start| message.contains(start));
        if !is_placed {
            return Err(format!("says no place: {message}"));
        }
        if !message.contains("\n  help: ") {
            return Err(format!("says no remedy: {message}"));
        }
        if message.contains("a bug of the generator") {
            return Err(message);
        }
    }
    if text.is_empty() { Err("says nothing".to_owned()) } else { Ok(()) }
}

/// The shapes, if the model still has them.
fn shapes(model: &mut Value) -> Option<&mut Object> {
    model.get_mut("shapes")?.as_object_mut()
}

fn ids(model: &Value) -> Vec<String> {
    let shapes = model["shapes"].as_object();
    shapes.into_iter().flat_map(|shapes| shapes.keys().cloned()).collect()
}

fn drop_a_shape(model: &mut Value, dice: &mut Dice) {
    let ids = ids(model);
    if let (false, Some(shapes)) = (ids.is_empty(), shapes(model)) {
        shapes.remove(dice.pick(&ids));
    }
}

/// Makes every member required, which makes cycles.
fn require_everything(model: &mut Value) {
    for (_, shape) in shapes(model).into_iter().flatten() {
        let Some(members) = shape.get_mut("members").and_then(Value::as_object_mut) else {
            continue;
        };
        for member in members.values_mut().filter(|member| member.is_object()) {
            let traits = &mut member["traits"];
            if traits.is_null() || traits.is_object() {
                traits["smithy.api#required"] = json!({});
            }
        }
    }
}

/// Ids that every model has, and one that looks like it.
const PRELUDE: [&str; 22] = [
    "BigDecimal",
    "BigInteger",
    "Blob",
    "Boolean",
    "Byte",
    "Document",
    "Double",
    "Float",
    "Integer",
    "Long",
    "PrimitiveBoolean",
    "PrimitiveByte",
    "PrimitiveDouble",
    "PrimitiveFloat",
    "PrimitiveInteger",
    "PrimitiveLong",
    "PrimitiveShort",
    "Short",
    "String",
    "Timestamp",
    "Unit",
    "required",
];

/// The id of a shape of the prelude; often of `Unit`, which has no value.
fn of_prelude(dice: &mut Dice) -> String {
    let name = if dice.chance(40) { "Unit" } else { *dice.pick(&PRELUDE) };
    format!("smithy.api#{name}")
}

fn reference(dice: &mut Dice) -> Value {
    json!({"target": of_prelude(dice)})
}

/// Changes the type of a shape, but keeps its members.
fn change_a_type(model: &mut Value, dice: &mut Dice) {
    const TYPES: [&str; 24] = [
        "apply",
        "bigDecimal",
        "bigInteger",
        "blob",
        "boolean",
        "byte",
        "document",
        "double",
        "enum",
        "float",
        "intEnum",
        "integer",
        "list",
        "long",
        "map",
        "operation",
        "resource",
        "service",
        "set",
        "short",
        "string",
        "structure",
        "timestamp",
        "union",
    ];
    let ids = ids(model);
    if let (false, Some(shapes)) = (ids.is_empty(), shapes(model))
        && let Some(shape) = shapes[dice.pick(&ids)].as_object_mut()
    {
        shape.insert("type".to_owned(), (*dice.pick(&TYPES)).into());
    }
}

/// Applies a trait to any shape or member, with any value.
fn apply_a_trait(model: &mut Value, dice: &mut Dice) {
    const TRAITS: [&str; 28] = [
        "auth",
        "clientOptional",
        "default",
        "deprecated",
        "documentation",
        "endpoint",
        "enum",
        "enumValue",
        "error",
        "examples",
        "hostLabel",
        "httpError",
        "idempotencyToken",
        "input",
        "length",
        "mixin",
        "output",
        "paginated",
        "pattern",
        "range",
        "requestCompression",
        "required",
        "retryable",
        "sensitive",
        "sparse",
        "streaming",
        "trait",
        "uniqueItems",
    ];
    let id = format!("smithy.api#{}", dice.pick(&TRAITS));
    let values =
        [json!({}), any(dice), json!(""), json!(0), json!([]), json!({"hostPrefix": "{a}."})];
    let value = dice.pick(&values).clone();
    change(model, dice, &|place, _| {
        if place.get("type").is_some() || place.get("target").is_some() {
            let traits = &mut place["traits"];
            if traits.is_null() || traits.is_object() {
                traits[&id] = value.clone();
            }
        }
    });
}

/// Changes the target of a reference to any shape, or to one of the prelude.
fn retarget(model: &mut Value, dice: &mut Dice) {
    let ids = ids(model);
    if ids.is_empty() {
        return;
    }
    let id = if dice.chance(50) { of_prelude(dice) } else { dice.pick(&ids).clone() };
    let count = count(model, &|key| key == "target");
    if count > 0 {
        let mut left = dice.below(count);
        visit(model, "", &mut |key, value| {
            if key == "target" {
                if left == 0 {
                    *value = id.as_str().into();
                }
                left = left.wrapping_sub(1);
            }
        });
    }
}

fn change(model: &mut Value, dice: &mut Dice, change: &dyn Fn(&mut Value, &mut Dice)) {
    let mut left = dice.below(count(model, &|_| true));
    visit(model, "", &mut |_, value| {
        if left == 0 {
            change(value, dice);
        }
        left = left.wrapping_sub(1);
    });
}

fn swap_a_key(value: &mut Value, dice: &mut Dice) {
    let Some(object) = value.as_object_mut() else { return };
    let Some(key) = object.keys().next().cloned() else { return };
    let inner = object.remove(&key).unwrap_or_default();
    let new = match dice.below(4) {
        0 => dice.text(),
        1 => key.to_uppercase(),
        2 => format!("{key}$x"),
        _ => format!("1{key}"),
    };
    object.insert(new, inner);
}

fn any(dice: &mut Dice) -> Value {
    let text = dice.text();
    let values = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1e300),
        json!(u64::MAX),
        json!(0.5),
        json!(""),
        json!(text),
        json!([]),
        json!([1, {}]),
        json!({}),
        json!({"target": "smithy.api#String"}),
        json!({"target": "example.first#Missing"}),
        json!({"type": "structure", "mixins": [{"target": "example.first#Foo"}]}),
    ];
    dice.pick(&values).clone()
}

fn count(model: &mut Value, wanted: &dyn Fn(&str) -> bool) -> usize {
    let mut count = 0;
    visit(model, "", &mut |key, _| count += usize::from(wanted(key)));
    count
}

/// Visits every value, each with the key that leads to it.
fn visit(value: &mut Value, key: &str, visitor: &mut dyn FnMut(&str, &mut Value)) {
    visitor(key, value);
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                visit(value, key, visitor);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| visit(item, key, visitor)),
        _ => {}
    }
}
