//! The choices of a build script, which replace what its configuration file says of the same.

use super::Builder;

/// Shapes are named as in the model, with or without the namespace of the service: `Shape`,
/// `Shape$Member`, `name.space#Shape`.
impl Builder {
    /// Chooses the service, where the model has several.
    pub fn service(mut self, service: impl Into<String>) -> Self {
        self.choices.service = Some(service.into());
        self
    }

    /// Keeps an operation, with all that it reaches; see [`operations`](Self::operations).
    pub fn operation(self, operation: impl Into<String>) -> Self {
        self.operations([operation])
    }

    /// Keeps operations, with all that they reach.
    ///
    /// All operations that the build script names are kept, in however many calls. They take the
    /// place of those that the configuration names; where neither names any, all are kept.
    pub fn operations(mut self, operations: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let mut operations = operations.into_iter().map(Into::into).peekable();
        if operations.peek().is_some() {
            self.choices.operations.get_or_insert_default().extend(operations);
        }
        self
    }

    /// Generates types alone, without a wire form: so a service can speak any protocol.
    pub fn types_only(mut self) -> Self {
        self.choices.types_only = true;
        self
    }

    /// Redacts a shape or member that the model doesn't mark as `@sensitive`. The reason goes into
    /// the documentation.
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

    /// Gives an error an HTTP status, in place of its trait `@httpError`.
    pub fn status(mut self, error: impl Into<String>, status: u16) -> Self {
        self.choices.status.insert(error.into(), status);
        self
    }

    /// Gives a structure, union, enum or operation another name in Rust, or a member of one of
    /// these: a field, as `Shape$Member`, or a variant.
    ///
    /// The name is taken as it is, so it must be an identifier in the case that Rust has for it.
    pub fn rename(mut self, shape: impl Into<String>, name: impl Into<String>) -> Self {
        self.choices.rename.insert(shape.into(), name.into());
        self
    }

    /// Derives a trait that types don't have anyway, by the path of its derive macro.
    ///
    /// The selector is a shape, or a part of Smithy's
    /// [selectors](https://smithy.io/2.0/spec/selectors.html): `structure`, `union`, `enum` and
    /// `intEnum` stand for all such shapes, `*` for all types.
    ///
    /// A trait of the standard library, such as `PartialOrd`, must be derived by all types inside as
    /// well: what lacks it is an error that says which lines to add. Where you implement the trait
    /// of a type inside by hand, use [`attribute`](Self::attribute) with `#[derive(..)]` instead,
    /// which is taken as it is.
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

    /// Replaces the type of a shape by one of the user's own. A shape of the prelude, such as
    /// `smithy.api#Timestamp`, stands for all shapes of its kind.
    ///
    /// The form on the wire stays that of the model, by conversions that the type must have:
    ///
    /// | shape | reading | writing |
    /// |---|---|---|
    /// | string, enum | `FromStr` | `Display` |
    /// | timestamp | `TryFrom<Timestamp>` | `Into<Timestamp>`, of the generated module |
    /// | blob | `TryFrom<Vec<u8>>` | `AsRef<[u8]>` |
    /// | boolean, numbers, intEnum | `TryFrom` of the Rust number | `Into` the Rust number |
    ///
    /// Besides, it must be `Clone`, `Debug`, `Default`, `Eq` and `Hash` (`PartialEq` is enough for
    /// floats). The default stands for a required member that a response lacks. What can't be
    /// converted is an error of reading. Keys of maps stay strings.
    ///
    /// Types such as `uuid::Uuid` for a string or `bytes::Bytes` for a blob fit as they are.
    pub fn replace(mut self, shape: impl Into<String>, path: impl Into<String>) -> Self {
        self.choices.replace.insert(shape.into(), path.into());
        self
    }

    /// Names the crate that stands alone; `generated` by default.
    pub fn crate_name(mut self, name: impl Into<String>) -> Self {
        self.choices.crate_name = Some(name.into());
        self
    }
}
