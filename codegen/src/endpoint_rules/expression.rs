//! Values in rules, and their types.

use serde_json::Value;

use super::function::{Function, Signature};
use super::problem::{problem, wrong};
use super::scope::Scope;
use super::value_type::{Type, attribute};
use crate::error::Problem;

/// How deep functions can be within each other.
const MAX_DEPTH: usize = 16;

/// A value, or how to get it.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    /// What it is.
    pub kind: Kind,
    /// The type of the value.
    pub ty: Type,
    /// Whether the value can be absent.
    pub is_optional: bool,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// True or false.
    Bool(bool),
    /// A whole number.
    Number(u64),
    /// A text that is put together.
    Text(Vec<Part>),
    /// The value of a name.
    Name(String),
    /// The part of a value with this name.
    Attribute(Box<Expression>, String),
    /// The item of a list with this index.
    Item(Box<Expression>, usize),
    /// The result of a function.
    Call(Function, Vec<Expression>),
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// As it is.
    Literal(String),
    /// The text of a value, which isn't absent.
    Value(Expression),
}

impl Expression {
    fn literal(kind: Kind, ty: Type) -> Self {
        Self { kind, ty, is_optional: false }
    }

    /// Reads a value or a call of a function, in which the names of `scope` can stand.
    pub(super) fn read(value: &Value, scope: &Scope) -> Result<Self, Problem> {
        Self::within(value, scope, 0)
    }

    /// The same for a text that isn't absent.
    pub(super) fn text(value: &Value, scope: &Scope) -> Result<Self, Problem> {
        match Self::read(value, scope)? {
            Self { ty: Type::Text, is_optional: true, .. } => {
                Err(wrong("a value that can be absent", value))
            }
            text @ Self { ty: Type::Text, .. } => Ok(text),
            _ => Err(wrong("something else than a text", value)),
        }
    }

    fn within(value: &Value, scope: &Scope, depth: usize) -> Result<Self, Problem> {
        if depth > MAX_DEPTH {
            return Err(wrong("functions that are too deep within each other", value));
        }
        match value {
            Value::Bool(flag) => Ok(Self::literal(Kind::Bool(*flag), Type::Bool)),
            Value::Number(number) => match number.as_u64() {
                Some(number) => Ok(Self::literal(Kind::Number(number), Type::Number)),
                None => Err(wrong("a number that isn't whole", value)),
            },
            Value::String(text) => Self::template(text, scope),
            Value::Object(object) => {
                match (object.get("ref"), object.get("fn"), object.get("argv")) {
                    (Some(Value::String(name)), None, _) => Self::name(name, scope),
                    (None, Some(Value::String(name)), Some(Value::Array(arguments))) => {
                        Self::call(name, arguments, scope, depth)
                    }
                    _ => Err(wrong("neither a name nor a function", value)),
                }
            }
            _ => Err(wrong("a value of an unknown type", value)),
        }
    }

    /// The names whose values can be absent, and aren't if this has a value that isn't false.
    pub(super) fn needed(&self) -> Vec<String> {
        let mut names = Vec::new();
        self.collect_needed(&mut names);
        names
    }

    fn collect_needed(&self, names: &mut Vec<String>) {
        match &self.kind {
            Kind::Name(name) if self.is_optional && !names.contains(name) => {
                names.push(name.clone());
            }
            Kind::Attribute(of, _) | Kind::Item(of, _) => of.collect_needed(names),
            // What these make of an absent value can be true.
            Kind::Call(Function::Not | Function::Coalesce | Function::IfThenElse, _) => {}
            Kind::Call(_, arguments) => {
                for argument in arguments {
                    argument.collect_needed(names);
                }
            }
            _ => {}
        }
    }

    fn name(name: &str, scope: &Scope) -> Result<Self, Problem> {
        let (ty, is_optional) = scope.get(name)?;
        Ok(Self { kind: Kind::Name(name.to_owned()), ty, is_optional })
    }

    fn call(name: &str, arguments: &[Value], scope: &Scope, depth: usize) -> Result<Self, Problem> {
        let read = |value: &Value| Self::within(value, scope, depth + 1);
        if let ("getAttr", [of, Value::String(path)]) = (name, arguments) {
            return path_of(read(of)?, path).ok_or_else(|| wrong_path(path));
        }
        let values = arguments.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        let call = match name {
            "isSet" => Self::is_set(values),
            "coalesce" => Self::coalesce(values),
            "ite" => Self::if_then_else(values),
            _ => {
                let signature = Signature::of(name);
                let unknown = || problem(format!("the function `{name}` isn't known"));
                Self::with_signature(&signature.ok_or_else(unknown)?, values)
            }
        };
        let wrong = || format!("the function `{name}` has arguments that it doesn't take");
        call.ok_or_else(|| problem(wrong()))
    }

