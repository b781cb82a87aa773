//! The choices of a build script. They override those of the configuration file.

use super::Builder;
use crate::config::Package;
use crate::helpers::Helpers;
use crate::leave_out::LeaveOut;

/// Shapes are named as in the model, with or without the namespace of the service: `Shape`,
/// `Shape$Member`, `name.space#Shape`.
impl Builder {
    /// Chooses the service, if the model has several.
    pub fn service(mut self, service: impl Into<String>) -> Self {
        self.choices.service = Some(service.into());
        self
    }

    /// Generates this operation and everything that it needs; see [`operations`](Self::operations).
    pub fn operation(self, operation: impl Into<String>) -> Self {
        self.operations([operation])
    }

    /// Generates these operations and everything that they need.
    ///
    /// The operations of several calls add up. They replace the operations of the configuration. If
    /// neither names any, all operations are generated.
    pub fn operations(mut self, operations: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let mut operations = operations.into_iter().map(Into::into).peekable();
        if operations.peek().is_some() {
            self.choices.operations.get_or_insert_default().extend(operations);
        }
        self
    }

    /// Generates only the types, without code that sends or reads them; works for services of any
    /// protocol.
    pub fn types_only(mut self) -> Self {
        self.choices.types_only = true;
        self
    }

    /// Chooses the protocol by its name in Smithy, if the service speaks several: `awsJson1_1`,
    /// `awsJson1_0`, `restJson1` or `rpcv2Cbor`. The first of these that it speaks is the default.
    pub fn protocol(mut self, protocol: impl Into<String>) -> Self {
        self.choices.protocol = Some(protocol.into());
        self
    }

    /// Generates helpers for the users of a service.
    pub fn helpers(mut self, helpers: Helpers) -> Self {
        self.choices.helpers.insert(helpers);
        self
    }

    /// Leaves out a part of the generated code that few users need, so that it compiles faster.
    ///
    /// The parts of several calls add up. They replace those of the configuration.
    ///
    /// ```
    /// # use codegen::{Builder, LeaveOut};
    /// # let builder = Builder::new("model.json");
    /// builder.leave_out(LeaveOut::Hash).leave_out(LeaveOut::MaybeSetters);
    /// ```
    pub fn leave_out(mut self, part: LeaveOut) -> Self {
        self.choices.leave_out.insert(part);
        self
    }

    /// Redacts a shape or member that the model doesn't mark as `@sensitive`. The documentation
    /// shows the reason.
    pub fn redact(mut self, shape: impl Into<String>, reason: impl Into<String>) -> Self {
        self.choices.redact.insert(shape.into(), reason.into());
        self
    }

    /// Makes a member required, as if it had the trait `@required`.
    pub fn required(mut self, member: impl Into<String>) -> Self {
        self.choices.required.insert(member.into(), true);
        self
    }

    /// Makes a member optional although it has the trait `@required`.
    pub fn optional(mut self, member: impl Into<String>) -> Self {
        self.choices.required.insert(member.into(), false);
        self
    }

    /// Adds a header to each request, besides those of the protocol, before it is signed. A member with
    /// the same header wins.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.choices.headers.insert(name.into(), value.into());
        self
    }

    /// Sets the HTTP status of an error, in place of its trait `@httpError`.
    pub fn status(mut self, error: impl Into<String>, status: u16) -> Self {
        self.choices.status.insert(error.into(), status);
        self
    }

    /// Sets the Rust name of a structure, union, enum or operation, or of one of their members
    /// (`Shape$Member`).
    ///
    /// The name must be an identifier in the usual case: `UpperCamelCase` for types and variants,
    /// `snake_case` for fields.
    pub fn rename(mut self, shape: impl Into<String>, name: impl Into<String>) -> Self {
        self.choices.rename.insert(shape.into(), name.into());
        self
    }

    /// Derives an additional trait, by the path of its derive macro.
    ///
    /// The selector is a shape, or one of Smithy's
    /// [selectors](https://smithy.io/2.0/spec/selectors.html): `structure`, `union`, `enum` or
    /// `intEnum` for all shapes of that kind, `*` for all types.
    ///
    /// A trait of the standard library, such as `PartialOrd`, must also be derived for all types
    /// inside. If one lacks it, that is an error that says which lines to add. If you implement the
    /// trait for such a type by hand, use [`attribute`](Self::attribute) with `#[derive(..)]`
    /// instead: attributes aren't checked.
    pub fn derive(mut self, selector: impl Into<String>, path: impl Into<String>) -> Self {
        self.choices.derive.entry(selector.into()).or_default().push(path.into());
        self
    }

    /// Adds an attribute, such as `#[non_exhaustive]`, to types as in [`derive`](Self::derive), or
    /// to the field or variant of a member, `Shape$Member`.
    pub fn attribute(mut self, selector: impl Into<String>, attribute: impl Into<String>) -> Self {
        self.choices.attribute.entry(selector.into()).or_default().push(attribute.into());
        self
    }

    /// Replaces the type of a shape by your own type. A shape of the prelude, such as
    /// `smithy.api#Timestamp`, means all shapes of its kind.
    ///
    /// The wire format doesn't change, so the type needs these conversions:
    ///
    /// | shape | reading | writing |
    /// |---|---|---|
    /// | string, enum | `FromStr` | `Display` |
    /// | timestamp | `TryFrom<Timestamp>` | `Into<Timestamp>`, of the generated module |
    /// | blob | `TryFrom<Vec<u8>>` | `AsRef<[u8]>` |
    /// | boolean, numbers, intEnum | `TryFrom` of the Rust number | `Into` the Rust number |
    ///
    /// The type must also implement `Clone`, `Debug`, `Default`, `Eq` and `Hash`. For floats,
    /// `PartialEq` is enough, and with [`LeaveOut::Hash`] a type needs no `Hash`. If a response
    /// lacks a required member, the field gets the default value. A value that can't be converted is
    /// an error when reading. Keys of maps stay strings.
    ///
    /// Types such as `uuid::Uuid` for a string, or `bytes::Bytes` for a blob, need no changes.
    pub fn replace(mut self, shape: impl Into<String>, path: impl Into<String>) -> Self {
        self.choices.replace.insert(shape.into(), path.into());
        self
    }

    /// Sets the name of the generated crate; that of the service by default, as in
    /// `cognito-identity-provider`.
    pub fn crate_name(mut self, name: impl Into<String>) -> Self {
        self.choices.crate_name = Some(name.into());
        self
    }

    /// Sets what the manifest of the generated crate says about its package.
    ///
    /// ```
    /// # use codegen::{Builder, Package};
    /// # let builder = Builder::new("model.json");
    /// builder.package(Package {
    ///     version: Some("1.2.0".into()),
    ///     keywords: vec!["aws".into(), "cognito".into()],
    ///     ..Package::default()
    /// });
    /// ```
    pub fn package(mut self, package: Package) -> Self {
        self.choices.package = package;
        self
    }
}
