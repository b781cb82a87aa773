//! The official SDK: only the codec of its client, without HTTP messages, endpoints, signatures,
//! retries and futures.

use std::sync::LazyLock;

use aws_sdk_cognitoidentityprovider::operation::admin_create_user::AdminCreateUserInput;
use aws_sdk_cognitoidentityprovider::operation::admin_reset_user_password::AdminResetUserPasswordInput;
use aws_sdk_cognitoidentityprovider::operation::list_users::ListUsersOutput;
use aws_sdk_cognitoidentityprovider::types::{AttributeType, MessageActionType};
use aws_smithy_json::codec::{JsonCodec, JsonCodecSettings};
use aws_smithy_schema::Schema;
use aws_smithy_schema::codec::Codec;
use aws_smithy_schema::serde::{SerializableStruct, ShapeSerializer};
use aws_smithy_types::date_time::Format;

use crate::{Peer, data};

/// The SDK's types, through its codec.
#[derive(Clone, Copy, Debug)]
pub struct Sdk;

/// A codec with the settings of `AwsJsonRpcProtocol`, whose own codec is private.
static CODEC: LazyLock<JsonCodec> = LazyLock::new(|| {
    let settings = JsonCodecSettings::builder()
        .use_json_name(false)
        .default_timestamp_format(Format::EpochSeconds);
    JsonCodec::new(settings.build())
});

fn write(schema: &Schema<'_>, value: &dyn SerializableStruct) -> Vec<u8> {
    let mut serializer = CODEC.create_serializer();
    serializer.write_struct(schema, value).expect("it can be written");
    serializer.finish()
}

impl Peer for Sdk {
    type Reset = AdminResetUserPasswordInput;
    type Create = AdminCreateUserInput;
    type Users = ListUsersOutput;

    fn reset() -> Self::Reset {
        let (key, value) = data::METADATA;
        AdminResetUserPasswordInput::builder()
            .user_pool_id(data::POOL)
            .username(data::USER)
            .client_metadata(key, value)
            .build()
            .expect("nothing is missing")
    }

    fn create() -> Self::Create {
        let attribute = |(name, value): (String, String)| {
            AttributeType::builder().name(name).value(value).build().expect("nothing is missing")
        };
        AdminCreateUserInput::builder()
            .user_pool_id(data::POOL)
            .username(data::USER)
            .set_user_attributes(Some(data::attributes().into_iter().map(attribute).collect()))
            .temporary_password(data::PASSWORD)
            .message_action(MessageActionType::Suppress)
            .build()
            .expect("nothing is missing")
    }

    fn write_reset(request: &Self::Reset) -> Vec<u8> {
        write(AdminResetUserPasswordInput::SCHEMA, request)
    }

    fn write_create(request: &Self::Create) -> Vec<u8> {
        write(AdminCreateUserInput::SCHEMA, request)
    }

    fn read_users(body: &[u8]) -> Self::Users {
        ListUsersOutput::deserialize(&mut CODEC.create_deserializer(body)).expect("a page of users")
    }

    fn write_users(users: &Self::Users) -> Vec<u8> {
        write(ListUsersOutput::SCHEMA, users)
    }
}
