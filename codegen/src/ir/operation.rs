//! Operations: what a client needs to call them.

use proc_macro2::{Ident, TokenStream};

use super::{Deprecated, Docs, EndpointContext, HttpCall, Type};

/// An operation, which becomes a unit type.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The type's name.
    pub ident: Ident,
    /// The operation's name in the model.
    pub name: String,
    /// By what a service finds the operation of a request: the value of the header `X-Amz-Target`, or
    /// the end of the path. `None` for a crate with types only.
    pub target: Option<String>,
    /// How it is called, if the protocol has HTTP bindings.
    pub http: Option<HttpCall>,
    /// Additional names for rustdoc's search.
    pub aliases: Vec<String>,
    /// The documentation.
    pub docs: Docs,
    /// Set if the model deprecates it.
    pub deprecated: Option<Deprecated>,
    /// The input's type; `None` if the operation has no input.
    pub input: Option<Ident>,
    /// The output's type; `None` if the operation has no output.
    pub output: Option<Ident>,
    /// How requests are authorized.
    pub auth: Auth,
    /// The pagination of the results, if they come in pages.
    pub pagination: Option<Pagination>,
    /// The model names of the errors.
    pub errors: Vec<String>,
    /// Whether a repeated request has no further effect.
    pub idempotent: bool,
    /// Whether it changes nothing.
    pub readonly: bool,
    /// Whether the bodies of requests can be compressed with gzip.
    pub gzip: bool,
    /// The wire name of the input's member that identifies the request.
    pub token: Option<String>,
    /// The prefix of the host: texts and fields of the input.
    pub host_prefix: Vec<HostPart>,
    /// What it gives to the parameters of endpoints.
    pub endpoint_context: Vec<EndpointContext>,
    /// The defaults of the input's optional members, which only a server fills in.
    pub input_defaults: Vec<InputDefault>,
}

/// The default of an optional member of an input.
#[derive(Clone, Debug)]
pub struct InputDefault {
    /// The field.
    pub ident: Ident,
    /// Whether the model deprecates it.
    pub deprecated: bool,
    /// An expression for the value; its paths start at `crate`.
    pub value: TokenStream,
}

/// A part of the prefix of a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostPart {
    /// A literal text.
    Text(String),
    /// The value of a field of the input.
    Field(FieldPath),
}

/// The path to a value through nested fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldPath(pub Vec<PathStep>);

/// A field of the path to a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathStep {
    /// The field.
    pub ident: Ident,
    /// Its type, without `Option`.
    pub ty: Type,
    /// Whether it is an `Option`.
    pub optional: bool,
    /// Whether the model deprecates it.
    pub deprecated: bool,
}

/// How a request is authorized.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Auth {
    /// Signed with AWS Signature Version 4 for the named service.
    SigV4(String),
    /// By another scheme, which the caller implements; this is its trait id.
    Other(String),
    /// Not signed.
    None,
}

/// The members that carry pagination, as paths of wire names.
#[derive(Clone, Debug)]
pub struct Pagination {
    /// The input member that takes the token.
    pub input_token: String,
    /// The output member that gives the next token.
    pub output_token: String,
    /// The output member that holds the items.
    pub items: Option<String>,
    /// The input member that limits a page.
    pub page_size: Option<String>,
    /// The paths to the members in Rust, for code that follows the pages.
    pub access: Option<PageAccess>,
}

/// The Rust fields of the members that carry pagination.
#[derive(Clone, Debug)]
pub struct PageAccess {
    /// In the input.
    pub input_token: PathStep,
    /// In the output.
    pub output_token: FieldPath,
    /// In the output.
    pub items: Option<FieldPath>,
}
