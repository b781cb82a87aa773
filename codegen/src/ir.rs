//! What will be written, with every decision made: identifiers, Rust types, boxing, presence,
//! redaction, documentation. Nothing here knows Smithy.

mod constraint;
mod docs;
mod facts;
mod operation;
mod types;
mod user;

use proc_macro2::Ident;

pub use constraint::{Constraint, Length, Range, Rule, Unit};
pub use docs::Docs;
pub use facts::{MemberFacts, RedactedBy};
pub use operation::{
    Auth, ConstantDocs, FieldPath, HostPart, Operation, PageAccess, Pagination, PathStep,
};
pub use types::{Literal, Support, Type};
pub(crate) use user::USER_CRATE;
pub use user::{Attributes, UserCode};

use crate::call::Call;

/// A crate to emit.
#[derive(Clone, Debug)]
pub struct Crate {
    /// The package's name.
    pub name: String,
    /// Lines of the manifest, name and value, beside the dependencies that every crate has.
    pub dependencies: Vec<(String, String)>,
    /// Where the model comes from.
    pub origin: Origin,
    /// The documentation of the crate.
    pub docs: Docs,
    /// The documentation of the module of all builders.
    pub builders: Docs,
    /// The documentation of what changes for users of AWS's own crate.
    pub coming_from_the_sdk: Option<Docs>,
    /// The file `README.md`.
    pub readme: Docs,
    /// How the service speaks; `None` for a crate of types alone, without a wire form.
    pub protocol: Option<Protocol>,
    /// Every error that an operation can return, by name.
    pub errors: Vec<ServiceError>,
    /// One module per operation, sorted by name.
    pub operations: Vec<OperationModule>,
    /// One module per shape that no operation has for itself, sorted by name.
    pub types: Vec<TypeModule>,
    /// Types of the user's in place of others, each once.
    pub replacements: Vec<Replacement>,
}

/// A type of the user's that stands for another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The type's path.
    pub path: UserCode,
    /// The type that it stands for.
    pub standard: Type,
}

/// Where a model comes from, for headers and manifests.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The model's path below the folder of the project, or its file name.
    pub file: String,
    /// The hash of the model's text, in hexadecimal.
    pub sha256: String,
    /// The service's version, e.g. `2016-04-18`.
    pub version: String,
    /// The service's title.
    pub title: String,
    /// A sentence on where the model was taken from.
    pub source: Option<String>,
    /// How the crate is generated.
    pub call: Call,
}

/// What all requests and responses of a service have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Protocol {
    /// The type of bodies.
    pub content_type: &'static str,
    /// Whether requests say that codes of the older query protocol are welcome.
    pub query_compatible: bool,
}

/// A variant of the service's error.
#[derive(Clone, Debug)]
pub struct ServiceError {
    /// The variant's name.
    pub variant: Ident,
    /// The error's structure.
    pub ident: Ident,
    /// The code on the wire.
    pub code: String,
    /// The documentation.
    pub docs: Docs,
    /// Who is to blame.
    pub fault: Fault,
    /// The HTTP status.
    pub status: u16,
    /// Whether the model says that a repeated request can succeed.
    pub retryable: bool,
    /// The field with the text for people.
    pub message: ErrorMessage,
}

/// Who is to blame for an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is explained by its name")]
pub enum Fault {
    Client,
    Server,
}

/// An operation, and the structures that only it uses as input and output.
#[derive(Clone, Debug)]
pub struct OperationModule {
    /// The module's name.
    pub module: Ident,
    /// The operation itself.
    pub operation: Operation,
    /// Its input and output, where no other operation shares them.
    pub structures: Vec<Structure>,
}

/// A shape in a module of its own.
#[derive(Clone, Debug)]
pub struct TypeModule {
    /// The module's name.
    pub module: Ident,
    /// The shape.
    pub item: Item,
}

/// A shape that becomes a Rust item.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "each is explained by its name")]
pub enum Item {
    Structure(Structure),
    Union(Union),
    Enum(Enum),
}

impl Item {
    /// The type's name.
    #[must_use]
    pub fn ident(&self) -> &Ident {
        match self {
            Self::Structure(item) => &item.ident,
            Self::Union(item) => &item.ident,
            Self::Enum(item) => &item.ident,
        }
    }

    /// Other names by which people search for it.
    #[must_use]
    pub fn aliases(&self) -> &[String] {
        match self {
            Self::Structure(item) => &item.aliases,
            Self::Union(item) => &item.aliases,
            Self::Enum(item) => &item.aliases,
        }
    }
}

/// A structure, with its builder.
#[derive(Clone, Debug)]
pub struct Structure {
    /// The type's name.
    pub ident: Ident,
    /// The builder's name.
    pub builder: Ident,
    /// The name in the model.
    pub wire: String,
    /// Other names by which people search for it.
    pub aliases: Vec<String>,
    /// The documentation.
    pub docs: Docs,
    /// Set when the model deprecates it.
    pub deprecated: Option<Deprecated>,
    /// What the user adds.
    pub attributes: Attributes,
    /// Required fields first, then optional ones, each by name.
    pub fields: Vec<Field>,
    /// The traits that can be derived.
    pub traits: Derivable,
    /// Whether only marked fields are redacted, or all.
    pub redaction: Redaction,
    /// Set for errors.
    pub error: Option<ErrorMessage>,
    /// Whether a request can hold it, so that its values are checked by the service.
    pub is_sent: bool,
}

