//! Rules for intended differences between the generated crate and botocore.

use std::cell::Cell;

use serde_json::{Value, json};

use crate::corpus::difference::Difference;
use crate::corpus::schema::Schema;
use crate::reading::model::Member;
use crate::reading::shapes::Kind;

/// An intended difference.
pub(crate) struct Rule {
    reason: &'static str,
    applies: fn(&Place<'_>) -> bool,
    uses: Cell<usize>,
}

impl Rule {
    pub(crate) fn new(reason: &'static str, applies: fn(&Place<'_>) -> bool) -> Self {
        Self { reason, applies, uses: Cell::new(0) }
    }
}

/// A difference, and the member of the model in which it is.
pub(crate) struct Place<'a> {
    schema: &'a Schema,
    difference: Difference<'a>,
    /// `None` if the model has no such member.
    member: Option<&'a Member>,
}

impl Place<'_> {
    fn is_new(&self) -> bool {
        self.difference.theirs.is_none()
    }

    fn default(&self) -> Option<&Value> {
        self.member?.default()
    }
}

/// The rules for a kind of message.
pub(crate) struct Rules {
    schema: Schema,
    rules: Vec<Rule>,
}

impl Rules {
    pub(crate) fn new(rules: Vec<Rule>) -> Self {
        Self { schema: Schema::read(), rules }
    }

    pub(crate) fn schema(&self) -> &Schema {
        &self.schema
    }

    /// Whether a rule explains the difference, which is within the structure `root`.
    pub(crate) fn explain(&self, root: &str, difference: &Difference<'_>) -> bool {
        let member = self.schema.member(root, &difference.path);
        let place = Place { schema: &self.schema, difference: difference.clone(), member };
        let rule = self.rules.iter().find(|rule| (rule.applies)(&place));
        rule.inspect(|rule| rule.uses.set(rule.uses.get() + 1)).is_some()
    }

    /// Prints how often each rule was used.
    ///
    /// # Panics
    /// If a rule was never used: it could hide a mistake later.
    pub(crate) fn summarize(&self) {
        for Rule { reason, uses, .. } in &self.rules {
            println!("{:6} differences: {reason}", uses.get());
            assert!(uses.get() > 0, "a rule is stale: {reason}");
        }
    }
}

/// Reading fills in defaults of the model; botocore has none.
pub(crate) fn defaults() -> Rule {
    Rule::new("defaults are filled in, botocore has none", |place| {
        place.is_new() && place.default().is_some() && place.difference.ours == place.default()
    })
}

/// Required members are never missing in Rust, so reading fills them; botocore leaves them out.
pub(crate) fn required() -> Rule {
    Rule::new("required members are filled with empty values, botocore leaves them out", |place| {
        let Some(member) = place.member.filter(|member| member.is_required()) else {
            return false;
        };
        let is_empty = place.difference.ours == Some(&empty(place.schema, member));
        place.is_new() && place.default().is_none() && is_empty
    })
}

/// Reading drops members that the model doesn't have, and keeps unknown values of enums.
pub(crate) fn unknown() -> Rule {
    Rule::new("unknown members are skipped, botocore refuses them", |place| {
        place.member.is_none() && place.difference.ours.is_none()
    })
}

/// The value that reading gives to an absent required member. In a structure, the required members
/// have such values.
fn empty(schema: &Schema, member: &Member) -> Value {
    match schema.kind(&member.target) {
        Kind::Simple(simple) => match simple.as_str() {
            "string" | "blob" => json!(""),
            "boolean" => json!(false),
            _ => json!(0),
        },
        Kind::Enum(_) => json!(""),
        Kind::IntEnum(_) => json!(0),
        Kind::List(_) => json!([]),
        Kind::Structure(members) => {
            let required = members.iter().filter(|member| member.is_required());
            required.map(|member| (member.name.clone(), empty(schema, member))).collect()
        }
        _ => json!({}),
    }
}
