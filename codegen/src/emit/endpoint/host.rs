//! The values that are a part of an address's host.

use crate::endpoint_rules::{Expression, Kind, Part, Type};

/// The values of an address, with the names that they are read from, that could change where its
/// host ends: those in front of its path, except what is known to be a part of a host.
pub(super) fn host_values(url: &Expression) -> Vec<(&str, &Expression)> {
    let Kind::Text(parts) = &url.kind else { return Vec::new() };
    let has_scheme =
        parts.iter().any(|part| matches!(part, Part::Literal(text) if text.contains("://")));
    // Without a scheme of its own, the address begins with one that the user gives.
    let parts = parts.iter().skip(usize::from(!has_scheme));
    let mut values = Vec::new();
    let mut is_host = !has_scheme;
    for part in parts {
        match part {
            Part::Literal(text) => {
                let rest = text.split_once("://").filter(|_| !is_host);
                is_host |= rest.is_some();
                if is_host && rest.map_or(text.as_str(), |(_, rest)| rest).contains('/') {
                    break;
                }
            }
            Part::Value(Expression { kind: Kind::Attribute(of, name), .. })
                if of.ty == Type::Url =>
            {
                if name.ends_with("path") {
                    break;
                }
            }
            Part::Value(value) => values.extend(name(value).map(|name| (name, value))),
        }
    }
    values
}

/// The name that a value is read from; none for a part of a partition, which the generator knows.
fn name(value: &Expression) -> Option<&str> {
    match &value.kind {
        Kind::Name(name) => Some(name),
        Kind::Attribute(of, _) | Kind::Item(of, _) if of.ty != Type::Partition => name(of),
        _ => None,
    }
}
