//! Structures and unions, and their members.

use heck::{ToSnakeCase, ToUpperCamelCase};

use crate::coverage::{Pair, Problems};
use crate::reading::model::{Member, name};
use crate::reading::rust::{Body, Field, Shape, Type, Variant};

pub(crate) fn are_there_once(pair: &Pair, problems: &mut Problems) {
    let actual = pair.krate.shapes.iter().map(|shape| shape.id.clone());
    problems.compare_names("shapes", actual, pair.model.items());
    for shape in &pair.krate.shapes {
        let is_struct = matches!(shape.body, Body::Structure(_));
        let kind = pair.model.kind(&shape.id);
        problems.compare(&format!("{}, is a struct", shape.id), &is_struct, &(kind == "structure"));
    }
}

pub(crate) fn have_the_members_of_the_model(pair: &Pair, problems: &mut Problems) {
    for shape in &pair.krate.shapes {
        let actual: Vec<_> = match &shape.body {
            Body::Structure(fields) => fields.iter().map(declared_field).collect(),
            Body::Enum(variants) if pair.model.kind(&shape.id) == "union" => {
                known(variants).iter().map(|variant| declared_variant(variant)).collect()
            }
            Body::Enum(_) => continue,
        };
        let members = pair.model.members(&shape.id);
        let expected = members.iter().map(|member| declaration(pair, &shape.id, member));
        problems.compare_names(&shape.id, actual, expected);
    }
}

pub(crate) fn list_what_is_redacted(pair: &Pair, problems: &mut Problems) {
    for (shape, fields) in structures(pair) {
        let table = pair.source.tables(&["structure"], &shape.ident).next();
        let members = pair.model.members(&shape.id);
        let is_redacted = |field: &&Field| {
            let member = members.iter().find(|member| member.name == field.wire);
            pair.model.is_secret(&shape.id)
                || member.is_some_and(|member| pair.model.holds_secret(&shape.id, member))
        };
        let expected = fields.iter().filter(is_redacted).map(|field| field.name.clone());
        let actual = table.and_then(|table| texts(table.list("sensitive")?)).unwrap_or_default();
        let place = format!("{}, SENSITIVE", shape.id);
        problems.compare(&place, &actual, &expected.collect());
    }
}

pub(crate) fn have_the_names_of_the_model_on_the_wire(pair: &Pair, problems: &mut Problems) {
    for (shape, fields) in structures(pair) {
        let tables = pair.source.tables(&["structure"], &shape.ident);
        let rows = tables.flat_map(|table| &table.rows);
        let actual =
            rows.map(|row| format!("{} {}", row.name, row.value.as_str().unwrap_or_default()));
        let expected = fields.iter().map(|field| format!("{} {}", field.name, field.wire));
        problems.compare_names(&format!("{}, on the wire", shape.id), actual, expected);
    }
}

pub(crate) fn have_a_setter_for_each_member(pair: &Pair, problems: &mut Problems) {
    for (shape, fields) in structures(pair) {
        let tables = pair.source.tables(&["builder"], &shape.ident);
        let rows = tables.flat_map(|table| &table.rows);
        let setter = |name: &str, is_required: bool| format!("{name}, required: {is_required}");
        let actual = rows.map(|row| setter(&row.name, row.parameter.is_some()));
        let members = pair.model.members(&shape.id);
        let is_required = |field: &Field| {
            let member = members.iter().find(|member| member.name == field.wire);
            member.is_some_and(|member| pair.model.is_required(&shape.id, member))
        };
        let expected = fields.iter().map(|field| setter(&field.name, is_required(field)));
        problems.compare_names(&format!("{}, setters", shape.id), actual, expected);
    }
}

pub(crate) fn implement_error_where_the_model_says_so(pair: &Pair, problems: &mut Problems) {
    for (shape, _) in structures(pair) {
        let is_error = pair.model.traits(&shape.id).contains_key("smithy.api#error");
        let count = pair.source.tables(&["error"], &shape.ident).count();
        problems.compare(&format!("{}, error", shape.id), &count, &usize::from(is_error));
    }
}

