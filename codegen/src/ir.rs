//! The crate to write, with every decision made: identifiers, Rust types, boxing, presence,
//! redaction, documentation. Nothing here has terms of Smithy.

mod cognito;
mod constraint;
mod docs;
mod endpoint;
mod enumeration;
mod facts;
mod http;
mod needs;
mod operation;
mod protocol;
mod support_crate;
mod types;
mod user;

use std::collections::BTreeSet;

use proc_macro2::Ident;

pub use cognito::{CognitoAttribute, CognitoHelpers};
pub use constraint::{Constraint, Length, Range, Rule, Unit};
pub use docs::Docs;
pub use endpoint::{
    ContextValue, EndpointContext, EndpointParameter, EndpointRules, InputPath, ParameterDefault,
};
pub use enumeration::{Enum, EnumVariant, Repr, Value};
pub use facts::{MemberFacts, RedactedBy};
pub use http::{HttpCall, Place, PlaceKind};
pub use needs::{Need, Needs};
pub use operation::{
    Auth, FieldPath, HostPart, InputDefault, Operation, PageAccess, Pagination, PathStep,
};
pub use protocol::{Protocol, ProtocolKind};
pub use support_crate::SupportCrate;
pub use types::{DefaultValue, Support, Type};
pub(crate) use user::USER_CRATE;
pub use user::{Attributes, UserCode};

use crate::call::Call;
use crate::config::SharedSupport;
use crate::config::{LicenseFile, Package};
use crate::leave_out::LeaveOut;
use crate::legal;

/// A crate to emit.
#[derive(Clone, Debug)]
pub struct Crate {
    /// The package's name.
    pub name: String,
    /// What the manifest says about the package.
    pub package: Package,
    /// Licences and the notice.
    pub legal_files: Vec<LicenseFile>,
    /// Names and TOML values of dependencies, in addition to those of every crate.
    pub dependencies: Vec<(String, String)>,
    /// Names and TOML values of the dependencies of tests and examples.
    pub dev_dependencies: Vec<(String, String)>,
    /// Where the model comes from.
    pub origin: Origin,
    /// The documentation of the crate.
    pub docs: Docs,
    /// The documentation of the module of all builders.
    pub builders: Docs,
    /// The page for users who come from AWS's own SDK.
    pub coming_from_the_sdk: Option<Docs>,
    /// The file `README.md`.
    pub readme: Docs,
    /// The protocol of the service; `None` for a crate with types only.
    pub protocol: Option<Protocol>,
    /// How the endpoint of a request is found; `None` for a crate with types only.
    pub endpoint: Option<EndpointRules>,
    /// The helpers for Amazon Cognito, if the configuration asks for them.
    pub cognito: Option<CognitoHelpers>,
    /// Every error that an operation can return, by name.
    pub errors: Vec<ServiceError>,
    /// One module per operation, sorted by name.
    pub operations: Vec<OperationModule>,
    /// One module per shape that isn't in the module of an operation, sorted by name.
    pub types: Vec<TypeModule>,
    /// The user's types that replace others, each once.
    pub replacements: Vec<Replacement>,
    /// The parts that the configuration leaves out.
    pub leave_out: BTreeSet<LeaveOut>,
    /// What all of these need of the support code.
    pub needs: Needs,
    /// The support code that this crate or module shares with others; `None` if it has its own.
    pub shared: Option<SharedSupport>,
}

impl Crate {
    /// The name of the first file with a licence.
    pub(crate) fn license_file(&self) -> Option<&str> {
        let names = self.legal_files.iter().map(|file| file.name.as_str());
        names.into_iter().find(|name| !legal::is_notice(name))
    }

    /// The structures of all modules.
    pub(crate) fn structures(&self) -> impl Iterator<Item = &Structure> {
        let own = self.types.iter().filter_map(|module| match &module.item {
            Item::Structure(structure) => Some(structure),
            _ => None,
        });
        own.chain(self.operations.iter().flat_map(|module| &module.structures))
    }
}

/// A type of the user that replaces another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The type's path.
    pub path: UserCode,
    /// The type that it replaces.
    pub standard: Type,
}

/// The origin of a model, for headers and manifests.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The model's path in the folder of the project, or its file name.
    pub file: String,
    /// The hash of the model's text, in hexadecimal.
    pub sha256: String,
    /// The service's version, e.g. `2016-04-18`.
    pub version: String,
    /// The service's title.
    pub title: String,
    /// A sentence about the origin of the model.
    pub source: Option<String>,
    /// How the crate is generated.
    pub call: Call,
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
    /// The whole id, if a response has it and its namespace isn't that of the service.
    pub id: Option<String>,
    /// The code in the older query protocol, if it is another one.
    pub query_code: Option<String>,
    /// The documentation.
    pub docs: Docs,
    /// Who caused the error.
    pub fault: Fault,
    /// The HTTP status.
    pub status: u16,
    /// Whether the model says that a repeated request can succeed.
    pub retryable: bool,
    /// Whether the model says that the service got too many requests.
    pub throttling: bool,
    /// The field with the message.
    pub message: ErrorMessage,
}

