//! Differences between two values, and the rules for those that are intended.

use serde_json::Value;

/// How often each rule explained a difference.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    /// Reading fills in defaults of the model; botocore has none.
    pub(crate) defaults: usize,
    /// Reading skips members that are null or unknown; botocore keeps some.
    pub(crate) nulls: usize,
}

impl Rules {
    /// The places where two values differ and no rule says why. Numbers are the same if their values
    /// are.
    pub(crate) fn unexplained(&mut self, theirs: &Value, ours: &Value) -> Vec<String> {
        let mut found = Vec::new();
        self.compare("", Some(theirs), Some(ours), &mut found);
        found
    }

    fn compare(
        &mut self,
        at: &str,
        theirs: Option<&Value>,
        ours: Option<&Value>,
        found: &mut Vec<String>,
    ) {
        match (theirs, ours) {
            (Some(Value::Object(left)), Some(Value::Object(right))) => {
                let new = right.keys().filter(|name| !left.contains_key(*name));
                for name in left.keys().chain(new) {
                    let at = format!("{at}.{name}");
                    self.compare(&at, left.get(name), right.get(name), found);
                }
            }
            (Some(Value::Array(left)), Some(Value::Array(right))) => {
                for index in 0..left.len().max(right.len()) {
                    let at = format!("{at}[{index}]");
                    self.compare(&at, left.get(index), right.get(index), found);
                }
            }
            (Some(Value::Number(left)), Some(Value::Number(right)))
                if left.as_f64() == right.as_f64() => {}
            (theirs, ours) if theirs == ours => {}
            (None, Some(ours)) if is_default(ours) => self.defaults += 1,
            (Some(Value::Null), None) => self.nulls += 1,
            (theirs, ours) => found.push(format!(
                "at `{at}`: theirs {}, ours {}",
                theirs.map_or_else(|| "nothing".to_owned(), Value::to_string),
                ours.map_or_else(|| "nothing".to_owned(), Value::to_string),
            )),
        }
    }
}

/// The defaults that imported models have: zeros, and empty streams.
fn is_default(value: &Value) -> bool {
    *value == Value::Bool(false) || value.as_f64() == Some(0.0) || *value == ""
}
