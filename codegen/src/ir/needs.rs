//! What a crate needs of the code that crates share: by its shapes and operations, and nothing else.

use std::collections::BTreeSet;

use super::{
    Auth, CognitoHelpers, EndpointRules, Field, HostPart, Item, Operation, OperationModule,
    Protocol, ProtocolKind, Redaction, Replacement, Repr, Structure, Support, Type, TypeModule,
};
use crate::endpoint_rules::Function;
use crate::form::Feature;
use crate::leave_out::LeaveOut;
use crate::map::set_of;

/// A reason for support code that not every crate has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// The crate doesn't share its support code, which can name its service.
    OwnSupport,
    /// Shapes have a wire form.
    Wire,
    /// Messages are those of awsJson.
    AwsJson,
    /// Members are bound to parts of HTTP messages, as in restJson1.
    HttpBindings,
    /// Messages are those of rpcv2Cbor.
    RpcV2Cbor,
    /// There is an operation.
    Operations,
    /// There is a structure.
    Structures,
    /// Builders implement `Clone` and `Debug`.
    BuilderTraits,
    /// Builders have setters that take an `Option`.
    MaybeSetters,
    /// There is a structure that is an error.
    Errors,
    /// There is a union.
    Unions,
    /// There is an enum of strings.
    StringEnums,
    /// There is an enum of integers.
    IntEnums,
    /// `Debug` redacts a structure as a whole.
    SecretStructures,
    /// `Debug` redacts an enum or union as a whole.
    SecretEnums,
    /// There is a setter of a list.
    Lists,
    /// There is a setter of a map.
    Maps,
    /// There is a setter of a list that is sensitive as a whole.
    SensitiveLists,
    /// There is a setter of a map that is sensitive as a whole.
    SensitiveMaps,
    /// A type is a `Sensitive`, or has one inside.
    Sensitive,
    /// A type is a `Blob`, or has one inside.
    Blobs,
    /// The same for `Timestamp`.
    Timestamps,
    /// The same for `Document`.
    Documents,
    /// The same for `BigInteger`.
    BigIntegers,
    /// The same for `BigDecimal`.
    BigDecimals,
    /// A type of the user's stands for bytes.
    ReplacedBlobs,
    /// The results of an operation come in pages that code can follow.
    Pages,
    /// A token identifies the requests of an operation.
    Tokens,
    /// An operation takes compressed requests.
    Gzip,
    /// The configuration adds headers to each request.
    RequestHeaders,
    /// An operation wants a checksum of bodies.
    Checksums,
    /// An operation has a prefix for the host.
    HostPrefixes,
    /// Such a prefix has a value of the request in it.
    HostLabels,
    /// The configuration asks for the helpers for Amazon Cognito.
    Cognito,
    /// The requests of an operation are signed with AWS Signature Version 4.
    Signatures,
    /// Rules find endpoints, and call this function.
    Rule(Function),
}

/// Everything that a crate needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs(BTreeSet<Need>);

impl Needs {
    /// The same needs in a crate that doesn't share its support code.
    #[must_use]
    pub fn with_own_support(mut self) -> Self {
        self.0.insert(Need::OwnSupport);
        self
    }

    /// The same needs in a crate that leaves out these parts.
    #[must_use]
    pub fn without(mut self, parts: &BTreeSet<LeaveOut>) -> Self {
        for part in parts {
            match part {
                LeaveOut::Hash => {}
                LeaveOut::BuilderTraits => _ = self.0.remove(&Need::BuilderTraits),
                LeaveOut::MaybeSetters => _ = self.0.remove(&Need::MaybeSetters),
            }
        }
        self
    }

    /// What these parts of a crate need, if it leaves nothing out.
    #[must_use]
    pub fn of(
        protocol: Option<&Protocol>,
        operations: &[OperationModule],
        types: &[TypeModule],
        replacements: &[Replacement],
        endpoint: Option<&EndpointRules>,
        cognito: Option<&CognitoHelpers>,
    ) -> Self {
        let mut needs = Self(set_of([Need::BuilderTraits, Need::MaybeSetters]));
        needs.0.extend(protocol.map(|protocol| Need::of_protocol(protocol.kind)));
        needs.add(Need::Wire, protocol.is_some());
        needs.add(
            Need::RequestHeaders,
            protocol.is_some_and(|protocol| !protocol.headers.is_empty()),
        );
        needs.add(Need::Operations, !operations.is_empty());
        for module in operations {
            needs.operation(&module.operation);
            module.structures.iter().for_each(|structure| needs.structure(structure));
        }
        for module in types {
            needs.item(&module.item);
        }
        for replacement in replacements {
            needs.replacement(replacement);
        }
        needs.add(Need::Cognito, cognito.is_some());
        if let Some(rules) = endpoint {
            needs.0.extend(rules.functions().into_iter().map(Need::Rule));
        }
        needs
    }

