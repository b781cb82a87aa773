//! Traits: those that any shape can have, and constraints.

use serde_json::{Value, json};

use crate::slow::random_models::maker::{Maker, Object};

const PATTERNS: &[&str] = &[
    r"^[\w-]+_[0-9a-zA-Z]+$",
    r"^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$",
    r"^[\S]+$",
    r"[a-f]{2,40}",
    r"^(?!aws:).*$",
    r#"^"\\[^\s"]*`$"#,
    r"^arn:(aws|aws-cn):\w+:::[\d\w+=/,.@-]+$",
    r"^$|^x$",
    r"\/\*.*\*\/",
];

/// Traits that say nothing about types, each with its value.
const IGNORED: &[(&str, &str)] = &[
    ("smithy.api#tags", r#"["a", "b"]"#),
    ("smithy.api#internal", "{}"),
    ("smithy.api#unstable", "{}"),
    ("smithy.api#recommended", r#"{"reason": "*/"}"#),
    ("smithy.api#externalDocumentation", r#"{"Home": "https://example.com/"}"#),
    ("example.first#custom", r#"[1, null, {"a": "*/"}]"#),
];

impl Maker {
    /// Traits of any shape or member.
    pub(crate) fn traits(&mut self) -> Object {
        let mut traits = Object::new();
        if self.dice.chance(50) {
            traits.insert("smithy.api#documentation".to_owned(), self.prose().into());
        }
        if self.dice.chance(8) {
            traits.insert("smithy.api#deprecated".to_owned(), self.deprecated());
        }
        if self.dice.chance(5) {
            traits.insert("smithy.api#since".to_owned(), self.dice.text().into());
        }
        if self.dice.chance(5) {
            let (id, value) = *self.dice.pick(IGNORED);
            traits.insert(id.to_owned(), serde_json::from_str(value).expect("it is JSON"));
        }
        traits
    }

    /// Hostile prose after names of the model, which become links.
    pub(crate) fn prose(&mut self) -> String {
        let ids: Vec<&String> = self.shapes.keys().collect();
        let mut prose = String::new();
        for _ in 0..self.dice.below(3).min(ids.len()) {
            let id = *self.dice.pick(&ids);
            let members = self.shapes[id]["members"].as_object();
            let member = members.and_then(|members| members.keys().next());
            let name = id.split_once('#').map(|(_, name)| name.to_owned());
            let word = if self.dice.chance(50) { member.cloned() } else { None }.or(name);
            prose.extend(["<code>", &word.unwrap_or_default(), "</code>, "]);
        }
        prose + &self.dice.html()
    }

    fn deprecated(&mut self) -> Value {
        let mut deprecated = Object::new();
        for key in ["message", "since"] {
            if self.dice.chance(50) {
                deprecated.insert(key.to_owned(), self.dice.text().into());
            }
        }
        deprecated.into()
    }

    /// Traits that constrain values of a shape of this type.
    pub(crate) fn constraints(&mut self, kind: &str) -> Object {
        let mut traits = Object::new();
        let mut add = |id: &str, value: Value| _ = traits.insert(format!("smithy.api#{id}"), value);
        let (min, more) = (self.dice.below(4), self.dice.below(40));
        let [low, high] = [min, min + more].map(|bound| u8::try_from(bound).unwrap_or_default());
        let [low, high] = [f64::from(low) - 0.5, f64::from(high) + 0.25];
        let which = self.dice.below(3);
        match kind {
            "string" | "blob" | "list" | "map" if self.dice.chance(30) => {
                add("length", bounds(min, min + more, which));
            }
            "byte" | "short" | "integer" | "long" | "bigInteger" | "intEnum"
                if self.dice.chance(30) =>
            {
                add("range", bounds(min, min + more, which));
            }
            "float" | "double" | "bigDecimal" if self.dice.chance(30) => {
                add("range", bounds(low, high, which));
            }
            "timestamp" if self.dice.chance(50) => {
                let format = *self.dice.pick(&["epoch-seconds", "date-time", "http-date"]);
                add("timestampFormat", format.into());
            }
            _ => {}
        }
        if kind == "string" && self.dice.chance(25) {
            add("pattern", (*self.dice.pick(PATTERNS)).into());
        }
        traits
    }
}

fn bounds<T: Into<Value>>(min: T, max: T, which: usize) -> Value {
    let (min, max): (Value, Value) = (min.into(), max.into());
    match which {
        0 => json!({"min": min}),
        1 => json!({"max": max}),
        _ => json!({"min": min, "max": max}),
    }
}
