//! Three services in modules that share their support code: one type of each kind serves all.

use consumer::aws::cognito::operations::AdminGetUser;
use consumer::aws::cognito::types::{AdminGetUserRequest, AdminGetUserResponse};
use consumer::aws::dynamodb::operations::GetItem;
use consumer::aws::dynamodb::types::{
    AttributeValue, BackupDetails, GetItemInput, GetItemOutput, ResourceNotFoundException,
};
use consumer::aws::server::Handlers;
use consumer::aws::sqs::operations::SendMessage;
use consumer::aws::sqs::types::{InvalidMessageContents, SendMessageRequest};
use consumer::aws::{cognito, dynamodb, sqs};
use consumer::aws::{
    CallError, Client, Credentials, Operation, OperationError, Sensitive, Timestamp,
};

fn no_such_table() -> ResourceNotFoundException {
    ResourceNotFoundException::builder().message("no such table").build()
}

/// Answers operations of all services, each in its own protocol.
fn handlers() -> Handlers {
    Handlers::new()
        .on::<AdminGetUser>(|input| {
            let created = Timestamp::from_secs(1);
            let user = AdminGetUserResponse::builder().username(input.username);
            Ok(user.user_create_date(created).build())
        })
        .on::<GetItem>(|input| match input.table_name.as_str() {
            "users" => Ok(GetItemOutput::default()),
            _ => Err(no_such_table().into()),
        })
        .on::<SendMessage>(|_| Err(InvalidMessageContents::builder().build().into()))
}

/// Calls an operation of any service with this client.
fn call<O: Operation>(
    client: &Client,
    input: &O::Input,
) -> Result<O::Output, CallError<O::Service>> {
    client.call::<O>(input, |message| {
        assert!(message.headers().contains_key("authorization"));
        Ok(handlers().answer(&message))
    })
}

fn client() -> Client {
    Client::new("us-east-1").credentials(Credentials::new("id", "key"))
}

fn get_item(table: &str) -> GetItemInput {
    let key = AttributeValue::S("jane".into());
    GetItemInput::builder().table_name(table).key([("name", key)]).build()
}

#[test]
fn one_client_calls_all_services() {
    let client = client();
    let user = AdminGetUserRequest::builder().user_pool_id("us-east-1_A").username("jane").build();
    let user = call::<AdminGetUser>(&client, &user).expect("the user is there");
    assert_eq!(user.user_create_date, Some(Timestamp::from_secs(1)));
    call::<GetItem>(&client, &get_item("users")).expect("the table is there");
    let error = call::<GetItem>(&client, &get_item("gone")).expect_err("it isn't there");
    assert_eq!(error.to_string(), "ResourceNotFoundException: no such table (HTTP status 400)");
    let message =
        SendMessageRequest::builder().queue_url("http://localhost/q").message_body("hello").build();
    let error = call::<SendMessage>(&client, &message).expect_err("it is refused");
    assert_eq!(error.code(), Some("InvalidMessageContents"));
}

#[test]
fn each_type_of_support_code_is_there_once() {
    let client: cognito::Client = client();
    let client: dynamodb::Client = client;
    let _: sqs::Client = client;
    let user = AdminGetUserRequest::builder().user_pool_id("us-east-1_A").username("jane").build();
    let name: Sensitive<String> = user.username;
    let _: cognito::Sensitive<String> = name;
    let backup = BackupDetails::builder()
        .backup_arn("arn")
        .backup_name("name")
        .backup_status("AVAILABLE")
        .backup_type("USER")
        .backup_creation_date_time(Timestamp::from_secs(1))
        .build();
    let created: cognito::Timestamp = backup.backup_creation_date_time;
    assert_eq!(created, dynamodb::Timestamp::from_secs(1));
}

#[test]
fn errors_without_a_parameter_are_those_of_the_service() {
    let error: dynamodb::CallError =
        call::<GetItem>(&client(), &get_item("gone")).expect_err("it isn't there");
    let error: dynamodb::OperationError = match error {
        CallError::Service(error) => error,
        other => panic!("{}", other),
    };
    let modeled = match error {
        OperationError::Service { error, .. } => error,
        other => panic!("{}", other),
    };
    assert_eq!(*modeled, dynamodb::ServiceError::from(no_such_table()));
}
