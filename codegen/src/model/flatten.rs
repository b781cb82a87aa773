//! Mixins and `apply` statements, resolved on the JSON so that parsing sees plain shapes only.
//!
//! See <https://smithy.io/2.0/spec/mixins.html> and
//! <https://smithy.io/2.0/spec/json-ast.html#ast-apply>.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::traits::describe;
use crate::error::{Errors, Problem};
use crate::graph;

/// The shapes of an AST by id, each an object.
pub(super) type RawShapes = BTreeMap<String, Map<String, Value>>;

/// Traits to apply, by the shape's id: to the shape itself or to one of its members.
type Applied = BTreeMap<String, Vec<(Option<String>, Map<String, Value>)>>;

/// Copies what mixins bring into the shapes that use them, and applies every `apply` statement.
pub(super) fn flatten(mut shapes: RawShapes) -> Result<RawShapes, Errors> {
    let mut errors = Errors::default();
    let applied = take_applied(&mut shapes, &mut errors);
    for id in applied.keys().filter(|id| !shapes.contains_key(*id)) {
        errors.push(Problem::new(id, "an `apply` statement targets a shape that doesn't exist"));
    }
    for id in mixin_order(&shapes, &mut errors) {
        // What a later mixin says has precedence, see
        // <https://smithy.io/2.0/spec/mixins.html#traits-and-mixins>.
        for mixin_id in mixins(&shapes[&id]).into_iter().rev() {
            if let Some(mixin) = shapes.get(&mixin_id).cloned()
                && let Some(shape) = shapes.get_mut(&id)
            {
                check_mixin(&id, shape, &mixin_id, &mixin, &mut errors);
                inherit(shape, mixin);
            }
        }
        if let (Some(statements), Some(shape)) = (applied.get(&id), shapes.get_mut(&id)) {
            for (member, traits) in statements {
                apply(&id, shape, member.as_deref(), traits, &mut errors);
            }
        }
        shapes.entry(id).and_modify(|shape| shape.values_mut().for_each(Value::sort_all_objects));
    }
    errors.propagate()?;
    Ok(shapes)
}

fn take_applied(shapes: &mut RawShapes, errors: &mut Errors) -> Applied {
    let is_apply = |shape: &Map<String, Value>| shape.get("type").is_some_and(|t| t == "apply");
    let ids: Vec<String> =
        shapes.iter().filter(|(_, shape)| is_apply(shape)).map(|(id, _)| id.clone()).collect();
    let mut applied = Applied::new();
    for id in ids {
        match shapes.remove(&id).and_then(|mut shape| shape.remove("traits")) {
            Some(Value::Object(traits)) => {
                let (shape, member) = match id.split_once('$') {
                    Some((shape, member)) => (shape.to_owned(), Some(member.to_owned())),
                    None => (id, None),
                };
                applied.entry(shape).or_default().push((member, traits));
            }
            _ => errors.push(Problem::new(id, "an `apply` statement has no object `traits`")),
        }
    }
    applied
}

/// The ids of all shapes, mixins before the shapes that use them.
fn mixin_order(shapes: &RawShapes, errors: &mut Errors) -> Vec<String> {
    let known = |id: &str| shapes.get_key_value(id).map(|(id, _)| ((), id.as_str()));
    for (id, shape) in shapes {
        check_mixins(id, shape, errors);
        for mixin in mixins(shape).iter().filter(|mixin| known(mixin).is_none()) {
            errors.push(Problem::new(id, format!("uses the mixin {mixin}, which doesn't exist")));
        }
    }
    let walk = graph::walk(shapes.keys().map(String::as_str), |id| {
        mixins(&shapes[id]).iter().filter_map(|mixin| known(mixin)).collect()
    });
    for (user, (), mixin) in walk.back {
        errors.push(Problem::new(
            user,
            format!("uses the mixin {mixin}, which in turn is made from it"),
        ));
    }
    walk.order.into_iter().map(str::to_owned).collect()
}

fn check_mixins(id: &str, shape: &Map<String, Value>, errors: &mut Errors) {
    match shape.get("mixins") {
        None => {}
        Some(Value::Array(references)) => {
            let is_reference =
                |reference: &Value| reference.get("target").is_some_and(Value::is_string);
            for _ in references.iter().filter(|reference| !is_reference(reference)) {
                errors.push(Problem::new(id, "has no `target`"));
            }
        }
        Some(other) => {
            errors.push(Problem::new(id, format!("`mixins` is {}, not a list", describe(other))));
        }
    }
}

