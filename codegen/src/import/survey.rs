//! Collects facts about shapes from their uses in the description.

use std::collections::{BTreeMap, BTreeSet};

use super::api::{Api, Member, Shape};
use crate::map::set_of;

/// The uses of shapes.
#[derive(Default)]
pub(super) struct Survey<'a> {
    uses: BTreeMap<&'a str, Uses>,
    /// Shapes whose value is zero if it isn't set.
    zeroed: BTreeSet<&'a str>,
    /// Strings that contain JSON in all uses.
    json: BTreeSet<&'a str>,
    /// Strings that contain JSON in headers, and text in other uses.
    json_in_headers: BTreeSet<&'a str>,
    /// Blobs of any size.
    streams: BTreeSet<&'a str>,
}

/// How often a shape is used, by the kind of use.
#[derive(Clone, Copy, Default)]
struct Uses {
    inputs: usize,
    outputs: usize,
    errors: usize,
    members: usize,
}

impl Uses {
    fn total(self) -> usize {
        self.inputs + self.outputs + self.errors + self.members
    }
}

impl<'a> Survey<'a> {
    /// Collects the uses in every operation and member.
    pub(super) fn of(api: &Api<'a>) -> Self {
        let mut survey = Self::default();
        for operation in &api.operations {
            operation.input.iter().for_each(|name| survey.at(name).inputs += 1);
            operation.output.iter().for_each(|name| survey.at(name).outputs += 1);
            operation.errors.iter().for_each(|name| survey.at(name).errors += 1);
        }
        for shape in api.shapes.iter().filter(|shape| shape.node.flag("exception")) {
            survey.at(shape.name).errors += 1;
        }
        let mut text = BTreeSet::new();
        for member in api.shapes.iter().flat_map(|shape| shape.members()) {
            survey.at(member.target).members += 1;
            let is_boxed = |shape: &Shape<'_>| shape.node.flag("box");
            // A member's `box` matters only if its target isn't boxed.
            if member.node.flag("box") && !api.get(member.target).is_some_and(is_boxed) {
                survey.zeroed.insert(member.target);
            }
            let set = if member.node.flag("jsonvalue") { &mut survey.json } else { &mut text };
            set.insert(member.target);
            if is_json_header(member) {
                survey.json_in_headers.insert(member.target);
            }
            if member.node.flag("streaming") {
                survey.streams.insert(member.target);
            }
        }
        survey.json = set_of(survey.json.into_iter().filter(|name| !text.contains(name)));
        let in_headers = survey.json_in_headers.into_iter();
        survey.json_in_headers = set_of(in_headers.filter(|name| text.contains(name)));
        let streams = api.shapes.iter().filter(|shape| shape.node.flag("streaming"));
        survey.streams.extend(streams.map(|shape| shape.name));
        survey
    }

    fn at(&mut self, name: &'a str) -> &mut Uses {
        self.uses.entry(name).or_default()
    }

    fn uses(&self, name: &str) -> Uses {
        self.uses.get(name).copied().unwrap_or_default()
    }

    /// Whether the only use of the shape is as the input of one operation.
    pub(super) fn is_input(&self, name: &str) -> bool {
        let uses = self.uses(name);
        uses.inputs == 1 && uses.total() == 1
    }

    /// Whether the only use of the shape is as the output of one operation.
    pub(super) fn is_output(&self, name: &str) -> bool {
        let uses = self.uses(name);
        uses.outputs == 1 && uses.total() == 1
    }

    /// Whether the shape is an error.
    pub(super) fn is_error(&self, name: &str) -> bool {
        self.uses(name).errors > 0
    }

    /// Whether the shape's value is zero if it isn't set.
    pub(super) fn is_zeroed(&self, name: &str) -> bool {
        self.zeroed.contains(name)
    }

    /// Whether values of the shape are JSON in a string.
    pub(super) fn is_json(&self, name: &str) -> bool {
        self.json.contains(name)
    }

    /// The strings that contain JSON in headers, and text in other uses. Headers have JSON in base64,
    /// so each of these strings needs a copy with its media type.
    pub(super) fn json_in_headers(&self) -> impl Iterator<Item = &'a str> {
        self.json_in_headers.iter().copied()
    }

    /// Whether the target of a member is the copy of a string.
    pub(super) fn has_json_copy(&self, member: &Member<'_>) -> bool {
        is_json_header(member) && self.json_in_headers.contains(member.target)
    }

    /// Whether the shape is a blob of any size.
    pub(super) fn is_stream(&self, name: &str) -> bool {
        self.streams.contains(name)
    }
}

fn is_json_header(member: &Member<'_>) -> bool {
    member.node.flag("jsonvalue") && member.node.text("location") == Some("header")
}
