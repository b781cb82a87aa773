//! The types of values in rules.

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

/// The type of a part of a value, with the name that Rust code has for it.
pub(super) fn attribute(of: Type, name: &str) -> Option<(&'static str, Type)> {
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
