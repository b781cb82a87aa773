//! A user's attributes as a map, and back. The values stay redacted.

use std::collections::BTreeMap;

use generated::Sensitive;
use generated::types::AttributeType;

/// The attributes of `AdminGetUserResponse::user_attributes`, by name. Attributes without a value
/// are left out.
#[must_use]
pub fn to_map(attributes: Vec<AttributeType>) -> BTreeMap<String, Sensitive<String>> {
    attributes
        .into_iter()
        .filter_map(|attribute| Some((attribute.name, attribute.value?)))
        .collect()
}

/// Attributes for the setter `user_attributes` of a request.
pub fn from_map<N, V>(attributes: impl IntoIterator<Item = (N, V)>) -> Vec<AttributeType>
where
    N: Into<String>,
    V: Into<Sensitive<String>>,
{
    attributes
        .into_iter()
        .map(|(name, value)| AttributeType::builder().name(name).value(value).build())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use generated::types::SignUpRequest;

    #[test]
    fn attributes_come_back_from_a_map() {
        let request = SignUpRequest::builder()
            .client_id("client")
            .username("jane")
            .user_attributes(from_map([("email", "jane@example.com"), ("locale", "de")]))
            .build();
        let map = to_map(request.user_attributes.clone().unwrap_or_default());
        assert_eq!(map["email"], "jane@example.com");
        assert_eq!(Some(from_map(map.clone())), request.user_attributes);
        let shown = format!("{map:?} {request:?}");
        assert!(!shown.contains("example.com"), "{shown}");
    }

    #[test]
    fn an_attribute_without_a_value_is_left_out() {
        assert!(to_map(vec![AttributeType::builder().name("email").build()]).is_empty());
    }
}
