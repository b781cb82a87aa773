//! Types with the derives of serde, as one would write them by hand for only these operations.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use serde::{Deserialize, Serialize};

use crate::format::{Format, SerdeJson, SimdJson, SonicRs};
use crate::{Peer, data};

/// Structures written by hand, through a crate that reads and writes JSON.
#[derive(Clone, Copy, Debug)]
pub struct DerivedBy<F>(PhantomData<F>);

/// Structures written by hand, through `serde_json`.
pub type Derived = DerivedBy<SerdeJson>;

/// Structures written by hand, through `sonic-rs`.
pub type DerivedSonic = DerivedBy<SonicRs>;

/// Structures written by hand, through `simd-json`.
pub type DerivedSimd = DerivedBy<SimdJson>;

/// A request to reset a password.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Reset {
    user_pool_id: String,
    username: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_metadata: Option<BTreeMap<String, String>>,
}

/// A request to create a user.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Create {
    user_pool_id: String,
    username: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_attributes: Option<Vec<Attribute>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    validation_data: Option<Vec<Attribute>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    temporary_password: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    force_alias_creation: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message_action: Option<MessageAction>,
    #[serde(skip_serializing_if = "Option::is_none")]
    desired_delivery_mediums: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_metadata: Option<BTreeMap<String, String>>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Attribute {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "UPPERCASE")]
#[expect(dead_code, reason = "the model has it")]
enum MessageAction {
    Resend,
    Suppress,
}

/// A page of users.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Users {
    #[serde(skip_serializing_if = "Option::is_none")]
    users: Option<Vec<User>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pagination_token: Option<String>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
#[expect(clippy::struct_field_names, reason = "the model names them so")]
struct User {
    #[serde(skip_serializing_if = "Option::is_none")]
    username: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attributes: Option<Vec<Attribute>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_create_date: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_last_modified_date: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    enabled: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_status: Option<Status>,
    #[serde(rename = "MFAOptions", skip_serializing_if = "Option::is_none")]
    mfa_options: Option<Vec<MfaOption>>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum Status {
    Archived,
    Compromised,
    Confirmed,
    ExternalProvider,
    ForceChangePassword,
    ResetRequired,
    Unconfirmed,
    #[serde(other)]
    Unknown,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
struct MfaOption {
    #[serde(skip_serializing_if = "Option::is_none")]
    delivery_medium: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attribute_name: Option<String>,
}

impl<F: Format> Peer for DerivedBy<F> {
    type Reset = Reset;
    type Create = Create;
    type Users = Users;

    fn reset() -> Reset {
        let (key, value) = data::METADATA;
        Reset {
            user_pool_id: data::POOL.to_owned(),
            username: data::USER.to_owned(),
            client_metadata: Some(BTreeMap::from([(key.to_owned(), value.to_owned())])),
        }
    }

    fn create() -> Create {
        let attributes = data::attributes().into_iter();
        Create {
            user_pool_id: data::POOL.to_owned(),
            username: data::USER.to_owned(),
            user_attributes: Some(
                attributes.map(|(name, value)| Attribute { name, value: Some(value) }).collect(),
            ),
            validation_data: None,
            temporary_password: Some(data::PASSWORD.to_owned()),
            force_alias_creation: None,
            message_action: Some(MessageAction::Suppress),
            desired_delivery_mediums: None,
            client_metadata: None,
        }
    }

    fn write_reset(request: &Reset) -> Vec<u8> {
        F::write(request)
    }

    fn write_create(request: &Create) -> Vec<u8> {
        F::write(request)
    }

    fn read_users(body: &[u8]) -> Users {
        F::read(body)
    }

    fn write_users(users: &Users) -> Vec<u8> {
        F::write(users)
    }
}
