//! Custom attributes. You declare them without the prefix `custom:`, and use them with it.

use generated::Sensitive;
use generated::types::{
    AddCustomAttributesRequest, AdminUpdateUserAttributesRequest, AttributeDataType, AttributeType,
    SchemaAttributeType, StringAttributeConstraintsType,
};

/// Declares an attribute that is a text and can be changed. You can't remove an attribute from a
/// pool.
#[must_use]
pub fn declare(user_pool_id: &str, name: &str, max_length: u16) -> AddCustomAttributesRequest {
    let length = StringAttributeConstraintsType::builder()
        .min_length("0")
        .max_length(max_length.to_string()) // a text on the wire, too
        .build();
    let attribute = SchemaAttributeType::builder()
        .name(name)
        .attribute_data_type(AttributeDataType::String)
        .mutable(true)
        .string_attribute_constraints(length)
        .build();
    AddCustomAttributesRequest::builder()
        .user_pool_id(user_pool_id)
        .custom_attributes([attribute])
        .build()
}

/// Sets the attribute of a user.
#[must_use]
pub fn set(
    user_pool_id: &str,
    username: &str,
    name: &str,
    value: &str,
) -> AdminUpdateUserAttributesRequest {
    let attribute = AttributeType::builder().name(format!("custom:{name}")).value(value).build();
    AdminUpdateUserAttributesRequest::builder()
        .user_pool_id(user_pool_id)
        .username(username)
        .user_attributes([attribute])
        .build()
}

/// The value of the attribute in the attributes of a user.
#[must_use]
pub fn get<'a>(attributes: &'a [AttributeType], name: &str) -> Option<&'a Sensitive<String>> {
    let is_wanted = |attribute: &&AttributeType| {
        attribute.name.strip_prefix("custom:").is_some_and(|own| own == name)
    };
    attributes.iter().find(is_wanted)?.value.as_ref()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_declaration_has_no_prefix() {
        let declared = declare("us-east-1_EXAMPLE", "tenant", 64);
        assert_eq!(declared.custom_attributes[0].name.as_deref(), Some("tenant"));
        let request = set("us-east-1_EXAMPLE", "jane", "tenant", "blue");
        assert_eq!(request.user_attributes[0].name, "custom:tenant");
        assert_eq!(get(&request.user_attributes, "tenant"), Some(&Sensitive::from("blue")));
        assert_eq!(get(&request.user_attributes, "custom:tenant"), None);
    }
}