/// Who caused an error.
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
    /// Its input and output, if no other operation shares them.
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

    /// Additional names for rustdoc's search.
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
    /// Additional names for rustdoc's search.
    pub aliases: Vec<String>,
    /// The documentation.
    pub docs: Docs,
    /// Set if the model deprecates it.
    pub deprecated: Option<Deprecated>,
    /// Attributes from the configuration.
    pub attributes: Attributes,
    /// Required fields first, then optional ones, each by name.
    pub fields: Vec<Field>,
    /// The traits that it implements.
    pub traits: ImplementedTraits,
    /// Whether `Debug` redacts only marked fields, or all.
    pub redaction: Redaction,
    /// Set for errors.
    pub error: Option<ErrorMessage>,
    /// Whether requests can contain it, so that the service checks its values.
    pub is_sent: bool,
}

/// A field of a structure.
#[derive(Clone, Debug)]
pub struct Field {
    /// The field's name, and its setter's.
    pub ident: Ident,
    /// The setter that takes an `Option`; `None` if the configuration leaves it out.
    pub maybe: Option<Ident>,
    /// The member's name on the wire.
    pub wire: String,
    /// Additional names for rustdoc's search.
    pub aliases: Vec<String>,
    /// The type, without the `Option` of optional fields.
    pub ty: Type,
    /// Whether it must be set.
    pub presence: Presence,
    /// The format of timestamps in it, if it isn't that of the protocol.
    pub format: Option<DateFormat>,
    /// Its place in HTTP messages, if that isn't the body.
    pub place: Option<Place>,
    /// The value that is written and read if the member is absent.
    pub default: Option<DefaultValue>,
    /// Whether requests get a random value if it isn't set.
    pub is_token: bool,
    /// The documentation.
    pub docs: Docs,
    /// The documentation of its setter.
    pub setter_docs: Docs,
    /// Attributes from the configuration.
    pub attributes: Attributes,
    /// Set if the model deprecates it.
    pub deprecated: Option<Deprecated>,
    /// Other facts from the model.
    pub facts: MemberFacts,
}

impl Field {
    /// Whether a value without the member is incomplete: the member is required, and the model
    /// gives no default.
    #[must_use]
    pub fn is_demanded(&self) -> bool {
        matches!(self.presence, Presence::Required(_))
            && !matches!(self.default, Some(DefaultValue::OfModel { .. }))
    }
}

/// The format of timestamps on the wire. Without one, it is that of the place: in a body, seconds since
/// 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is explained by its name")]
pub enum DateFormat {
    EpochSeconds,
    DateTime,
    HttpDate,
}

/// Whether a field must be set.
#[derive(Clone, Debug)]
pub enum Presence {
    /// The builder requires it, and has this type parameter, which is `Unset` or `IsSet`.
    Required(Ident),
    /// The field is an `Option`.
    Optional,
}

/// A union: an enum with a payload per member.
#[derive(Clone, Debug)]
pub struct Union {
    /// The type's name.
    pub ident: Ident,
    /// The name in the model.
    pub wire: String,
    /// Additional names for rustdoc's search.
    pub aliases: Vec<String>,
    /// The documentation.
    pub docs: Docs,
    /// Set if the model deprecates it.
    pub deprecated: Option<Deprecated>,
    /// Attributes from the configuration.
    pub attributes: Attributes,
    /// The members, by name.
    pub variants: Vec<UnionVariant>,
    /// The traits that it implements.
    pub traits: ImplementedTraits,
    /// Whether `Debug` redacts only marked payloads, or all.
    pub redaction: Redaction,
    /// Whether requests can contain it, so that the service checks its values.
    pub is_sent: bool,
}

/// A member of a union.
#[derive(Clone, Debug)]
pub struct UnionVariant {
    /// The variant's name.
    pub ident: Ident,
    /// The tag on the wire.
    pub wire: String,
    /// Attributes from the configuration.
    pub attributes: Attributes,
    /// The payload; `None` for a member without a value.
    pub ty: Option<Type>,
    /// The format of timestamps in it, if it isn't that of the protocol.
    pub format: Option<DateFormat>,
    /// The documentation.
    pub docs: Docs,
    /// Set if the model deprecates it.
    pub deprecated: Option<Deprecated>,
    /// Other facts from the model.
    pub facts: MemberFacts,
}

/// The deprecation of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deprecated {
    /// What to use instead and since when, on one line.
    pub note: Option<String>,
}

/// The traits that a type implements in addition to `Clone`, `Debug` and `PartialEq`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImplementedTraits {
    /// `Eq`: the type has no float and no document inside.
    pub eq: bool,
    /// `Hash`: the same, unless the configuration leaves it out.
    pub hash: bool,
    /// `Default`: the type has no required field.
    pub default: bool,
}

/// What `Debug` redacts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Redaction {
    /// Only values of the type `Sensitive`.
    Marked,
    /// Everything.
    Whole,
}

/// How `Display` shows an error structure.
#[derive(Clone, Debug)]
pub struct ErrorMessage {
    /// The field with the message, if there is one and it isn't redacted.
    pub field: Option<Ident>,
    /// Whether that field is an `Option`.
    pub optional: bool,
    /// Whether the model deprecates it.
    pub deprecated: bool,
}
