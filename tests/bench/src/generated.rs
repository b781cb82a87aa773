//! The generated types, with `generated::json` and with serde.

use ::generated::json;
use ::generated::types::{
    AdminCreateUserRequest, AdminResetUserPasswordRequest, AttributeType, ListUsersResponse,
    MessageActionType,
};

use crate::format::{Format, SerdeJson};
use crate::{Peer, data};

/// Generated types through `generated::json`.
#[derive(Clone, Copy, Debug)]
pub struct ByJson;

/// Generated types through `serde_json`.
#[derive(Clone, Copy, Debug)]
pub struct BySerde;

fn reset() -> AdminResetUserPasswordRequest {
    AdminResetUserPasswordRequest::builder()
        .user_pool_id(data::POOL)
        .username(data::USER)
        .client_metadata([data::METADATA])
        .build()
}

fn create() -> AdminCreateUserRequest {
    let attributes = data::attributes().into_iter();
    AdminCreateUserRequest::builder()
        .user_pool_id(data::POOL)
        .username(data::USER)
        .user_attributes(
            attributes
                .map(|(name, value)| AttributeType::builder().name(name).value(value).build()),
        )
        .temporary_password(data::PASSWORD)
        .message_action(MessageActionType::Suppress)
        .build()
}

impl Peer for ByJson {
    type Reset = AdminResetUserPasswordRequest;
    type Create = AdminCreateUserRequest;
    type Users = ListUsersResponse;

    fn reset() -> Self::Reset {
        reset()
    }

    fn create() -> Self::Create {
        create()
    }

    fn write_reset(request: &Self::Reset) -> Vec<u8> {
        json::to_vec(request)
    }

    fn write_create(request: &Self::Create) -> Vec<u8> {
        json::to_vec(request)
    }

    fn read_users(body: &[u8]) -> Self::Users {
        json::from_slice(body).expect("a page of users")
    }

    fn write_users(users: &Self::Users) -> Vec<u8> {
        json::to_vec(users)
    }
}

impl Peer for BySerde {
    type Reset = AdminResetUserPasswordRequest;
    type Create = AdminCreateUserRequest;
    type Users = ListUsersResponse;

    fn reset() -> Self::Reset {
        reset()
    }

    fn create() -> Self::Create {
        create()
    }

    fn write_reset(request: &Self::Reset) -> Vec<u8> {
        SerdeJson::write(request)
    }

    fn write_create(request: &Self::Create) -> Vec<u8> {
        SerdeJson::write(request)
    }

    fn read_users(body: &[u8]) -> Self::Users {
        SerdeJson::read(body)
    }

    fn write_users(users: &Self::Users) -> Vec<u8> {
        SerdeJson::write(users)
    }
}
