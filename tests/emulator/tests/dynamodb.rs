//! Calls of Amazon `DynamoDB`, by types that the build script makes.

use emulator::dynamodb::operations::{CreateTable, DeleteTable, GetItem, PutItem};
use emulator::dynamodb::types::{
    AttributeDefinition, AttributeValue, CreateTableInput, DeleteTableInput, GetItemInput,
    KeySchemaElement, KeyType, PutItemInput, ScalarAttributeType,
};
use emulator::dynamodb::{Client, Credentials, TransportError};
use emulator::{Error, moto, send};
use http::Request;

#[test]
fn an_item_is_read_as_it_was_written() -> Result<(), Error> {
    let emulator = moto::without_checks()?;
    let key = Credentials::new("AKIAANYKEYWILLDO", "any-secret-will-do");
    let client = Client::new("us-east-1").endpoint(&emulator.endpoint).credentials(key);
    let agent = send::ureq::agent();
    let send = |message: Request<Vec<u8>>| {
        send::ureq::send(&agent, message).map_err(|error| TransportError::from(error.into_inner()))
    };

    let name = AttributeDefinition::builder()
        .attribute_name("name")
        .attribute_type(ScalarAttributeType::S)
        .build();
    let key = KeySchemaElement::builder().attribute_name("name").key_type(KeyType::Hash).build();
    let table = CreateTableInput::builder().table_name("users").attribute_definitions([name]);
    let table = table.key_schema([key]).billing_mode("PAY_PER_REQUEST").build();
    client.call::<CreateTable>(&table, send)?;

    let item = [("name", AttributeValue::S("jane".into())), ("age", AttributeValue::N("7".into()))];
    let put = PutItemInput::builder().table_name("users").item(item.clone()).build();
    client.call::<PutItem>(&put, send)?;
    let get = GetItemInput::builder().table_name("users").key([item[0].clone()]).build();
    let found = client.call::<GetItem>(&get, send)?.item.unwrap_or_default();
    assert_eq!(found, item.map(|(name, value)| (name.to_owned(), value)).into_iter().collect());

    let other = GetItemInput::builder().table_name("nobody").key([item_key()]).build();
    let error = client.call::<GetItem>(&other, send).expect_err("there is no such table");
    assert_eq!(error.code(), Some("ResourceNotFoundException"));
    client.call::<DeleteTable>(&DeleteTableInput::builder().table_name("users").build(), send)?;
    Ok(())
}

fn item_key() -> (&'static str, AttributeValue) {
    ("name", AttributeValue::S("jane".into()))
}
