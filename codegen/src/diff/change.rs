//! What a comparison finds: changes, each of a kind and with its part of the version.

/// The part of the version that a change forces up, in the sense of a crate from 1.0 on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Code, stored values and calls stay as they are.
    Patch,
    /// Something is new, or behaves differently where nobody has to act.
    Minor,
    /// Code, stored values or calls can break.
    Major,
}

impl Step {
    /// The step as people write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// What a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is explained by its name")]
pub enum Kind {
    Added,
    Authorization,
    Behavior,
    Default,
    Deprecation,
    Documentation,
    Errors,
    Host,
    Implementations,
    Length,
    Pagination,
    Pattern,
    Protocol,
    Range,
    Redaction,
    Removed,
    Renamed,
    Required,
    Token,
    Type,
    UniqueItems,
    WireFormat,
    WireName,
}

impl Kind {
    /// The name of the kind for programs; it doesn't change.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Authorization => "authorization",
            Self::Behavior => "behavior",
            Self::Default => "default",
            Self::Deprecation => "deprecation",
            Self::Documentation => "documentation",
            Self::Errors => "errors",
            Self::Host => "host",
            Self::Implementations => "implementations",
            Self::Length => "length",
            Self::Pagination => "pagination",
            Self::Pattern => "pattern",
            Self::Protocol => "protocol",
            Self::Range => "range",
            Self::Redaction => "redaction",
            Self::Removed => "removed",
            Self::Renamed => "renamed",
            Self::Required => "required",
            Self::Token => "token",
            Self::Type => "type",
            Self::UniqueItems => "unique-items",
            Self::WireFormat => "wire-format",
            Self::WireName => "wire-name",
        }
    }
}

/// One thing that is different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The Rust item, as a path below the crate.
    pub item: String,
    /// The field, variant or constant, if it isn't the item as a whole.
    pub member: Option<String>,
    /// What the change is about.
    pub kind: Kind,
    /// What happened.
    pub what: String,
    /// What that means for the version.
    pub step: Step,
    /// The fields or variants that are new: the one that was added, or those of a type that was.
    pub new_members: Vec<NewMember>,
}

/// A field or variant that is new, with what its reviewer must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMember {
    /// Its name in Rust.
    pub name: String,
    /// The type of its value, without the `Option` of optional fields; `()` for a variant without
    /// a value.
    pub ty: String,
    /// Whether a field must be set; `None` for variants.
    pub is_required: Option<bool>,
    /// Whether it is redacted.
    pub redaction: NewRedaction,
    /// The first sentence of its documentation, in Markdown; empty where there is none.
    pub sentence: String,
}

/// Whether a new member is redacted, and if not, whether it should perhaps be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewRedaction {
    /// The model marks it, or what it targets, as `@sensitive`.
    ByModel,
    /// The configuration says so.
    ByConfiguration,
    /// All of its type is redacted.
    WithType,
    /// It isn't redacted, although its name, or that of its target in the model, has this word.
    LookAt(&'static str),
    /// It isn't redacted, and its name doesn't say that it should be.
    Visible,
}

impl NewRedaction {
    /// The word that makes a look worth while.
    #[must_use]
    pub fn word(self) -> Option<&'static str> {
        match self {
            Self::LookAt(word) => Some(word),
            _ => None,
        }
    }

    /// Who says that it is redacted, for programs: `model`, `configuration` or `type`.
    #[must_use]
    pub fn redacted_by(self) -> Option<&'static str> {
        match self {
            Self::ByModel => Some("model"),
            Self::ByConfiguration => Some("configuration"),
            Self::WithType => Some("type"),
            Self::LookAt(_) | Self::Visible => None,
        }
    }
}
