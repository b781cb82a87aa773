//! The report as JSON, for programs. Every change has every key, and the keys keep their meaning in
//! later versions.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use crate::characters::is_visible;
use crate::diff::{Change, Diff, NewMember, SemverStep};

pub(super) fn report(diff: &Diff) -> String {
    text(&value(diff))
}

/// An object with the report of each model, by the model's name.
pub(super) fn report_by_model(diffs: &[(String, Diff)]) -> String {
    let mut reports = Map::new();
    reports.extend(diffs.iter().map(|(model, diff)| (model.clone(), value(diff))));
    text(&Value::Object(reports))
}

fn text(report: &Value) -> String {
    format!("{}\n", escaped(&format!("{report:#}")))
}

fn value(diff: &Diff) -> Value {
    let changes: Vec<Value> = diff.changes().iter().map(change).collect();
    json!({"step": diff.step().map(SemverStep::name), "changes": changes})
}

fn change(change: &Change) -> Value {
    let new_members: Vec<Value> = change.new_members.iter().map(new_member).collect();
    json!({
        "item": change.item,
        "member": change.member,
        "kind": change.kind.name(),
        "change": change.what,
        "breaking": change.step == SemverStep::Major,
        "step": change.step.name(),
        "new_members": new_members,
    })
}

fn new_member(member: &NewMember) -> Value {
    json!({
        "name": member.name,
        "type": member.ty,
        "required": member.is_required,
        "redacted_by": member.redaction.redacted_by(),
        "look_at_redaction": member.redaction.word(),
        "documentation": member.sentence,
    })
}

/// Escapes invisible characters in JSON, and `##[`, which begins a command in the logs of CI.
fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if is_visible(c) || c == '\n' {
            text.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a string can't fail.
                let _ = write!(text, "\\u{unit:04x}");
            }
        }
    }
    text.replace("##[", "#\\u0023[")
}
