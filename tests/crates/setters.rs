//! Setters of optional members in code with conditions, and partly filled builders.

use std::borrow::Cow;
use std::collections::BTreeMap;

use generated::Sensitive;
use generated::builders::{
    AdminCreateUserRequestBuilder, AdminResetUserPasswordRequestBuilder, IsSet, Unset,
};
use generated::types::{
    AdminCreateUserRequest, AdminResetUserPasswordRequest, DeliveryMediumType,
    IdentityProviderType, ListUsersRequest, MessageActionType,
};

/// A request without optional members.
fn request() -> AdminCreateUserRequestBuilder<IsSet, IsSet> {
    AdminCreateUserRequest::builder().user_pool_id("pool").username("jane")
}

fn entry(key: &str) -> (String, String) {
    (key.to_owned(), "value".to_owned())
}

#[test]
fn a_maybe_setter_takes_an_option() {
    let request = request()
        .maybe_temporary_password(Some("hunter2"))
        .maybe_message_action(Some("RESEND"))
        .maybe_force_alias_creation(Some(true));
    let set = request.clone().build();
    assert_eq!(set.temporary_password, Some(Sensitive::from("hunter2")));
    assert_eq!(set.message_action, Some(MessageActionType::Resend));
    assert_eq!(set.force_alias_creation, Some(true));
    let nothing_more = request
        .maybe_temporary_password(None::<&str>)
        .maybe_message_action(None::<MessageActionType>)
        .maybe_force_alias_creation(None)
        .build();
    assert_eq!(nothing_more, set);
}

#[test]
fn the_option_can_have_any_argument_of_the_setter() {
    let secret = |request: AdminCreateUserRequest| request.temporary_password;
    let expected = Some(Sensitive::from("hunter2"));
    for request in [
        request().maybe_temporary_password(Some("hunter2")),
        request().maybe_temporary_password(Some("hunter2".to_owned())),
        request().maybe_temporary_password(Some(Cow::Borrowed("hunter2"))),
        request().maybe_temporary_password(Some(Box::<str>::from("hunter2"))),
        request().maybe_temporary_password(expected.clone()),
    ] {
        assert_eq!(secret(request.build()), expected);
    }
    let users = ListUsersRequest::builder().user_pool_id("pool").maybe_filter(Some("x")).build();
    assert_eq!(users.filter, Some(Sensitive::from("x")));
}

#[test]
fn items_of_an_option_are_added() {
    let request = request()
        .desired_delivery_mediums([DeliveryMediumType::Sms])
        .maybe_desired_delivery_mediums(None)
        .maybe_desired_delivery_mediums(Some(vec![DeliveryMediumType::Email]))
        .desired_delivery_mediums(["of tomorrow"])
        .client_metadata([entry("a")])
        .maybe_client_metadata(None)
        .maybe_client_metadata(Some(BTreeMap::from([entry("b")])))
        .client_metadata([("c", "value")])
        .build();
    let mediums: [DeliveryMediumType; 3] = ["SMS".into(), "EMAIL".into(), "of tomorrow".into()];
    assert_eq!(request.desired_delivery_mediums.as_deref(), Some(mediums.as_slice()));
    let metadata = BTreeMap::from([entry("a"), entry("b"), entry("c")]);
    assert_eq!(request.client_metadata, Some(metadata));
}

#[test]
fn items_of_sensitive_lists_are_added_too() {
    let provider = IdentityProviderType::builder()
        .provider_details([("a", "value")])
        .maybe_provider_details(None)
        .maybe_provider_details(Some(Sensitive::new(BTreeMap::from([entry("b")]))))
        .build();
    let all = BTreeMap::from([entry("a"), entry("b")]);
    assert_eq!(provider.provider_details, Some(Sensitive::new(all)));
    let copy = IdentityProviderType::builder();
    let bare = provider.provider_details.clone();
    let copy = copy.provider_details([("c", "value")]).maybe_provider_details(bare).build();
    let again = IdentityProviderType::builder()
        .provider_details(provider.provider_details.clone().unwrap_or_default())
        .maybe_provider_details(copy.provider_details.clone())
        .build();
    assert_eq!(again.provider_details, copy.provider_details);
}

#[test]
fn boxed_values_are_passed_on_unchanged() {
    use sink::types::{Ping, Pong};
    let inner = Ping::builder().build();
    let pong = Pong::builder().maybe_ping(Some(inner.clone())).build();
    assert_eq!(pong.ping.as_deref(), Some(&inner));
    let again = Pong::builder().maybe_ping(pong.ping.clone()).maybe_ping(None::<Ping>).build();
    assert_eq!(again, pong);
}

/// Sets the members that are the same for all requests of a program.
fn prepared(
    builder: AdminResetUserPasswordRequestBuilder<Unset, Unset>,
) -> AdminResetUserPasswordRequestBuilder<IsSet, Unset> {
    builder.user_pool_id("pool").client_metadata([("reason", "forgotten")])
}

#[test]
fn code_can_name_the_type_of_an_unfinished_builder() {
    struct Job<Name> {
        builder: AdminResetUserPasswordRequestBuilder<IsSet, Name>,
    }
    let job = Job { builder: prepared(AdminResetUserPasswordRequest::builder()) };
    let done = Job { builder: job.builder.username("jane") };
    let request = done.builder.build();
    assert_eq!(
        (request.user_pool_id.as_str(), request.username.expose().as_str()),
        ("pool", "jane")
    );
}

#[test]
fn debug_of_a_builder_shows_the_members_that_are_set() {
    let builder = AdminResetUserPasswordRequest::builder();
    assert_eq!(format!("{builder:?}"), "AdminResetUserPasswordRequestBuilder");
    let builder = prepared(builder);
    assert_eq!(
        format!("{builder:?}"),
        "AdminResetUserPasswordRequestBuilder { user_pool_id: \"pool\", \
         client_metadata: Some({\"reason\": \"forgotten\"}) }"
    );
    let metadata = [("reason", "{ \"a\": [1, \n")];
    let builder =
        AdminResetUserPasswordRequest::builder().username("jane").client_metadata(metadata);
    assert_eq!(
        format!("{builder:#?}"),
        r#"AdminResetUserPasswordRequestBuilder {
    username: [REDACTED],
    client_metadata: Some(
        {
            "reason": "{ \"a\": [1, \n",
        },
    ),
}"#
    );
    let raw = sink::types::CodedError::builder().r#type("a");
    assert_eq!(format!("{raw:?}"), "CodedErrorBuilder { type: Some(\"a\") }");
}
