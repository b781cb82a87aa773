//! Where the service is.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{Docs, FieldPath, Type};
use crate::endpoint_rules as rules;
use crate::endpoint_rules::{Expression, Function, Kind, Partitions, Rule};

/// How the endpoint of a request is found.
#[derive(Clone, Debug)]
pub struct EndpointRules {
    /// The documentation of the structure of parameters.
    pub params_docs: Docs,
    /// What it depends on.
    pub parameters: Vec<EndpointParameter>,
    /// The rules, in the order in which they are tried.
    pub rules: Vec<Rule>,
    /// The Rust names of the parameters, and of the values that rules give names to.
    pub names: BTreeMap<String, Ident>,
    /// The partitions of AWS.
    pub partitions: Partitions,
}

impl EndpointRules {
    /// The functions that the rules call.
    pub(crate) fn functions(&self) -> BTreeSet<Function> {
        let mut functions = BTreeSet::new();
        self.visit(&mut |expression| {
            if let Kind::Call(function, _) = &expression.kind {
                functions.insert(*function);
            }
        });
        functions
    }

    fn visit<'a>(&'a self, see: &mut dyn FnMut(&'a Expression)) {
        self.rules.iter().for_each(|rule| rule.visit(see));
    }
}

/// Something that the endpoint of a request depends on.
#[derive(Clone, Debug)]
pub struct EndpointParameter {
    /// Its name in the rules.
    pub name: String,
    /// The field for it.
    pub ident: Ident,
    /// Its type.
    pub ty: rules::Type,
    /// Its value where none is given; `None` if it can be absent.
    pub default: Option<ParameterDefault>,
    /// Whether the rules can't do without it.
    pub is_required: bool,
    /// Its documentation.
    pub docs: Docs,
}

impl EndpointParameter {
    /// The type of its field, in Rust.
    #[must_use]
    pub fn field_type(&self) -> TokenStream {
        match (self.ty, &self.default) {
            (rules::Type::Bool, Some(_)) => quote!(bool),
            (rules::Type::Bool, None) => quote!(Option<bool>),
            (rules::Type::List, _) => quote!(Option<Vec<String>>),
            _ => quote!(Option<String>),
        }
    }
}

/// The value of a parameter where none is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParameterDefault {
    /// True or false.
    Bool(bool),
    /// A text.
    Text(String),
    /// A list of texts.
    List(Vec<String>),
}

/// A value that an operation gives to a parameter of endpoints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointContext {
    /// The field of the parameter.
    pub ident: Ident,
    /// The type of the parameter.
    pub ty: rules::Type,
    /// Whether the field is an `Option`.
    pub is_optional: bool,
    /// The value.
    pub value: ContextValue,
}

/// Where such a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContextValue {
    /// It is the same for all requests.
    Constant(ParameterDefault),
    /// It is in the input.
    Input(InputPath),
}

/// A path to values of an input, which are texts or booleans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputPath {
    /// The fields of structures, then the rest of the path.
    Fields(FieldPath, Box<InputPath>),
    /// Each item, of this type, of a list.
    Items(Type, Box<InputPath>),
    /// Each value, of this type, of a map.
    Values(Type, Box<InputPath>),
    /// The keys, of this type, of a map. The path ends here.
    Keys(Type),
    /// Several paths from here.
    Each(Vec<InputPath>),
    /// A value of this type. The path ends here.
    Value(Type),
    /// The items of a list of this type. The path ends here.
    List(Type),
}