    fn is_set(values: Vec<Self>) -> Option<Self> {
        let [value] = <[Self; 1]>::try_from(values).ok()?;
        let kind = if value.is_optional {
            Kind::Call(Function::IsSet, vec![value])
        } else {
            Kind::Bool(true)
        };
        Some(Self::literal(kind, Type::Bool))
    }

    fn coalesce(values: Vec<Self>) -> Option<Self> {
        let ty = values.first()?.ty;
        let fits = values.len() > 1 && can_be_chosen(ty) && values.iter().all(|it| it.ty == ty);
        let is_optional = values.iter().all(|value| value.is_optional);
        fits.then_some(Self { kind: Kind::Call(Function::Coalesce, values), ty, is_optional })
    }

    fn if_then_else(values: Vec<Self>) -> Option<Self> {
        let [condition, then, otherwise] = values.as_slice() else { return None };
        let is_condition = condition.ty == Type::Bool && !condition.is_optional;
        let (ty, is_optional) = (then.ty, then.is_optional || otherwise.is_optional);
        let fits = is_condition && can_be_chosen(ty) && otherwise.ty == ty;
        fits.then_some(Self { kind: Kind::Call(Function::IfThenElse, values), ty, is_optional })
    }

    fn with_signature(signature: &Signature, values: Vec<Self>) -> Option<Self> {
        let Signature { function, arguments, result: ty } = *signature;
        let fits = values.iter().map(|value| value.ty).eq(arguments.iter().copied());
        // A test of a value that is absent fails.
        let can_be_absent = function.can_fail() || values.iter().any(|value| value.is_optional);
        let is_optional = can_be_absent && ty != Type::Bool;
        fits.then_some(Self { kind: Kind::Call(function, values), ty, is_optional })
    }

    /// A text in which `{name}` and `{name#attribute}` stand for values, and `{{` for a brace.
    fn template(text: &str, scope: &Scope) -> Result<Self, Problem> {
        let mut parts = Vec::new();
        let mut literal = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            literal.push_str(&rest[..at]);
            let after = &rest[at + 1..];
            let brace = &rest[at..=at];
            if let Some(after) = after.strip_prefix(brace) {
                literal.push_str(brace);
                rest = after;
                continue;
            }
            let (name, after) = match after.split_once('}') {
                Some(pair) if brace == "{" => pair,
                _ => {
                    return Err(problem(format!(
                        "the text {text:?} has a brace that isn't closed"
                    )));
                }
            };
            let value = match name.split_once('#') {
                Some((name, path)) => {
                    path_of(Self::name(name, scope)?, path).ok_or_else(|| wrong_path(path))?
                }
                None => Self::name(name, scope)?,
            };
            if value.ty != Type::Text || value.is_optional {
                return Err(problem(format!(
                    "`{{{name}}}` in the text {text:?} isn't a text, or can be absent"
                )));
            }
            if !literal.is_empty() {
                parts.push(Part::Literal(std::mem::take(&mut literal)));
            }
            parts.push(Part::Value(value));
            rest = after;
        }
        literal.push_str(rest);
        if !literal.is_empty() {
            parts.push(Part::Literal(literal));
        }
        Ok(match <[Part; 1]>::try_from(parts) {
            Ok([Part::Value(value)]) => value,
            Ok(parts) => Self::literal(Kind::Text(parts.into()), Type::Text),
            Err(parts) => Self::literal(Kind::Text(parts), Type::Text),
        })
    }
}

/// Whether functions can choose between values of this type.
fn can_be_chosen(ty: Type) -> bool {
    matches!(ty, Type::Bool | Type::Text)
}

fn wrong_path(path: &str) -> Problem {
    problem(format!("`{path}` isn't a part of the value that it is read from"))
}

/// The part of a value at a path such as `name`, `[0]` or `resourceId[1]`.
fn path_of(value: Expression, path: &str) -> Option<Expression> {
    let (names, index) = match path.split_once('[') {
        Some((names, index)) => (names, Some(index.strip_suffix(']')?.parse().ok()?)),
        None => (path, None),
    };
    let mut value = value;
    for name in names.split('.').filter(|name| !name.is_empty()) {
        let (name, ty) = attribute(value.ty, name)?;
        let is_optional = value.is_optional;
        value =
            Expression { kind: Kind::Attribute(Box::new(value), name.to_owned()), ty, is_optional };
    }
    match index {
        Some(index) if value.ty == Type::List => Some(Expression {
            kind: Kind::Item(Box::new(value), index),
            ty: Type::Text,
            is_optional: true,
        }),
        Some(_) => None,
        None => Some(value),
    }
}
