//! Describes new members, so that a reviewer can decide whether to redact them.

use super::{ChangeKind, ItemChanges, NewMember, NewRedaction, SemverStep};
use crate::ir::{
    Field, Item, MemberFacts, Presence, RedactedBy, Redaction, Structure, Support, Type, Union,
    UnionVariant, Value,
};
use crate::name;
use crate::prose::code_span;

/// Words that names of secrets have.
const WORDS: [&str; 7] = ["code", "token", "secret", "password", "credential", "key", "session"];

/// Names of tokens of pagination, which are no secrets.
const CURSORS: [&str; 4] = ["next_token", "page_token", "pagination_token", "continuation_token"];

/// Words at the end of a shape's name that don't describe its values.
const KINDS_OF_SHAPES: [&str; 4] = ["type", "string", "value", "text"];

/// Adds the change that a type is new, with its members.
pub(super) fn note_type(item: &Item, changes: &mut ItemChanges<'_>) {
    let (what, members) = match item {
        Item::Structure(structure) => {
            let fields = structure.fields.iter().map(|it| field(structure, it));
            ("was added".to_owned(), fields.collect())
        }
        Item::Union(union) => {
            let variants = union.variants.iter().map(|it| variant(union, it));
            ("was added".to_owned(), variants.collect())
        }
        Item::Enum(item) => {
            let values: Vec<String> = item.variants.iter().map(|it| value(&it.value)).collect();
            (format!("was added: {}", values.join(", ")), Vec::new())
        }
    };
    changes.note_with(ChangeKind::Added, SemverStep::Minor, what, members);
}

/// Describes a new field.
pub(super) fn field(structure: &Structure, field: &Field) -> NewMember {
    NewMember {
        name: field.ident.to_string(),
        ty: field.ty.to_string(),
        is_required: Some(matches!(field.presence, Presence::Required(_))),
        redaction: redaction(structure.redaction, &field.wire, Some(&field.ty), &field.facts),
        sentence: field.facts.sentence.clone(),
    }
}

/// Describes a new variant of a union.
pub(super) fn variant(union: &Union, variant: &UnionVariant) -> NewMember {
    NewMember {
        name: variant.ident.to_string(),
        ty: variant.ty.as_ref().map_or("()".to_owned(), ToString::to_string),
        is_required: None,
        redaction: redaction(union.redaction, &variant.wire, variant.ty.as_ref(), &variant.facts),
        sentence: variant.facts.sentence.clone(),
    }
}

/// A value on the wire, in Markdown.
pub(super) fn value(value: &Value) -> String {
    match value {
        Value::String(text) => code_span(text),
        Value::I32(number) => format!("`{number}`"),
    }
}

fn redaction(
    container: Redaction,
    wire: &str,
    ty: Option<&Type>,
    facts: &MemberFacts,
) -> NewRedaction {
    match facts.redacted_by {
        Some(RedactedBy::Model) => NewRedaction::ByModel,
        Some(RedactedBy::Configuration) => NewRedaction::ByConfiguration,
        None if container == Redaction::Whole => NewRedaction::WithType,
        None if ty.is_some_and(can_be_secret) => {
            telling_word(wire, &facts.target).map_or(NewRedaction::Visible, NewRedaction::LookAt)
        }
        None => NewRedaction::Visible,
    }
}

/// Whether the type contains strings, bytes or documents. Numbers and timestamps (`token_validity`)
/// are no secrets, the values of an enum are public, and members of a structure are checked one by
/// one.
fn can_be_secret(ty: &Type) -> bool {
    let mut found = false;
    ty.visit(&mut |ty| {
        found |= match ty {
            Type::String | Type::User(_) => true,
            Type::Support(support) => matches!(support, Support::Blob | Support::Document),
            _ => false,
        };
    });
    found
}

/// The word of a secret in the name of a member, or at the end of the name of its target.
fn telling_word(member: &str, target: &str) -> Option<&'static str> {
    let (member, target) = (name::snake(member), name::snake(target));
    if CURSORS.contains(&member.as_str()) {
        return None;
    }
    let last = target.split('_').rfind(|word| !KINDS_OF_SHAPES.contains(word));
    member.split('_').chain(last).find_map(hint)
}

/// The one of [`WORDS`] that a word ends with, also in the plural: `passcode` and `keys` match,
/// `encoded` and `keyboard` don't.
fn hint(word: &str) -> Option<&'static str> {
    let singular = word.strip_suffix('s').unwrap_or(word);
    WORDS.into_iter().find(|hint| singular.ends_with(hint))
}

impl NewMember {
    /// The type, presence, redaction and documentation, on one line of Markdown.
    pub(super) fn description(&self) -> String {
        let redaction = match self.redaction {
            NewRedaction::ByModel => ", redacted by the model".to_owned(),
            NewRedaction::ByConfiguration => ", redacted by the configuration".to_owned(),
            NewRedaction::WithType => ", redacted with its type".to_owned(),
            NewRedaction::LookAt(word) => format!(", look at redaction (`{word}`)"),
            NewRedaction::Visible => String::new(),
        };
        self.described_as(&redaction)
    }

    /// The same without the redaction.
    pub(super) fn plain_description(&self) -> String {
        self.described_as("")
    }

    fn described_as(&self, redaction: &str) -> String {
        let presence = match self.is_required {
            Some(true) => "required ",
            Some(false) => "optional ",
            None => "",
        };
        let sentence =
            if self.sentence.is_empty() { String::new() } else { format!(". {}", self.sentence) };
        format!("{presence}`{}`{redaction}{sentence}", self.ty)
    }
}

#[cfg(test)]
mod tests {
    use super::telling_word;

    #[test]
    fn names_tell_by_the_ends_of_their_words() {
        let cases = [
            ("ConfirmationCode", Some("code")),
            ("passcode", Some("code")),
            ("AccessKeys", Some("key")),
            ("APIKey", Some("key")),
            ("SessionId", Some("session")),
            ("credentials", Some("credential")),
            ("NewPasswordHash", Some("password")),
            ("client_secret", Some("secret")),
            ("IDTokens", Some("token")),
            ("EncodedData", None),
            ("Keyboard", None),
            ("Tokenizer", None),
            ("NextToken", None),
        ];
        for (name, word) in cases {
            assert_eq!(telling_word(name, "String"), word, "{name}");
        }
    }

    #[test]
    fn names_of_targets_tell_by_their_last_word() {
        assert_eq!(telling_word("Value", "ConfirmationCodeType"), Some("code"));
        assert_eq!(telling_word("Value", "SecretString"), Some("secret"));
        assert_eq!(telling_word("Value", "SessionLocationType"), None);
    }
}
