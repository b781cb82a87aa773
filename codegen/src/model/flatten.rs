//! Resolves mixins and `apply` statements in the JSON, so that the parser never sees them.
//!
//! See <https://smithy.io/2.0/spec/mixins.html> and
//! <https://smithy.io/2.0/spec/json-ast.html#ast-apply>.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::id::Id;
use super::traits::describe;
use crate::error::{Errors, Problem};
use crate::graph;

/// The shapes of an AST by id, each an object.
pub(super) type RawShapes = BTreeMap<String, Map<String, Value>>;

/// An `apply` statement: the member that it targets (`None` for the shape itself), and the traits.
type Statement = (Option<String>, Map<String, Value>);

/// The `apply` statements, by the shape's id.
type Applied = BTreeMap<String, Vec<Statement>>;

/// What to do about an `apply` statement whose target doesn't exist.
const APPLY_HELP: &str = "correct the target, or remove the statement";

/// How to write the list of a shape's mixins.
const MIXINS_HELP: &str = "write `mixins` as in `[{\"target\": \"name.space#Mixin\"}]`";

/// Copies the members and traits of mixins into the shapes that use them, and applies every `apply`
/// statement.
pub(super) fn flatten(mut shapes: RawShapes) -> Result<RawShapes, Errors> {
    let mut errors = Errors::default();
    let applied = take_applied(&mut shapes, &mut errors);
    for id in applied.keys().filter(|id| !shapes.contains_key(*id)) {
        let message = "an `apply` statement targets a shape that doesn't exist";
        errors.push(Problem::new(id, message).help(APPLY_HELP));
    }
    let order = mixin_order(&shapes, &mut errors);
    let mut used = Used::of(&shapes);
    for id in order {
        let Some(mut shape) = shapes.remove(&id) else { continue };
        let statements = applied.get(&id).map(Vec::as_slice).unwrap_or_default();
        used.keep_own(&id, &shape, statements);
        // Later mixins override earlier ones, see
        // <https://smithy.io/2.0/spec/mixins.html#traits-and-mixins>.
        for mixin_id in mixins(&shape).into_iter().rev() {
            if let Some(mixin) = used.take(&mixin_id, &mut shapes) {
                check_mixin(&id, &shape, &mixin_id, &mixin, &mut errors);
                inherit(&mut shape, mixin);
            }
        }
        for (member, traits) in statements {
            if !apply(&mut shape, member.as_deref(), traits) {
                let at = format!("{id}${}", member.as_deref().unwrap_or_default());
                let message = "an `apply` statement targets a member that doesn't exist";
                errors.push(Problem::new(at, message).help(APPLY_HELP));
            }
        }
        shapes.insert(id, shape);
    }
    errors.propagate()?;
    for shape in shapes.values_mut() {
        shape.values_mut().for_each(Value::sort_all_objects);
    }
    Ok(shapes)
}

/// The mixins that other shapes still need.
///
/// The last user of a mixin takes its JSON without a copy. So the cost of a long chain of mixins
/// grows only with the number of its members. The mixin keeps only its own members: no code is
/// generated from it.
struct Used {
    /// How many shapes still need each mixin.
    times: BTreeMap<String, usize>,
    /// The own members and traits of mixins that use other mixins.
    own: RawShapes,
}

impl Used {
    fn of(shapes: &RawShapes) -> Self {
        let mut times = BTreeMap::new();
        for mixin in shapes.values().flat_map(mixins) {
            *times.entry(mixin).or_default() += 1;
        }
        Self { times, own: RawShapes::new() }
    }

    /// Remembers a mixin as it is before it inherits. Only structures: other kinds may be invalid
    /// without the inherited members.
    fn keep_own(&mut self, id: &str, shape: &Map<String, Value>, statements: &[Statement]) {
        let is_structure = shape.get("type").is_some_and(|kind| kind == "structure");
        if is_structure && self.times.contains_key(id) && shape.contains_key("mixins") {
            let mut own = shape.clone();
            for (member, traits) in statements {
                // A statement that fails here targets an inherited member.
                apply(&mut own, member.as_deref(), traits);
            }
            self.own.insert(id.to_owned(), own);
        }
    }

    /// Returns the mixin for one of its users. `None` if it doesn't exist, or if it uses that user
    /// itself (a cycle).
    fn take(&mut self, id: &str, shapes: &mut RawShapes) -> Option<Map<String, Value>> {
        let mixin = shapes.get_mut(id)?;
        let times = self.times.get_mut(id)?;
        *times = times.saturating_sub(1);
        if *times > 0 {
            return Some(mixin.clone());
        }
        let own = self.own.remove(id).unwrap_or_else(|| mixin.clone());
        Some(std::mem::replace(mixin, own))
    }
}

