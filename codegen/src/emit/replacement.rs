//! Emits the module that connects the user's types with the wire, by conversions of the standard
//! library.

use std::collections::BTreeMap;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::RustFile;
use super::imports::Imports;
use crate::ir::{Crate, ProtocolKind, Replacement, Support, Type};
use crate::leave_out::LeaveOut;
use crate::map::map_of;

/// The module; `None` if no type is replaced.
pub(super) fn replacements(krate: &Crate, mut imports: Imports<'_>) -> Option<RustFile> {
    let replacements = &krate.replacements;
    if replacements.is_empty() {
        return None;
    }
    imports.support("Empty");
    let has_protocol = imports.protocol().is_some();
    if has_protocol {
        for name in ["Format", "Scalar", "Slot", "Value", "View"] {
            imports.wire(name);
        }
    }
    let standards: BTreeMap<&str, &Type> =
        map_of(replacements.iter().map(|it| (values(&it.standard), &it.standard)));
    let needs_hash = !krate.leave_out.contains(&LeaveOut::Hash);
    let demands = standards.values().map(|standard| demand(standard, needs_hash));
    let conversion_checks =
        standards.values().filter(|_| has_protocol).map(|standard| conversions(standard));
    let empty_impls = replacements.iter().map(empty);
    let kind = imports.protocol().map(|protocol| protocol.kind);
    let wire_impls = kind.map(|kind| replacements.iter().map(move |it| wire(it, kind)));
    let wire_impls = wire_impls.into_iter().flatten();
    Some(RustFile::new(
        "src/replacements.rs",
        &["codegen/src/emit/replacement.rs"],
        quote! {
            #![doc = " Types that replace others, and their conversions."]
            #imports
            #(#demands)*
            #(#conversion_checks)*
            #(#empty_impls)*
            #(#wire_impls)*
        },
    ))
}

/// The name of the function that requires the traits for replacing a type.
fn demand_of(standard: &Type) -> Ident {
    format_ident!("stands_for_{}", values(standard))
}

/// The name of the function that requires the conversions from and to a type.
fn conversions_of(standard: &Type) -> Ident {
    format_ident!("converts_{}", values(standard))
}

/// The name of a type's values, for messages.
fn values(standard: &Type) -> &'static str {
    match standard {
        Type::String => "strings",
        Type::Support(Support::Blob) => "blobs",
        Type::Support(_) => "timestamps",
        Type::Bool => "booleans",
        Type::I8 => "bytes",
        Type::I16 => "shorts",
        Type::I32 => "integers",
        Type::I64 => "longs",
        Type::F32 => "floats",
        _ => "doubles",
    }
}

/// The function that requires the traits, so that the compiler's error says which one is missing
/// and why.
///
/// It requires `Eq`, since the types around this one implement `Eq` without checking their fields.
fn demand(standard: &Type, needs_hash: bool) -> TokenStream {
    let name = demand_of(standard);
    let equality = match standard {
        Type::F32 | Type::F64 => quote!(PartialEq),
        _ if needs_hash => quote!(Eq + std::hash::Hash),
        _ => quote!(Eq),
    };
    let docs = format!(" The traits that a type needs to replace {}.", values(standard));
    quote!(#[doc = #docs] fn #name<T: Clone + std::fmt::Debug + Default + #equality>() {})
}

/// The function that requires the conversions.
fn conversions(standard: &Type) -> TokenStream {
    let name = conversions_of(standard);
    let bounds = match standard {
        Type::String => quote!(std::str::FromStr + std::fmt::Display),
        Type::Support(Support::Blob) => quote!(TryFrom<Vec<u8>> + AsRef<[u8]>),
        Type::Support(_) => quote!(TryFrom<crate::Timestamp> + Into<crate::Timestamp>),
        other => quote!(TryFrom<#other> + Into<#other>),
    };
    let docs = format!(" The conversions that a type needs for {} on the wire.", values(standard));
    quote!(#[doc = #docs] #[cfg(feature = "json")] fn #name<T: #bounds>() {})
}

/// The value that a builder starts from, and that a field gets if a response lacks it.
fn empty(Replacement { path, standard }: &Replacement) -> TokenStream {
    let check = demand_of(standard);
    quote! {
        const _: fn() = #check::<#path>;

        impl Empty for #path {
            #[inline]
            fn empty() -> Self {
                Default::default()
            }
        }
    }
}

/// The wire form, which is that of the replaced type.
fn wire(Replacement { path, standard }: &Replacement, kind: ProtocolKind) -> TokenStream {
    let check = conversions_of(standard);
    let expected = format!("expected {} that `{}` takes", noun(standard), path.path());
    let format =
        if *standard == Type::Support(Support::Timestamp) { quote!(format) } else { quote!(_) };
    let view_expression = view(standard);
    let scalar_code = scalar(standard, kind == ProtocolKind::RpcV2Cbor);
    let exact_scalar = (kind == ProtocolKind::RestJson1).then(|| exact_scalar(standard));
    quote! {
        #[cfg(feature = "json")]
        const _: fn() = #check::<#path>;
        #[cfg(feature = "json")]
        impl Value for #path {
            #[inline]
            fn view(&self, #format: Format) -> View<'_> {
                #view_expression
            }
        }
        #[cfg(feature = "json")]
        impl Slot for #path {
            fn expected(&self) -> &'static str {
                #expected
            }

            #[inline]
            fn scalar(&mut self, scalar: Scalar<'_>) -> bool {
                #scalar_code
            }
            #exact_scalar
        }
    }
}

