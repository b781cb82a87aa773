//! Builds a request and writes it, only with the codec: the smallest program with the SDK.

use std::error::Error;

use aws_sdk_cognitoidentityprovider::operation::admin_reset_user_password::AdminResetUserPasswordInput;
use aws_smithy_json::codec::{JsonCodec, JsonCodecSettings};
use aws_smithy_schema::codec::Codec;
use aws_smithy_schema::serde::ShapeSerializer;
use aws_smithy_types::date_time::Format;

fn main() -> Result<(), Box<dyn Error>> {
    let settings = JsonCodecSettings::builder()
        .use_json_name(false)
        .default_timestamp_format(Format::EpochSeconds);
    let input = AdminResetUserPasswordInput::builder()
        .user_pool_id("us-east-1_AbCdEfGhI")
        .username("jane")
        .build()?;
    let mut serializer = JsonCodec::new(settings.build()).create_serializer();
    serializer.write_struct(AdminResetUserPasswordInput::SCHEMA, &input)?;
    println!("{}", String::from_utf8(serializer.finish())?);
    Ok(())
}
