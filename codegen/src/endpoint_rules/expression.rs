//! Values in rules, and their types.

use serde_json::Value;

use super::ruleset::{Scope, wrong};
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

/// The type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// True or false.
    Bool,
    /// A whole number, which only literals are.
    Number,
    /// A text.
    Text,
    /// A list of texts.
    List,
    /// What is known of a partition.
    Partition,
    /// The parts of a URL.
    Url,
    /// The parts of an Amazon Resource Name.
    Arn,
}

/// A function of the standard library, except those that read a part of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Function {
    /// Whether a value isn't absent.
    IsSet,
    /// The opposite.
    Not,
    /// Whether two values of the same type are equal.
    Equals,
    /// A part of a text.
    Substring,
    /// A text with percent-encoding.
    UriEncode,
    /// The parts of a URL.
    ParseUrl,
    /// Whether a text is a label of a host.
    IsValidHostLabel,
    /// The partition of a region.
    Partition,
    /// The parts of an Amazon Resource Name.
    ParseArn,
    /// Whether a text is the name of a bucket that can be a label of a host.
    IsVirtualHostableS3Bucket,
    /// The first value that isn't absent.
    Coalesce,
    /// The second or the third value, as the first one says.
    IfThenElse,
    /// The parts of a text between separators.
    Split,
}

impl Function {
    /// The function, the types of its arguments, the type of its result, and whether that can be
    /// absent although all arguments are there.
    fn of_name(name: &str) -> Option<(Self, &'static [Type], Type, bool)> {
        use Type::{Arn, Bool, List, Number, Partition, Text, Url};
        Some(match name {
            "not" => (Self::Not, &[Bool], Bool, false),
            "booleanEquals" => (Self::Equals, &[Bool, Bool], Bool, false),
            "stringEquals" => (Self::Equals, &[Text, Text], Bool, false),
            "substring" => (Self::Substring, &[Text, Number, Number, Bool], Text, true),
            "uriEncode" => (Self::UriEncode, &[Text], Text, false),
            "parseURL" => (Self::ParseUrl, &[Text], Url, true),
            "isValidHostLabel" => (Self::IsValidHostLabel, &[Text, Bool], Bool, false),
            "aws.partition" => (Self::Partition, &[Text], Partition, true),
            "aws.parseArn" => (Self::ParseArn, &[Text], Arn, true),
            "aws.isVirtualHostableS3Bucket" => {
                (Self::IsVirtualHostableS3Bucket, &[Text, Bool], Bool, false)
            }
            "split" => (Self::Split, &[Text, Text, Number], List, false),
            _ => return None,
        })
    }
}

/// The type of a part of a value, with the name that Rust code has for it.
fn attribute(of: Type, name: &str) -> Option<(&'static str, Type)> {
    Some(match (of, name) {
        (Type::Partition, "name") => ("name", Type::Text),
        (Type::Partition, "dnsSuffix") => ("dns_suffix", Type::Text),
        (Type::Partition, "dualStackDnsSuffix") => ("dual_stack_dns_suffix", Type::Text),
        (Type::Partition, "implicitGlobalRegion") => ("implicit_global_region", Type::Text),
        (Type::Partition, "supportsFIPS") => ("supports_fips", Type::Bool),
        (Type::Partition, "supportsDualStack") => ("supports_dual_stack", Type::Bool),
        (Type::Url, "scheme") => ("scheme", Type::Text),
        (Type::Url, "authority") => ("authority", Type::Text),
        (Type::Url, "path") => ("path", Type::Text),
        (Type::Url, "normalizedPath") => ("normalized_path", Type::Text),
        (Type::Url, "isIp") => ("is_ip", Type::Bool),
        (Type::Arn, "partition") => ("partition", Type::Text),
        (Type::Arn, "service") => ("service", Type::Text),
        (Type::Arn, "region") => ("region", Type::Text),
        (Type::Arn, "accountId") => ("account_id", Type::Text),
        (Type::Arn, "resourceId") => ("resource_id", Type::List),
        _ => return None,
    })
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
            _ => Err(wrong("no value that rules can have", value)),
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

    /// The name, if it is the value of one.
    pub(crate) fn as_name(&self) -> Option<&str> {
        match &self.kind {
            Kind::Name(name) => Some(name),
            _ => None,
        }
    }

    fn name(name: &str, scope: &Scope) -> Result<Self, Problem> {
        let (ty, is_optional) = scope.get(name)?;
        Ok(Self { kind: Kind::Name(name.to_owned()), ty, is_optional })
    }

    fn call(name: &str, arguments: &[Value], scope: &Scope, depth: usize) -> Result<Self, Problem> {
        let read = |value: &Value| Self::within(value, scope, depth + 1);
        let arguments_are_wrong =
            || Scope::problem(format!("the function `{name}` has arguments that it doesn't take"));
        match (name, arguments) {
            ("getAttr", [of, Value::String(path)]) => {
                return path_of(read(of)?, path).ok_or_else(|| wrong_path(path));
            }
            ("isSet", [value]) => {
                let value = read(value)?;
                let kind = if value.is_optional {
                    Kind::Call(Function::IsSet, vec![value])
                } else {
                    Kind::Bool(true)
                };
                return Ok(Self::literal(kind, Type::Bool));
            }
            ("coalesce", [_, _, ..]) => {
                let values = arguments.iter().map(read).collect::<Result<Vec<_>, _>>()?;
                let ty = values[0].ty;
                if values.iter().any(|value| value.ty != ty) {
                    return Err(arguments_are_wrong());
                }
                let is_optional = values.iter().all(|value| value.is_optional);
                return Ok(Self { kind: Kind::Call(Function::Coalesce, values), ty, is_optional });
            }
            ("ite", [condition, then, otherwise]) => {
                let values = vec![read(condition)?, read(then)?, read(otherwise)?];
                let ty = values[1].ty;
                if values[0].ty != Type::Bool || values[0].is_optional || values[2].ty != ty {
                    return Err(arguments_are_wrong());
                }
                let is_optional = values[1].is_optional || values[2].is_optional;
                return Ok(Self {
                    kind: Kind::Call(Function::IfThenElse, values),
                    ty,
                    is_optional,
                });
            }
            _ => {}
        }
        let Some((function, types, ty, can_fail)) = Function::of_name(name) else {
            let help = "generate with `--types-only`, or leave the trait out of the model";
            return Err(Scope::problem(format!("the function `{name}` isn't known")).help(help));
        };
        let values = arguments.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        if !values.iter().map(|value| value.ty).eq(types.iter().copied()) {
            return Err(arguments_are_wrong());
        }
        let is_optional = can_fail || values.iter().any(|value| value.is_optional);
        // A test of a value that is absent fails.
        let is_optional = is_optional && ty != Type::Bool;
        Ok(Self { kind: Kind::Call(function, values), ty, is_optional })
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
                    return Err(Scope::problem(format!(
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
                return Err(Scope::problem(format!(
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

fn wrong_path(path: &str) -> Problem {
    Scope::problem(format!("`{path}` isn't a part of the value that it is read from"))
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