    /// What any of several crates needs.
    #[must_use]
    pub fn union<'n>(all: impl IntoIterator<Item = &'n Self>) -> Self {
        Self(set_of(all.into_iter().flat_map(|needs| needs.0.iter().copied())))
    }

    /// Whether there is this need.
    #[must_use]
    pub fn has(&self, need: Need) -> bool {
        self.0.contains(&need)
    }

    /// The features that do anything in such a crate.
    pub fn features(&self) -> impl Iterator<Item = Feature> {
        Feature::ALL.into_iter().filter(|feature| {
            let needs: &[Need] = match feature {
                Feature::Json
                | Feature::Serde
                | Feature::Http
                | Feature::Endpoint
                | Feature::Server => &[Need::Wire],
                Feature::Cbor => &[Need::RpcV2Cbor],
                Feature::Gzip => &[Need::Gzip],
                Feature::Getrandom => &[Need::Tokens],
                Feature::Sigv4 => &[Need::Signatures, Need::Cognito],
                Feature::Client => &[Need::Signatures],
            };
            needs.iter().any(|need| self.has(*need))
        })
    }

    /// Whether such a crate has the feature `client`.
    #[must_use]
    pub fn has_client(&self) -> bool {
        self.features().any(|feature| feature == Feature::Client)
    }

    fn add(&mut self, need: Need, is_there: bool) {
        self.0.extend(is_there.then_some(need));
    }

    fn operation(&mut self, operation: &Operation) {
        let Operation { pagination, token, gzip, http, host_prefix, auth, .. } = operation;
        let sends = self.has(Need::Wire);
        self.add(Need::Pages, pagination.as_ref().is_some_and(|pages| pages.access.is_some()));
        self.add(Need::Tokens, sends && token.is_some());
        self.add(Need::Gzip, sends && *gzip);
        self.add(Need::Checksums, http.as_ref().is_some_and(|call| call.checksum));
        self.add(Need::HostPrefixes, sends && !host_prefix.is_empty());
        let is_label = |part: &HostPart| matches!(part, HostPart::Field(_));
        self.add(Need::HostLabels, host_prefix.iter().any(is_label));
        self.add(Need::Signatures, sends && matches!(auth, Auth::SigV4(_)));
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Structure(item) => self.structure(item),
            Item::Union(item) => {
                self.add(Need::Unions, true);
                // They keep a member that the model doesn't have as a sensitive document.
                self.add(Need::Sensitive, true);
                self.add(Need::Documents, true);
                self.add(Need::SecretEnums, item.redaction == Redaction::Whole);
                item.variants.iter().filter_map(|it| it.ty.as_ref()).for_each(|ty| self.ty(ty));
            }
            Item::Enum(item) => {
                self.add(Need::StringEnums, item.repr == Repr::String);
                self.add(Need::IntEnums, item.repr == Repr::I32);
                self.add(Need::SecretEnums, item.redaction == Redaction::Whole);
            }
        }
    }

    fn structure(&mut self, structure: &Structure) {
        self.add(Need::Structures, true);
        self.add(Need::Errors, structure.error.is_some());
        self.add(Need::SecretStructures, structure.redaction == Redaction::Whole);
        structure.fields.iter().for_each(|field| self.field(field));
    }

    fn field(&mut self, field: &Field) {
        self.ty(&field.ty);
        let (ty, is_sensitive) = match &field.ty {
            Type::Sensitive(inner) => (&**inner, true),
            other => (other, false),
        };
        match (ty, is_sensitive) {
            (Type::List(_), false) => self.add(Need::Lists, true),
            (Type::List(_), true) => self.add(Need::SensitiveLists, true),
            (Type::Map(..), false) => self.add(Need::Maps, true),
            (Type::Map(..), true) => self.add(Need::SensitiveMaps, true),
            _ => {}
        }
    }

    fn ty(&mut self, ty: &Type) {
        ty.visit(&mut |ty| match ty {
            Type::Sensitive(_) => self.add(Need::Sensitive, true),
            Type::Support(support) => self.add(Need::of_type(*support), true),
            _ => {}
        });
    }

    /// A type of the user's for timestamps is converted from and to `Timestamp`, also in examples;
    /// one for bytes does without `Blob`.
    fn replacement(&mut self, replacement: &Replacement) {
        match replacement.standard {
            Type::Support(Support::Blob) => self.add(Need::ReplacedBlobs, self.has(Need::Wire)),
            Type::Support(support) => self.add(Need::of_type(support), true),
            _ => {}
        }
    }
}

impl Need {
    fn of_protocol(kind: ProtocolKind) -> Self {
        match kind {
            ProtocolKind::AwsJson => Self::AwsJson,
            ProtocolKind::RestJson1 => Self::HttpBindings,
            ProtocolKind::RpcV2Cbor => Self::RpcV2Cbor,
        }
    }

    fn of_type(support: Support) -> Self {
        match support {
            Support::Blob => Self::Blobs,
            Support::Timestamp => Self::Timestamps,
            Support::Document => Self::Documents,
            Support::BigInteger => Self::BigIntegers,
            Support::BigDecimal => Self::BigDecimals,
        }
    }
}
