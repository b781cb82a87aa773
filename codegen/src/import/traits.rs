//! Traits, and conversions that several kinds of shapes share.

use std::collections::BTreeMap;

use super::json::{Json, Object};
use super::node::Node;
use super::pattern;

/// The traits of a shape or member, in the order of their ids.
#[derive(Default)]
pub(super) struct Traits(BTreeMap<&'static str, Json>);

impl Traits {
    /// Applies a trait.
    pub(super) fn set(&mut self, id: &'static str, value: impl Into<Json>) {
        self.0.insert(id, value.into());
    }

    /// Applies a trait if there is a value for it.
    pub(super) fn set_some(&mut self, id: &'static str, value: Option<impl Into<Json>>) {
        if let Some(value) = value {
            self.set(id, value);
        }
    }

    /// Applies a trait without a value if `called_for` is true.
    pub(super) fn mark(&mut self, id: &'static str, called_for: bool) {
        if called_for {
            self.set(id, Object::default());
        }
    }

    /// Adds the traits to a shape or member, if there are any.
    pub(super) fn add_to(self, shape: Object) -> Object {
        if self.0.is_empty() {
            return shape;
        }
        let traits: Object = self.0.into_iter().map(|(id, json)| (id.to_owned(), json)).collect();
        shape.with("traits", traits)
    }
}

/// Documentation and deprecation.
pub(super) fn common(node: &Node<'_>) -> Traits {
    let mut traits = Traits::default();
    traits.set_some("smithy.api#documentation", node.filled("documentation"));
    if node.flag("deprecated") {
        let deprecated = Object::default()
            .with_some("since", node.filled("deprecatedSince"))
            .with_some("message", node.filled("deprecatedMessage"));
        traits.set("smithy.api#deprecated", deprecated);
    }
    traits
}

/// The length of a string, blob, list or map; botocore leaves out a minimum of 0.
pub(super) fn length(node: &Node<'_>) -> Option<Object> {
    let (min, max) = (node.count("min"), node.count("max"));
    let min = min.or(max.map(|_| 0));
    min.is_some().then(|| Object::default().with_some("min", min).with_some("max", max))
}

/// The range of a number.
pub(super) fn range(node: &Node<'_>) -> Option<Object> {
    let (min, max) = (node.number("min").cloned(), node.number("max").cloned());
    let is_bounded = min.is_some() || max.is_some();
    is_bounded.then(|| Object::default().with_some("min", min).with_some("max", max))
}

/// The pattern of a string.
pub(super) fn pattern(node: &Node<'_>) -> Option<String> {
    node.filled("pattern").map(pattern::anchored)
}

/// The format of a timestamp.
pub(super) fn timestamp_format(node: &Node<'_>) -> Option<&'static str> {
    match node.text("timestampFormat")? {
        "iso8601" => Some("date-time"),
        "unixTimestamp" => Some("epoch-seconds"),
        "rfc822" => Some("http-date"),
        other => {
            let help = "the formats are `iso8601`, `unixTimestamp` and `rfc822`";
            node.problem(format!("the timestamp format `{other}` is unknown"), help);
            None
        }
    }
}
