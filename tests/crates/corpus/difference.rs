//! Finds the differences between two JSON values.

use std::fmt;

use serde_json::{Number, Value};

/// A place where two values differ.
#[derive(Clone, Debug)]
pub(crate) struct Difference<'a> {
    pub(crate) path: Vec<Step<'a>>,
    pub(crate) theirs: Option<&'a Value>,
    pub(crate) ours: Option<&'a Value>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Step<'a> {
    Member(&'a str),
    Index(usize),
}

/// All places where the values differ. Numbers are the same if their values are.
pub(crate) fn differences<'a>(theirs: &'a Value, ours: &'a Value) -> Vec<Difference<'a>> {
    let mut search = Search { path: Vec::new(), found: Vec::new() };
    search.values(Some(theirs), Some(ours));
    search.found
}

struct Search<'a> {
    path: Vec<Step<'a>>,
    found: Vec<Difference<'a>>,
}

impl<'a> Search<'a> {
    fn values(&mut self, theirs: Option<&'a Value>, ours: Option<&'a Value>) {
        match (theirs, ours) {
            (Some(Value::Object(left)), Some(Value::Object(right))) => {
                let new = right.keys().filter(|name| !left.contains_key(*name));
                for name in left.keys().chain(new) {
                    self.at(Step::Member(name), left.get(name), right.get(name));
                }
            }
            (Some(Value::Array(left)), Some(Value::Array(right))) => {
                for index in 0..left.len().max(right.len()) {
                    self.at(Step::Index(index), left.get(index), right.get(index));
                }
            }
            (Some(Value::Number(left)), Some(Value::Number(right))) if same(left, right) => {}
            (theirs, ours) if theirs == ours => {}
            (theirs, ours) => {
                self.found.push(Difference { path: self.path.clone(), theirs, ours });
            }
        }
    }

    fn at(&mut self, step: Step<'a>, theirs: Option<&'a Value>, ours: Option<&'a Value>) {
        self.path.push(step);
        self.values(theirs, ours);
        self.path.pop();
    }
}

fn same(left: &Number, right: &Number) -> bool {
    match (left.as_i64(), right.as_i64()) {
        (Some(left), Some(right)) => left == right,
        _ => left.as_f64() == right.as_f64(),
    }
}

impl fmt::Display for Difference<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("at `")?;
        for (index, step) in self.path.iter().enumerate() {
            match step {
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Member(name) if index == 0 => f.write_str(name)?,
                Step::Member(name) => write!(f, ".{name}")?,
            }
        }
        f.write_str("`: theirs ")?;
        show(self.theirs, f)?;
        f.write_str(", ours ")?;
        show(self.ours, f)
    }
}

fn show(value: Option<&Value>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match value {
        Some(value) => write!(f, "{value}"),
        None => f.write_str("nothing"),
    }
}
