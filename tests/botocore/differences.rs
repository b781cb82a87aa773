//! Differences between two values, and the rules for those that are intended.

use serde_json::Value;

/// How often each rule explained a difference.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    /// A body without a byte, and headers with a prefix of which there are none, are no value in the
    /// crate; botocore makes an empty text and an empty map of them.
    pub(crate) empty: usize,
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
            (Some(theirs), None) if is_empty(theirs) => self.empty += 1,
            (theirs, ours) => found.push(format!(
                "at `{at}`: theirs {}, ours {}",
                theirs.map_or_else(|| "nothing".to_owned(), Value::to_string),
                ours.map_or_else(|| "nothing".to_owned(), Value::to_string),
            )),
        }
    }
}

fn is_empty(value: &Value) -> bool {
    *value == "" || value.as_object().is_some_and(serde_json::Map::is_empty)
}