fn take_applied(shapes: &mut RawShapes, errors: &mut Errors) -> Applied {
    let is_apply = |shape: &Map<String, Value>| shape.get("type").is_some_and(|t| t == "apply");
    let ids: Vec<String> =
        shapes.iter().filter(|(_, shape)| is_apply(shape)).map(|(id, _)| id.clone()).collect();
    let mut applied = Applied::new();
    for id in ids {
        let traits = shapes.remove(&id).and_then(|mut shape| shape.remove("traits"));
        let Some(Value::Object(traits)) = traits else {
            let problem = Problem::new(id, "an `apply` statement has no object `traits`");
            errors.push(problem.help("add it, as in `\"traits\": {\"smithy.api#sensitive\": {}}`"));
            continue;
        };
        let (shape, member) = Id::split(&id);
        applied.entry(shape.to_owned()).or_default().push((member.map(str::to_owned), traits));
    }
    applied
}

/// The ids of all shapes; a mixin comes before the shapes that use it.
fn mixin_order(shapes: &RawShapes, errors: &mut Errors) -> Vec<String> {
    let known = |id: &str| shapes.get_key_value(id).map(|(id, _)| ((), id.as_str()));
    for (id, shape) in shapes {
        check_mixins(id, shape, errors);
        for mixin in mixins(shape).iter().filter(|mixin| known(mixin).is_none()) {
            let problem = Problem::new(id, format!("uses the mixin {mixin}, which doesn't exist"));
            errors.push(problem.help("add the mixin to the model, or remove it from `mixins`"));
        }
    }
    let walk = graph::walk(shapes.keys().map(String::as_str), |id| {
        mixins(&shapes[id]).iter().filter_map(|mixin| known(mixin)).collect()
    });
    for (user, (), mixin) in walk.back {
        let message = format!("uses the mixin {mixin}, which uses this shape as a mixin");
        errors.push(Problem::new(user, message).help("remove one of the mixins of this cycle"));
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
                let problem = Problem::new(id, "an entry of `mixins` has no `target`");
                errors.push(problem.help(MIXINS_HELP));
            }
        }
        Some(other) => {
            let message = format!("`mixins` is {}, not a list", describe(other));
            errors.push(Problem::new(id, message).help(MIXINS_HELP));
        }
    }
}

