//! Enums: their values, and the conversions both ways.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::reading::rust::{Body, Shape};
use crate::source::literal;
use crate::{Pair, Problems};

pub(crate) fn have_the_values_of_the_model(pair: &Pair, problems: &mut Problems) {
    let is_enum = |shape: &&Shape| ["enum", "intEnum"].contains(&&*pair.model.kind(&shape.id));
    for shape in pair.krate.shapes.iter().filter(is_enum) {
        let place = |what: &str| format!("{}, {what}", shape.id);
        let expected = pair.model.values(&shape.id);
        let there = to_wire(pair, shape);
        let values = there.values().cloned().collect();
        problems.compare(&place("to the wire"), &sorted(values), &expected);
        problems.compare(&place("values()"), &sorted(listed(pair, shape)), &expected);
        problems.compare(&place("from the wire"), &from_wire(pair, shape), &there);
        let Body::Enum(variants) = &shape.body else { continue };
        let names = variants.iter().map(|variant| variant.name.clone());
        let known = there.into_keys().chain(["Unrecognized".to_owned()]);
        problems.compare_names(&place("variants"), names, known);
    }
}

/// The value of each variant, as `as_str` or `as_i32` give it.
fn to_wire(pair: &Pair, shape: &Shape) -> BTreeMap<String, Value> {
    let arms = ["as_str", "as_i32"].into_iter().flat_map(|name| arms(pair, shape, None, name));
    arms.filter_map(|(pattern, value)| Some((variant(pattern)?, literal(value)))).collect()
}

/// The value of each variant, as `From` reads it.
fn from_wire(pair: &Pair, shape: &Shape) -> BTreeMap<String, Value> {
    let arms = arms(pair, shape, Some("From"), "from");
    arms.filter_map(|(value, name)| Some((variant(name)?, literal(value)))).collect()
}

fn listed(pair: &Pair, shape: &Shape) -> Vec<Value> {
    let own = pair.source.impls_for(None, &shape.ident);
    let elements = own.filter_map(|item| item.methods.get("values")).flat_map(|it| &it.elements);
    elements.map(|element| literal(element)).collect()
}

fn arms<'a>(
    pair: &'a Pair,
    shape: &'a Shape,
    of: Option<&'a str>,
    method: &'a str,
) -> impl Iterator<Item = &'a (String, String)> {
    let impls = pair.source.impls_for(of, &shape.ident);
    impls.filter_map(move |item| item.methods.get(method)).flat_map(|method| &method.arms)
}

fn sorted(mut values: Vec<Value>) -> Vec<Value> {
    values.sort_by_key(ToString::to_string);
    values
}

/// The variant in `Self::Variant`; `None` where it has a value.
fn variant(source: &str) -> Option<String> {
    let source = source.replace(' ', "");
    let name = source.strip_prefix("Self::")?;
    (!name.contains('(')).then(|| name.trim_start_matches("r#").to_owned())
}