/// The method by which a server reads a value exactly, where that differs from other reading.
fn exact_scalar(standard: &Type) -> Option<TokenStream> {
    let (format, code) = match standard {
        Type::Support(Support::Blob) => (
            quote!(_),
            quote! {
                let is_padded = match scalar {
                    Scalar::Str(text) => crate::support::base64::is_padded(text),
                    _ => true,
                };
                is_padded && self.scalar(scalar)
            },
        ),
        Type::Support(_) => (
            quote!(format),
            quote! {
                let mut standard = crate::Timestamp::default();
                standard.exact_scalar(scalar, format)
                    && standard.try_into().map(|value| *self = value).is_ok()
            },
        ),
        _ => return None,
    };
    Some(quote! {
        #[cfg(feature = "server")]
        fn exact_scalar(&mut self, scalar: Scalar<'_>, #format: Format) -> bool {
            #code
        }
    })
}

/// The expected value on the wire, for messages.
fn noun(standard: &Type) -> &'static str {
    match standard {
        Type::String => "a string",
        Type::Support(Support::Blob) => "a string of base64",
        Type::Support(_) => "a timestamp",
        Type::Bool => "true or false",
        Type::F32 | Type::F64 => "a number",
        _ => "an integer",
    }
}

/// An expression for the value on the wire.
fn view(standard: &Type) -> TokenStream {
    let converted = match standard {
        Type::Support(_) => quote!(Into::<crate::Timestamp>::into(self.clone())),
        number => quote!(Into::<#number>::into(self.clone())),
    };
    match standard {
        Type::String => quote!(View::Display(self)),
        Type::Support(Support::Blob) => quote! {
            View::Bytes(AsRef::<[u8]>::as_ref(self), crate::support::base64::encode)
        },
        Type::Support(_) => quote!(#converted.to_view(format)),
        Type::Bool => quote!(View::Bool(#converted)),
        Type::F32 => quote!(View::f32(#converted)),
        Type::F64 => quote!(View::f64(#converted)),
        _ => quote!(View::Int(#converted.into())),
    }
}

/// Code that reads a value from the wire, and returns whether it fits. A format can have bytes, or
/// only base64.
fn scalar(standard: &Type, has_bytes: bool) -> TokenStream {
    let of_bytes = (has_bytes && *standard == Type::Support(Support::Blob))
        .then(|| quote!(Scalar::Bytes(bytes) => bytes.to_vec().try_into().ok(),));
    let of_text = match standard {
        Type::String => quote!(text.parse().ok()),
        Type::Support(Support::Blob) => {
            quote!(crate::support::base64::decode(text).and_then(|bytes| bytes.try_into().ok()))
        }
        standard => {
            let standard = match standard {
                Type::Support(_) => quote!(crate::Timestamp),
                number => quote!(#number),
            };
            return quote! {
                let mut standard = #standard::default();
                standard.scalar(scalar) && standard.try_into().map(|value| *self = value).is_ok()
            };
        }
    };
    quote! {
        let read = match scalar {
            Scalar::Str(text) => #of_text,
            #of_bytes
            _ => None,
        };
        read.map(|value| *self = value).is_some()
    }
}
