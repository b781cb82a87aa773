//! The examples of a model, as doctests.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{fence, imports};
use crate::document::Documenter;
use crate::express::{self, Expression};
use crate::model::{self, ShapeId};
use crate::prose;

/// The maximum number of lines of an example. A longer one is shown without its result, or if it is
/// still too long, left out.
const MAX_LINES: usize = 240;

/// An example of the model, as a section of a page.
pub(crate) struct Documented<'a> {
    title: &'a str,
    /// The text about it.
    pub(crate) documentation: Option<&'a str>,
    /// The doctest.
    pub(crate) lines: Vec<String>,
}

impl Documented<'_> {
    /// The heading; `None` if the example has no title.
    pub(crate) fn heading(&self) -> Option<String> {
        let title = prose::escape(self.title);
        (!title.is_empty()).then(|| format!("## {title}"))
    }
}

/// The examples of an operation, without those that don't fit its shapes: models have wrong ones.
pub(crate) fn documented<'a>(doc: &Documenter<'_, 'a>, operation: &ShapeId) -> Vec<Documented<'a>> {
    let section = |example: &'a model::Example| {
        let lines = doctest(doc, operation, example)?;
        let documentation = example.documentation.as_deref();
        Some(Documented { title: &example.title, documentation, lines })
    };
    doc.plan.shape(operation).traits.examples.iter().filter_map(section).collect()
}

fn doctest(
    doc: &Documenter<'_, '_>,
    operation: &ShapeId,
    example: &model::Example,
) -> Option<Vec<String>> {
    let shapes = doc.plan.operation_of(operation);
    let value = |id: &ShapeId, members: &Map<String, Value>| {
        express::expression(doc.plan, None, id, &Value::Object(members.clone())).ok()
    };
    let request = ("request", value(&shapes.input, &example.input)?);
    let after = match (&example.error, &example.output) {
        (Some((id, members)), _) => {
            let id =
                ShapeId::parse(id).filter(|id| doc.plan.closure.errors[operation].contains(&id))?;
            Some(("error", value(&id, members)?))
        }
        (None, Some(members)) if !shapes.output.is_unit() => {
            Some(("response", value(&shapes.output, members)?))
        }
        _ => None,
    };
    let mut parts = vec![request];
    parts.extend(after);
    let whole = lines(doc, &parts);
    let lines = if whole.len() <= MAX_LINES { whole } else { lines(doc, &parts[..1]) };
    (lines.len() <= MAX_LINES).then_some(lines)
}

/// A doctest with a `let` statement for each value.
fn lines(doc: &Documenter<'_, '_>, parts: &[(&str, Expression)]) -> Vec<String> {
    let paths: BTreeSet<String> =
        parts.iter().flat_map(|(_, value)| value.names.iter().cloned()).collect();
    let mut lines = vec![fence(doc.plan)];
    lines.extend(imports::imports(&doc.plan.library_path(), &paths));
    for (name, value) in parts {
        lines.push(String::new());
        lines.extend(value.bound_to(name));
    }
    lines.push("```".to_owned());
    lines
}