/// Checks that a mixin has the trait `@mixin`, the same type as the shape, and the same targets for
/// the members that both have: see <https://smithy.io/2.0/spec/mixins.html>.
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
    let [own, theirs] = [shape, mixin].map(|shape| shape.get("members").and_then(Value::as_object));
    let (Some(own), Some(theirs)) = (own, theirs) else { return };
    let (fewer, more) = if own.len() < theirs.len() { (own, theirs) } else { (theirs, own) };
    for (name, one) in fewer {
        if more.get(name).is_some_and(|other| one.get("target") != other.get("target")) {
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

/// Adds the members and traits of `mixin` that `shape` doesn't have.
fn inherit(shape: &mut Map<String, Value>, mixin: Map<String, Value>) {
    for (key, theirs) in mixin {
        match (key.as_str(), theirs) {
            ("type" | "mixins", _) => {}
            ("traits", Value::Object(traits)) => {
                let local = local_traits(&traits);
                let traits = traits.into_iter().filter(|(id, _)| !local.contains(id));
                merge(shape, &key, traits);
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

/// The traits that users of the mixin don't inherit: `@mixin` and its `localTraits`.
fn local_traits(traits: &Map<String, Value>) -> Vec<String> {
    let named =
        traits.get("smithy.api#mixin").and_then(|mixin| mixin.get("localTraits")?.as_array());
    let named = named.into_iter().flatten().filter_map(|id| id.as_str().map(str::to_owned));
    named.chain(["smithy.api#mixin".to_owned()]).collect()
}

fn inherit_members(shape: &mut Map<String, Value>, theirs: Map<String, Value>) {
    let ours = shape.entry("members").or_insert_with(|| Value::Object(Map::new()));
    let Value::Object(ours) = ours else { return };
    if theirs.len() <= ours.len() {
        for (name, member) in theirs {
            match ours.get_mut(&name) {
                Some(own) => inherit_member(own, member),
                None => _ = ours.insert(name, member),
            }
        }
    } else {
        for (name, mut own) in std::mem::replace(ours, theirs) {
            if let Some(member) = ours.remove(&name) {
                inherit_member(&mut own, member);
            }
            ours.insert(name, own);
        }
    }
}

/// Adds to a member the traits that it lacks.
fn inherit_member(own: &mut Value, mut theirs: Value) {
    let traits = theirs.as_object_mut().and_then(|member| member.remove("traits"));
    if let (Value::Object(own), Some(Value::Object(traits))) = (own, traits) {
        merge(own, "traits", traits);
    }
}

/// Adds to the object `object[key]` the entries of `values` whose keys it lacks.
fn merge(
    object: &mut Map<String, Value>,
    key: &str,
    values: impl IntoIterator<Item = (String, Value)>,
) {
    let ours = object.entry(key).or_insert_with(|| Value::Object(Map::new()));
    if let Value::Object(ours) = ours {
        for (key, value) in values {
            ours.entry(key).or_insert(value);
        }
    }
}

/// Adds traits to a shape or to one of its members. Returns `false` if the member doesn't exist.
fn apply(
    shape: &mut Map<String, Value>,
    member: Option<&str>,
    traits: &Map<String, Value>,
) -> bool {
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
    let Some(target) = target else { return false };
    let own = target.entry("traits").or_insert_with(|| Value::Object(Map::new()));
    if let Value::Object(own) = own {
        own.extend(traits.iter().map(|(id, value)| (id.clone(), value.clone())));
    }
    true
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn flattened(shapes: Value) -> RawShapes {
        let Value::Object(shapes) = shapes else { panic!("shapes are an object") };
        let shapes = shapes.into_iter().filter_map(|(id, shape)| match shape {
            Value::Object(shape) => Some((id, shape)),
            _ => None,
        });
        flatten(shapes.collect()).expect("the shapes are right")
    }

    /// A shape of type `kind` with these members, made from a mixin.
    fn shape(kind: &str, members: &[&str], mixin: &str) -> Value {
        let member = |name: &&str| ((*name).to_owned(), json!({"target": "a#T"}));
        let members: Map<String, Value> = members.iter().map(member).collect();
        json!({"type": kind, "members": members, "mixins": [{"target": mixin}]})
    }

    fn members(shapes: &RawShapes, id: &str) -> Vec<String> {
        let members = shapes[id].get("members").and_then(Value::as_object);
        members.into_iter().flatten().map(|(name, _)| name.clone()).collect()
    }

    #[test]
    fn every_user_of_a_chain_of_mixins_has_all_members() {
        let mixin = |mut shape: Value| {
            shape["traits"] = json!({"smithy.api#mixin": {}});
            shape
        };
        for kind in ["structure", "union", "enum"] {
            let shapes = flattened(json!({
                "a#M": mixin(json!({"type": kind,
                    "members": {"k": {"target": "a#T"}, "m": {"target": "a#T"}}})),
                "a#N": mixin(shape(kind, &["n"], "a#M")),
                "a#O": mixin(shape(kind, &[], "a#N")),
                "a#N$m": {"type": "apply", "traits": {"a#from": "N"}},
                "a#X": shape(kind, &["x"], "a#O"),
                "a#Y": shape(kind, &["y", "m"], "a#O"),
                "a#Z": shape(kind, &["z"], "a#M"),
            }));
            assert_eq!(members(&shapes, "a#X"), ["k", "m", "n", "x"]);
            assert_eq!(members(&shapes, "a#Y"), ["k", "m", "n", "y"]);
            assert_eq!(members(&shapes, "a#Z"), ["k", "m", "z"]);
            let traits = |id: &str| shapes[id]["members"]["m"]["traits"].clone();
            let of_n = json!({"a#from": "N"});
            assert_eq!([traits("a#X"), traits("a#Y")], [of_n.clone(), of_n]);
            assert_eq!(traits("a#Z"), Value::Null);
        }
    }

    #[test]
    fn a_list_takes_its_member_from_a_mixin_of_a_mixin() {
        let list = |mixin: &str| {
            json!({"type": "list", "mixins": [{"target": mixin}],
            "traits": {"smithy.api#mixin": {}}})
        };
        let member = json!({"target": "a#T"});
        let shapes = flattened(json!({
            "a#M": {"type": "list", "member": member, "traits": {"smithy.api#mixin": {}}},
            "a#N": list("a#M"),
            "a#X": list("a#N"),
        }));
        assert_eq!([&shapes["a#N"]["member"], &shapes["a#X"]["member"]], [&member, &member]);
    }
}