/// A mixin must be marked as one, be of the same type, and agree on the targets of members: see
/// <https://smithy.io/2.0/spec/mixins.html>.
fn check_mixin(
    id: &str,
    shape: &Map<String, Value>,
    mixin_id: &str,
    mixin: &Map<String, Value>,
    errors: &mut Errors,
) {
    let mut wrong = |at: String, message: &str, help: &str| {
        let message = format!("uses the mixin {mixin_id}, {message}");
        errors.push(Problem::new(at, message).help(help));
    };
    let is_marked = mixin.get("traits").and_then(|traits| traits.get("smithy.api#mixin")).is_some();
    if !is_marked {
        wrong(id.to_owned(), "which isn't one", "give it the trait smithy.api#mixin");
    }
    if shape.get("type") != mixin.get("type") {
        wrong(id.to_owned(), "which is of another type", "use mixins of the shape's own type");
    }
    for (name, theirs) in mixin.get("members").and_then(Value::as_object).into_iter().flatten() {
        let own = shape.get("members").and_then(|members| members.get(name));
        if own.is_some_and(|own| own.get("target") != theirs.get("target")) {
            let at = format!("{id}${name}");
            wrong(at, "where the member has another target", "rename one of the two members");
        }
    }
}

fn mixins(shape: &Map<String, Value>) -> Vec<String> {
    let references = shape.get("mixins").and_then(Value::as_array);
    let target = |reference: &Value| Some(reference.get("target")?.as_str()?.to_owned());
    references.into_iter().flatten().filter_map(target).collect()
}

/// Adds to `shape` what it doesn't say itself.
fn inherit(shape: &mut Map<String, Value>, mixin: Map<String, Value>) {
    for (key, theirs) in mixin {
        match (key.as_str(), theirs) {
            ("type" | "mixins", _) => {}
            ("traits", Value::Object(traits)) => {
                let local = local_traits(&traits);
                let traits = traits.into_iter().filter(|(id, _)| !local.contains(id));
                merge(shape, &key, traits.collect());
            }
            ("members", Value::Object(members)) => inherit_members(shape, members),
            (_, Value::Array(items)) => {
                let ours = shape.entry(key).or_insert_with(|| Value::Array(Vec::new()));
                if let Value::Array(ours) = ours {
                    ours.extend(items);
                }
            }
            (_, theirs) => {
                shape.entry(key).or_insert(theirs);
            }
        }
    }
}

/// The traits that stay with the mixin: `@mixin` itself and those that it names.
fn local_traits(traits: &Map<String, Value>) -> Vec<String> {
    let named =
        traits.get("smithy.api#mixin").and_then(|mixin| mixin.get("localTraits")?.as_array());
    let named = named.into_iter().flatten().filter_map(|id| id.as_str().map(str::to_owned));
    named.chain(["smithy.api#mixin".to_owned()]).collect()
}

fn inherit_members(shape: &mut Map<String, Value>, theirs: Map<String, Value>) {
    let ours = shape.entry("members").or_insert_with(|| Value::Object(Map::new()));
    let Value::Object(ours) = ours else { return };
    for (name, member) in theirs {
        match (ours.get_mut(&name), member) {
            (Some(Value::Object(own)), Value::Object(mut member)) => {
                if let Some(Value::Object(traits)) = member.remove("traits") {
                    merge(own, "traits", traits);
                }
            }
            (Some(_), _) => {}
            (None, member) => {
                ours.insert(name, member);
            }
        }
    }
}

/// Adds those of `values` that the object `object[key]` lacks.
fn merge(object: &mut Map<String, Value>, key: &str, values: Map<String, Value>) {
    let ours = object.entry(key).or_insert_with(|| Value::Object(Map::new()));
    if let Value::Object(ours) = ours {
        for (key, value) in values {
            ours.entry(key).or_insert(value);
        }
    }
}

fn apply(
    id: &str,
    shape: &mut Map<String, Value>,
    member: Option<&str>,
    traits: &Map<String, Value>,
    errors: &mut Errors,
) {
    let target = match member {
        None => Some(shape),
        Some("member" | "key" | "value") if !shape.contains_key("members") => {
            shape.get_mut(member.unwrap_or_default()).and_then(Value::as_object_mut)
        }
        Some(name) => shape
            .get_mut("members")
            .and_then(|members| members.get_mut(name))
            .and_then(Value::as_object_mut),
    };
    let Some(target) = target else {
        let at = format!("{id}${}", member.unwrap_or_default());
        errors.push(Problem::new(at, "an `apply` statement targets a member that doesn't exist"));
        return;
    };
    let own = target.entry("traits").or_insert_with(|| Value::Object(Map::new()));
    if let Value::Object(own) = own {
        own.extend(traits.iter().map(|(id, value)| (id.clone(), value.clone())));
    }
}
