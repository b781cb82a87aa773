//! Where the service is.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::Ident;

use super::{Docs, PathStep};
use crate::endpoint_rules::{Expression, Function, Kind, Outcome, Part, Partitions, Rule, Type};

/// How the endpoint of a request is found.
#[derive(Clone, Debug)]
pub struct EndpointRules {
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

    /// The parameters that are a part of a host and that no rule checks, so that their values must
    /// be checked before: a character of theirs could change the host.
    pub(crate) fn host_parameters(&self) -> Vec<&EndpointParameter> {
        let mut checked = BTreeSet::new();
        self.visit(&mut |expression| {
            if let Kind::Call(Function::IsValidHostLabel, arguments) = &expression.kind {
                checked.extend(arguments.first().and_then(Expression::as_name));
            }
        });
        let in_hosts = in_hosts(&self.rules);
        let is_open = |it: &&EndpointParameter| {
            in_hosts.contains(&it.name.as_str()) && !checked.contains(it.name.as_str())
        };
        self.parameters.iter().filter(is_open).collect()
    }

    fn visit<'a>(&'a self, see: &mut dyn FnMut(&'a Expression)) {
        self.rules.iter().for_each(|rule| rule.visit(see));
    }
}

/// The names whose values are a part of an address that isn't all of it.
fn in_hosts(rules: &[Rule]) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    for rule in rules {
        match &rule.outcome {
            Outcome::Rules(rules) => names.extend(in_hosts(rules)),
            Outcome::Endpoint(template) => {
                let Kind::Text(parts) = &template.url.kind else { continue };
                names.extend(parts.iter().filter_map(|part| match part {
                    Part::Value(value) => value.as_name(),
                    Part::Literal(_) => None,
                }));
            }
            Outcome::Error(_) | Outcome::Nothing => {}
        }
    }
    names
}

/// Something that the endpoint of a request depends on.
#[derive(Clone, Debug)]
pub struct EndpointParameter {
    /// Its name in the rules.
    pub name: String,
    /// The field for it.
    pub ident: Ident,
    /// Its type.
    pub ty: Type,
    /// Its value where none is given; `None` if it can be absent.
    pub default: Option<ParameterDefault>,
    /// Whether the rules can't do without it.
    pub is_required: bool,
    /// Its documentation.
    pub docs: Docs,
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
#[derive(Clone, Debug)]
pub struct EndpointContext {
    /// The field of the parameter.
    pub ident: Ident,
    /// Whether the field is an `Option`.
    pub is_optional: bool,
    /// The value.
    pub value: ContextValue,
}

/// Where such a value comes from.
#[derive(Clone, Debug)]
pub enum ContextValue {
    /// It is the same for all requests.
    Constant(ParameterDefault),
    /// It is a field of the input.
    Input(PathStep),
}
