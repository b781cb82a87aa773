//! A program that uses the AWS SDK. `tests/recipes/src/after_the_sdk.rs` does the same with the
//! generated types.

use std::error::Error;

use aws_sdk_cognitoidentityprovider::Client;
use aws_sdk_cognitoidentityprovider::error::ProvideErrorMetadata;
use aws_sdk_cognitoidentityprovider::operation::admin_create_user::AdminCreateUserError;
use aws_sdk_cognitoidentityprovider::primitives::DateTime;
use aws_sdk_cognitoidentityprovider::types::{AttributeType, DeliveryMediumType, UserStatusType};

/// Invites a user. Returns false if the user exists.
///
/// # Errors
/// An error of the service, or a failure to reach it.
pub async fn invite(
    client: &Client,
    pool: &str,
    email: &str,
    password: Option<String>,
) -> Result<bool, Box<dyn Error + Send + Sync>> {
    let result = client
        .admin_create_user()
        .user_pool_id(pool)
        .username(email)
        .user_attributes(AttributeType::builder().name("email").value(email).build()?)
        .user_attributes(AttributeType::builder().name("email_verified").value("true").build()?)
        .desired_delivery_mediums(DeliveryMediumType::Email)
        .client_metadata("source", "invitation")
        .set_temporary_password(password)
        .send()
        .await;
    let Err(error) = result else { return Ok(true) };
    if error.as_service_error().is_some_and(AdminCreateUserError::is_username_exists_exception) {
        return Ok(false);
    }
    eprintln!("{:?}: {:?}", error.code(), error.message());
    Err(error.into())
}

/// The users who were invited since `since`, and have never signed in.
///
/// # Errors
/// An error of the service, or a failure to reach it.
pub async fn waiting(
    client: &Client,
    pool: &str,
    since: DateTime,
) -> Result<Vec<String>, Box<dyn Error + Send + Sync>> {
    let mut users = client.list_users().user_pool_id(pool).into_paginator().items().send();
    let mut names = Vec::new();
    while let Some(user) = users.next().await {
        let user = user?;
        let is_recent = user.user_create_date().is_some_and(|date| date.secs() >= since.secs());
        if is_recent && user.user_status() == Some(&UserStatusType::ForceChangePassword) {
            names.extend(user.username().map(ToOwned::to_owned));
        }
    }
    Ok(names)
}
