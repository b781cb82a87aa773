//! The helpers for Amazon Cognito.

use proc_macro2::Ident;

use super::Field;

/// The module of helpers for Amazon Cognito.
#[derive(Clone, Debug)]
pub struct CognitoHelpers {
    /// The attribute of a user, if the crate has it.
    pub attribute: Option<CognitoAttribute>,
}

/// The structure of a user's attribute.
#[derive(Clone, Debug)]
pub struct CognitoAttribute {
    /// The structure.
    pub ident: Ident,
    /// The field with the attribute's name.
    pub name: Field,
    /// The field with its value.
    pub value: Field,
}
