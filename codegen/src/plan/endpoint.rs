//! The rules by which the endpoint of a request is found, and the Rust names of their values.

use std::collections::BTreeMap;

use proc_macro2::Ident;
use serde_json::{Value, json};

use crate::endpoint_rules::{Condition, Outcome, Parameter, Partitions, Rule, Rules};
use crate::error::Problem;
use crate::model::{ShapeId, TraitValues};
use crate::name::{self, Scope};

/// The decisions about endpoints.
pub(crate) struct EndpointPlan {
    pub(crate) rules: Rules,
    /// Whether these are the rules of the model.
    pub(crate) has_rules: bool,
    pub(crate) partitions: Partitions,
    /// The Rust names of parameters, and of the values to which rules give names.
    pub(crate) names: BTreeMap<String, Ident>,
}

/// The parameters that every client has: the setting, the name of the field, and the parameter if
/// the rules don't have it.
const STANDARD: [(&str, &str, &str); 4] = [
    ("AWS::Region", "region", "Region"),
    ("AWS::UseFIPS", "use_fips", "UseFIPS"),
    ("AWS::UseDualStack", "use_dual_stack", "UseDualStack"),
    ("SDK::Endpoint", "endpoint", "Endpoint"),
];

/// Names that the emitted function uses.
const OWN_NAMES: [&str; 6] = ["it", "params", "text", "texts", "url", "value"];

impl EndpointPlan {
    /// The rules of a service. Without rules, only an address that a client is given is one.
    ///
    /// # Errors
    /// The first thing in the rules that isn't valid.
    pub(crate) fn of(service: &ShapeId, traits: &TraitValues) -> Result<Self, Problem> {
        let (rules, id) = match (&traits.endpoint_rules, &traits.endpoint_diagram) {
            (Some(rules), _) => (Rules::read(rules), Some("smithy.rules#endpointRuleSet")),
            (None, Some(diagram)) => {
                (Rules::read_diagram(diagram), Some("smithy.rules#endpointBdd"))
            }
            (None, None) => (Rules::read(&without_rules()), None),
        };
        let mut rules = rules.map_err(|problem| {
            let id = id.unwrap_or_default();
            problem.at(service).help(format!(
                "correct the trait {id}; without it, or with `--types-only`, the types can be generated"
            ))
        })?;
        add_standard(&mut rules.parameters);
        let names = names(&rules);
        let partitions = Partitions::known().map_err(|problem| problem.at(service))?;
        Ok(Self { rules, has_rules: id.is_some(), partitions, names })
    }

    /// The parameter of this name.
    pub(crate) fn parameter(&self, name: &str) -> Option<(&Parameter, &Ident)> {
        let parameter = self.rules.parameters.iter().find(|parameter| parameter.name == name)?;
        Some((parameter, self.names.get(name)?))
    }
}

/// The rules of a service whose model has none.
fn without_rules() -> Value {
    json!({
        "parameters": { "Endpoint": { "builtIn": "SDK::Endpoint", "type": "string" } },
        "rules": [
            {
                "conditions": [{ "fn": "isSet", "argv": [{ "ref": "Endpoint" }] }],
                "endpoint": { "url": { "ref": "Endpoint" } },
                "type": "endpoint",
            },
            {
                "conditions": [],
                "error": "the model has no rules for endpoints: set the endpoint",
                "type": "error",
            },
        ],
    })
}

/// Adds the parameters that every client has and the rules don't use.
fn add_standard(parameters: &mut Vec<Parameter>) {
    for (built_in, _, name) in STANDARD {
        let is_there = |it: &Parameter| it.built_in.as_deref() == Some(built_in) || it.name == name;
        if !parameters.iter().any(is_there) {
            parameters.push(Parameter::standard(built_in, name));
        }
    }
}

/// The Rust names of parameters, then those of other values.
fn names(rules: &Rules) -> BTreeMap<String, Ident> {
    let mut scope = Scope::fields();
    for name in OWN_NAMES {
        scope.claim(name);
    }
    let mut names = BTreeMap::new();
    let standard = |parameter: &&Parameter| standard_field(parameter).is_some();
    let (standard, others): (Vec<_>, Vec<_>) = rules.parameters.iter().partition(standard);
    for parameter in standard.into_iter().chain(others) {
        let wanted =
            standard_field(parameter).map_or_else(|| name::snake(&parameter.name), str::to_owned);
        names.insert(parameter.name.clone(), name::ident(&scope.claim(&wanted)));
    }
    for bound in bound_names(&rules.rules) {
        let ident = || name::ident(&scope.claim(&name::snake(bound)));
        names.entry(bound.to_owned()).or_insert_with(ident);
    }
    names
}

fn standard_field(parameter: &Parameter) -> Option<&'static str> {
    let built_in = parameter.built_in.as_deref()?;
    STANDARD.into_iter().find(|(own, ..)| *own == built_in).map(|(_, field, _)| field)
}

/// The names that rules give to values, in the order of the rules.
fn bound_names(rules: &[Rule]) -> Vec<&str> {
    let mut names = Vec::new();
    for rule in rules {
        names.extend(rule.conditions.iter().filter_map(|condition| match condition {
            Condition::Bind { name, .. } => Some(name.as_str()),
            Condition::Test(_) => None,
        }));
        if let Outcome::Rules(rules) = &rule.outcome {
            names.extend(bound_names(rules));
        }
    }
    names
}
