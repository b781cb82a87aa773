//! Writes values of types that the configuration sets under `[replace]`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

use super::{Place, Renderer};
use crate::error::Problem;
use crate::ir::UserCode;
use crate::model::scalar::{Purpose, Scalar};
use crate::model::{Kind, Simple};

impl Renderer<'_, '_> {
    /// Converts a default like a value on the wire, with the conversions that
    /// `emit/replacement.rs` requires. If the type refuses the value, its own default is used.
    ///
    /// Examples can't show such a type: only its author knows which values are right.
    pub(super) fn replaced(
        &mut self,
        ty: &UserCode,
        place: &Place<'_>,
        node: &Value,
    ) -> Result<TokenStream, Problem> {
        let id = place.target;
        let simple = match &self.plan.shape(id).kind {
            Kind::Simple(simple) => *simple,
            Kind::IntEnum(_) => Simple::Integer,
            _ => Simple::String,
        };
        if self.purpose != Purpose::Default {
            let message = format!("{id} is `{}`, which has values of its own", ty.path());
            return Err(Problem::new(&place.at, message));
        }
        let converted = match self.read(simple, place, node)? {
            Scalar::String(text) => quote!(#text.parse::<#ty>()),
            Scalar::Blob(bytes) => {
                let bytes = Literal::byte_string(&bytes);
                quote!(<#ty>::try_from(#bytes.to_vec()))
            }
            _ => {
                let value = self.simple(simple, place, node)?;
                quote!(<#ty>::try_from(#value))
            }
        };
        Ok(quote!(#converted.unwrap_or_default()))
    }
}