/// A field of a structure.
#[derive(Clone, Debug)]
pub struct Field {
    /// The field's name, and its setter's.
    pub ident: Ident,
    /// The setter that takes an `Option`.
    pub maybe: Ident,
    /// The member's name on the wire.
    pub wire: String,
    /// Other names by which people search for it.
    pub aliases: Vec<String>,
    /// The type, without the `Option` of optional fields.
    pub ty: Type,
    /// Whether it must be set.
    pub presence: Presence,
    /// The format of instants within, where it isn't the protocol's own.
    pub format: Option<Format>,
    /// The value that is written and read where the member is absent.
    pub default: Option<Literal>,
    /// Whether requests get a random value where there is none.
    pub is_token: bool,
    /// The documentation.
    pub docs: Docs,
    /// The documentation of its setter.
    pub setter_docs: Docs,
    /// What the user adds.
    pub attributes: Attributes,
    /// Set when the model deprecates it.
    pub deprecated: Option<Deprecated>,
    /// What else the model says.
    pub facts: MemberFacts,
}

impl Field {
    /// Whether a value without the member is incomplete: it must be set, and the model has no value
    /// for it where it isn't.
    #[must_use]
    pub fn is_demanded(&self) -> bool {
        let has_default = self.default.as_ref().is_some_and(Literal::is_of_the_model);
        matches!(self.presence, Presence::Required(_)) && !has_default
    }
}

/// The format of instants on the wire, where it isn't seconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is explained by its name")]
pub enum Format {
    DateTime,
    HttpDate,
}

/// Whether a field must be set.
#[derive(Clone, Debug)]
pub enum Presence {
    /// The builder demands it.
    Required(State),
    /// The field is an `Option`.
    Optional,
}

/// How the builder's type tells that a required field is set.
#[derive(Clone, Debug)]
pub struct State {
    /// The type parameter that is `Unset` or `IsSet`.
    pub parameter: Ident,
    /// The trait that only `IsSet` implements.
    pub marker: Ident,
}

/// The union: an enum with a payload per member.
#[derive(Clone, Debug)]
pub struct Union {
    /// The type's name.
    pub ident: Ident,
    /// The name in the model.
    pub wire: String,
    /// Other names by which people search for it.
    pub aliases: Vec<String>,
    /// The documentation.
    pub docs: Docs,
    /// Set when the model deprecates it.
    pub deprecated: Option<Deprecated>,
    /// What the user adds.
    pub attributes: Attributes,
    /// The members, by name.
    pub variants: Vec<UnionVariant>,
    /// The traits that can be derived.
    pub traits: Derivable,
    /// Whether only marked payloads are redacted, or all.
    pub redaction: Redaction,
    /// Whether a request can hold it, so that its values are checked by the service.
    pub is_sent: bool,
}

/// A member of a union.
#[derive(Clone, Debug)]
pub struct UnionVariant {
    /// The variant's name.
    pub ident: Ident,
    /// The tag on the wire.
    pub wire: String,
    /// What the user adds.
    pub attributes: Attributes,
    /// The payload; `None` for a member without a value.
    pub ty: Option<Type>,
    /// The format of instants within, where it isn't the protocol's own.
    pub format: Option<Format>,
    /// The documentation.
    pub docs: Docs,
    /// Set when the model deprecates it.
    pub deprecated: Option<Deprecated>,
    /// What else the model says.
    pub facts: MemberFacts,
}

/// An enum of strings or integers.
#[derive(Clone, Debug)]
pub struct Enum {
    /// The type's name.
    pub ident: Ident,
    /// The name in the model.
    pub wire: String,
    /// Other names by which people search for it.
    pub aliases: Vec<String>,
    /// The documentation.
    pub docs: Docs,
    /// Set when the model deprecates it.
    pub deprecated: Option<Deprecated>,
    /// What the user adds.
    pub attributes: Attributes,
    /// The known values.
    pub variants: Vec<EnumVariant>,
    /// What the values are.
    pub repr: Repr,
    /// Whether values are redacted.
    pub redaction: Redaction,
}

/// What the values of an enum are on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repr {
    /// Strings.
    String,
    /// 32-bit integers.
    I32,
}

/// A known value of an enum.
#[derive(Clone, Debug)]
pub struct EnumVariant {
    /// The variant's name.
    pub ident: Ident,
    /// What the user adds.
    pub attributes: Attributes,
    /// The value on the wire.
    pub value: Value,
    /// The documentation.
    pub docs: Docs,
    /// Set when the model deprecates it.
    pub deprecated: Option<Deprecated>,
}

/// A known value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is explained by its name")]
pub enum Value {
    String(String),
    I32(i32),
}

/// Why an item shouldn't be used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deprecated {
    /// What to use instead and since when, on one line.
    pub note: Option<String>,
}

/// The traits that the compiler can derive beyond `Clone`, `Debug` and `PartialEq`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Derivable {
    /// `Eq` and `Hash`: no float and no document inside.
    pub eq: bool,
    /// `Default`: nothing is required.
    pub default: bool,
}

/// What `Debug` hides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Redaction {
    /// What is `Sensitive` by its type.
    Marked,
    /// Everything.
    Whole,
}

/// How an error structure displays.
#[derive(Clone, Debug)]
pub struct ErrorMessage {
    /// The field with the text for people, where there is one that may be shown.
    pub field: Option<Ident>,
    /// Whether that field is an `Option`.
    pub optional: bool,
    /// Whether the model deprecates it.
    pub deprecated: bool,
}
