//! Values of a wrong type in every place: the error names the place, and shows nothing of the text.

use crate::reading::shapes::Kind;
use crate::round_trip::subject::{self, Refusal, Subject};
use crate::round_trip::texts::Schema;

/// A number in all wrong values. No error may show it.
pub(crate) const CANARY: &str = "7083946521";

/// Values of different types, each of which is wrong in some places.
pub(crate) const TEXT: &str = r#""canary-7083946521""#;
pub(crate) const NUMBER: &str = "7083946521";
const HUGE: &str = "-70839465217083946521";
const FRACTION: &str = "0.7083946521";
const LIST: &str = r#"["canary-7083946521"]"#;
pub(crate) const OBJECT: &str = r#"{"canary-7083946521":"canary-7083946521"}"#;

#[test]
fn errors_name_the_place_of_a_wrong_value_and_do_not_show_it() {
    for (model, subjects) in subject::ALL {
        check(model, subjects);
    }
}

/// A text that is wrong in one place.
struct Wrong {
    text: String,
    path: String,
}

fn check(model: &str, subjects: &[Subject]) {
    let schema = Schema::read(model);
    let mut count = 0;
    for subject in subjects {
        let mut found = Vec::new();
        schema.places(subject.id, &mut |kind, place| {
            let wrong = wrong(kind).iter().map(|value| place.wrong(value));
            found.extend(wrong);
        });
        count += found.len();
        for Wrong { text, path } in found {
            for read in [subject.by_json, subject.by_serde] {
                let Err(refusal) = read(text.as_bytes()) else { panic!("{}: {text}", subject.id) };
                assert_located(&refusal, &path, &text);
            }
        }
    }
    println!("{model}: {count} wrong values");
    assert!(count > subjects.len(), "there is more than one place in a shape");
}

fn assert_located(refusal: &Refusal, path: &str, text: &str) {
    let Refusal { message, debug } = refusal;
    assert!(!message.contains(CANARY) && !debug.contains(CANARY), "{message}: {text}");
    let place = if path.is_empty() { String::new() } else { format!(", at {path}") };
    let begins = message.starts_with("expected ") && message.contains(&format!("{place} "));
    assert!(
        begins || message.contains(&format!("{place}, at byte")),
        "{message}, not{place}: {text}"
    );
}

/// Values of other types.
fn wrong(kind: &Kind) -> &'static [&'static str] {
    match kind {
        Kind::Simple(simple) => match simple.as_str() {
            "document" => &[],
            "string" => &[NUMBER, HUGE, FRACTION, LIST, OBJECT],
            "blob" | "boolean" => &[TEXT, NUMBER, FRACTION, LIST, OBJECT],
            "timestamp" | "bigDecimal" | "float" | "double" => &[TEXT, LIST, OBJECT],
            "bigInteger" => &[TEXT, FRACTION, LIST, OBJECT],
            _ => &[TEXT, HUGE, FRACTION, LIST, OBJECT],
        },
        Kind::Enum(_) => &[NUMBER, HUGE, FRACTION, LIST, OBJECT],
        Kind::IntEnum(_) => &[TEXT, HUGE, FRACTION, LIST, OBJECT],
        Kind::List(_) => &[TEXT, NUMBER, FRACTION, OBJECT],
        Kind::Structure(_) | Kind::Union(_) | Kind::Map(..) => &[TEXT, NUMBER, FRACTION, LIST],
    }
}

/// A place in a text.
#[derive(Clone, Default)]
pub(crate) struct Place {
    before: String,
    after: String,
    path: String,
}

impl Place {
    fn wrong(&self, value: &str) -> Wrong {
        let Self { before, after, path } = self;
        Wrong { text: format!("{before}{value}{after}"), path: path.clone() }
    }

    /// A member of the structure in this place.
    pub(crate) fn member(&self, name: &str) -> Self {
        let dot = if self.path.is_empty() { "" } else { "." };
        self.within(&format!("{{\"{name}\":"), "}", &format!("{dot}{name}"))
    }

    /// The second element of a list in this place.
    pub(crate) fn element(&self) -> Self {
        self.within("[null,", "]", "[1]")
    }

    /// The second entry of a map in this place. Its name can be secret, too.
    pub(crate) fn entry(&self) -> Self {
        self.within("{\"a\":null,\"canary-7083946521\":", "}", "{1}")
    }

    fn within(&self, before: &str, after: &str, step: &str) -> Self {
        Self {
            before: format!("{}{before}", self.before),
            after: format!("{after}{}", self.after),
            path: format!("{}{step}", self.path),
        }
    }
}