/// Names of members that a general case conversion splits in the wrong places, with their fields.
const FIELDS: &str = include_str!("../../it/names/fields.tsv");

/// The field that a member becomes.
fn field_of(wire: &str) -> String {
    let mut listed = FIELDS.lines().filter_map(|line| line.split_once('\t'));
    let listed = listed.find(|(name, _)| *name == wire);
    listed.map_or_else(|| wire.to_snake_case(), |(_, field)| field.to_owned())
}

pub(crate) fn are_named_by_case_alone(pair: &Pair, problems: &mut Problems) {
    for shape in &pair.krate.shapes {
        problems.compare(&shape.id, &shape.ident, &name(&shape.id).to_upper_camel_case());
        if let Body::Structure(fields) = &shape.body {
            for field in fields {
                let place = format!("{}${}", shape.id, field.wire);
                problems.compare(&place, &field.name, &field_of(&field.wire));
            }
        }
    }
}

fn structures(pair: &Pair) -> impl Iterator<Item = (&Shape, &[Field])> {
    pair.krate.shapes.iter().filter_map(|shape| match &shape.body {
        Body::Structure(fields) => Some((shape, fields.as_slice())),
        Body::Enum(_) => None,
    })
}

/// The variants, without the one for values that the model doesn't have.
fn known(variants: &[Variant]) -> Vec<&Variant> {
    variants.iter().filter(|variant| variant.name != "Unrecognized").collect()
}

fn declared_field(field: &Field) -> String {
    format!("${}: {}", field.wire, spelled(&field.ty))
}

fn declared_variant(variant: &Variant) -> String {
    let wire = variant.wire.as_deref().unwrap_or_default();
    format!("${wire}: {}", variant.ty.as_ref().map_or("()".to_owned(), spelled))
}

/// How a member must be declared.
fn declaration(pair: &Pair, container: &str, member: &Member) -> String {
    let ty = member_type(pair, container, member);
    let is_field = pair.model.kind(container) == "structure";
    let is_optional = is_field && !pair.model.is_required(container, member);
    let ty = if is_optional { format!("Option<{ty}>") } else { ty };
    format!("${}: {ty}", member.name)
}

fn member_type(pair: &Pair, container: &str, member: &Member) -> String {
    let ty = target_type(pair, &member.target);
    if pair.model.is_secret_member(container, member) { format!("Sensitive<{ty}>") } else { ty }
}

fn target_type(pair: &Pair, id: &str) -> String {
    let is_sparse = pair.model.traits(id).contains_key("smithy.api#sparse");
    let parts = || pair.model.members(id).iter().map(|member| member_type(pair, id, member));
    let sparse = |ty: String| if is_sparse { format!("Option<{ty}>") } else { ty };
    match pair.model.kind(id).as_str() {
        "list" => format!("Vec<{}>", parts().map(sparse).collect::<String>()),
        "map" => {
            let mut parts = parts();
            let (key, value) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            format!("BTreeMap<{key}, {}>", sparse(value))
        }
        "boolean" => "bool".to_owned(),
        "byte" => "i8".to_owned(),
        "short" => "i16".to_owned(),
        "integer" => "i32".to_owned(),
        "long" => "i64".to_owned(),
        "float" => "f32".to_owned(),
        "double" => "f64".to_owned(),
        "unit" => "()".to_owned(),
        kind @ ("string" | "blob" | "timestamp" | "document" | "bigInteger" | "bigDecimal") => {
            kind.to_upper_camel_case()
        }
        _ => pair.krate.ident(id).to_owned(),
    }
}

/// A type as the source has it, without `Box`, which depends only on cycles.
fn spelled(ty: &Type) -> String {
    let ty = ty.unboxed();
    let arguments: Vec<_> = ty.arguments.iter().map(spelled).collect();
    if arguments.is_empty() {
        ty.name.clone()
    } else {
        format!("{}<{}>", ty.name, arguments.join(", "))
    }
}

/// A list of field names, which is written as in JSON.
fn texts(list: &str) -> Option<Vec<String>> {
    serde_json::from_str(list).ok()
}
