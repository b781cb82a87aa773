//! Setters of optional members, as code with conditions uses them.

use std::collections::BTreeMap;

use generated::Sensitive;
use generated::types::{AdminCreateUserRequest, DeliveryMediumType, IdentityProviderType};

#[test]
fn a_value_may_be_there_or_not() {
    let request = AdminCreateUserRequest::builder().user_pool_id("pool").username("jane");
    let request = request
        .maybe_temporary_password(Some(Sensitive::from("hunter2")))
        .maybe_force_alias_creation(Some(true));
    let set = request.clone().build();
    assert_eq!(set.temporary_password, Some(Sensitive::from("hunter2")));
    assert_eq!(set.force_alias_creation, Some(true));
    let kept = request.maybe_temporary_password(None).maybe_force_alias_creation(None).build();
    assert_eq!(kept, set);
}

#[test]
fn items_are_added_where_there_are_any() {
    let entry = |key: &str| (key.to_owned(), "value".to_owned());
    let request = AdminCreateUserRequest::builder()
        .user_pool_id("pool")
        .username("jane")
        .desired_delivery_mediums([DeliveryMediumType::Sms])
        .maybe_desired_delivery_mediums(None)
        .maybe_desired_delivery_mediums(Some(vec![DeliveryMediumType::Email]))
        .client_metadata([entry("a")])
        .maybe_client_metadata(None)
        .maybe_client_metadata(Some(BTreeMap::from([entry("b")])))
        .build();
    let mediums = [DeliveryMediumType::Sms, DeliveryMediumType::Email];
    assert_eq!(request.desired_delivery_mediums.as_deref(), Some(mediums.as_slice()));
    assert_eq!(request.client_metadata, Some(BTreeMap::from([entry("a"), entry("b")])));
}

#[test]
fn items_of_what_is_sensitive_are_added_too() {
    let entry = |key: &str| (key.to_owned(), "value".to_owned());
    let provider = IdentityProviderType::builder()
        .provider_details([("a", "value")])
        .maybe_provider_details(None)
        .maybe_provider_details(Some(Sensitive::new(BTreeMap::from([entry("b")]))))
        .build();
    let all = BTreeMap::from([entry("a"), entry("b")]);
    assert_eq!(provider.provider_details, Some(Sensitive::new(all)));
}
