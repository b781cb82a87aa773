//! Changes: each has a kind, and the part of the version that it forces up.

/// The part of the version that a change forces up, for a crate of version 1.0 or later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SemverStep {
    /// Code, stored values and calls work as before.
    Patch,
    /// Something is new, or behaves differently, but users need no change.
    Minor,
    /// Code, stored values or calls can break.
    Major,
}

impl SemverStep {
    /// The name of the step: `patch`, `minor` or `major`.
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
pub enum ChangeKind {
    Added,
    Authorization,
    Behavior,
    Binding,
    Default,
    Deprecation,
    Documentation,
    Endpoint,
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
    Toolchain,
    Type,
    UniqueItems,
    WireFormat,
    WireName,
}

impl ChangeKind {
    /// The name of the kind in reports for programs. It stays the same in later versions.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Authorization => "authorization",
            Self::Behavior => "behavior",
            Self::Binding => "binding",
            Self::Default => "default",
            Self::Deprecation => "deprecation",
            Self::Documentation => "documentation",
            Self::Endpoint => "endpoint",
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
            Self::Toolchain => "toolchain",
            Self::Type => "type",
            Self::UniqueItems => "unique-items",
            Self::WireFormat => "wire-format",
            Self::WireName => "wire-name",
        }
    }
}

/// A difference between two crates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The path of the Rust item within the crate.
    pub item: String,
    /// The field, variant or constant that changed; `None` if the item itself did.
    pub member: Option<String>,
    /// The kind of the change.
    pub kind: ChangeKind,
    /// The change in words, such as `was removed`.
    pub what: String,
    /// The part of the version that the change forces up.
    pub step: SemverStep,
    /// The new fields or variants: the added one, or those of an added type.
    pub new_members: Vec<NewMember>,
}

/// A new field or variant, with what a reviewer needs to know of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMember {
    /// Its name in Rust.
    pub name: String,
    /// The type of its value, without the `Option` of optional fields; `()` for a variant without
    /// a value.
    pub ty: String,
    /// Whether the field is required; `None` for variants.
    pub is_required: Option<bool>,
    /// Whether it is redacted.
    pub redaction: NewRedaction,
    /// The first sentence of its documentation, in Markdown; empty if there is none.
    pub sentence: String,
}

/// Whether a new member is redacted, and if not, whether its name looks like that of a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewRedaction {
    /// The model marks it, or what it targets, as `@sensitive`.
    ByModel,
    /// The configuration redacts it, in its table `[redact]`.
    ByConfiguration,
    /// The type that has the member is redacted as a whole.
    WithType,
    /// It isn't redacted, but its name, or the name of its target, has this word.
    LookAt(&'static str),
    /// It isn't redacted, and its name doesn't look like that of a secret.
    Visible,
}

impl NewRedaction {
    /// The word that looks like that of a secret, if it isn't redacted.
    #[must_use]
    pub fn word(self) -> Option<&'static str> {
        match self {
            Self::LookAt(word) => Some(word),
            _ => None,
        }
    }

    /// What redacts it, in reports for programs: `model`, `configuration` or `type`.
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
