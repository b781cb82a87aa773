//! One program that uses three services, whose crates share their support code.

use aws_support::server::Handlers;
use aws_support::{CallError, Client, Credentials, Operation, Pages, Redacted, Sensitive, json};
use cognito::operations::{AdminGetUser, ListUsers};
use cognito::types::{
    AdminGetUserRequest, AdminGetUserResponse, ListUsersRequest, ListUsersResponse,
};
use dynamodb::operations::GetItem;
use dynamodb::types::{AttributeValue, GetItemInput, GetItemOutput};
use sqs::operations::SendMessage;
use sqs::types::{InvalidMessageContents, SendMessageRequest};

/// A double of three services.
fn services() -> Handlers {
    Handlers::new()
        .on::<AdminGetUser>(|input| {
            Ok(AdminGetUserResponse::builder().username(input.username.into_inner()).build())
        })
        .on::<ListUsers>(|_| Ok(ListUsersResponse::default()))
        .on::<GetItem>(|_| {
            Ok(GetItemOutput::builder().item([("name", AttributeValue::S("jane".into()))]).build())
        })
        .on::<SendMessage>(|_| Err(InvalidMessageContents::builder().build().into()))
}

fn call<O: Operation>(input: &O::Input) -> Result<O::Output, CallError<O::Service>> {
    let client = Client::new("eu-central-1").credentials(Credentials::new("id", "key"));
    client.call::<O>(input, |message| {
        assert!(message.headers().contains_key("authorization"));
        Ok(services().answer(&message))
    })
}

#[test]
fn one_client_calls_three_services() {
    let user =
        AdminGetUserRequest::builder().user_pool_id("eu-central-1_A").username("jane").build();
    let secret: &Sensitive<String> = &user.username;
    assert_eq!(secret.expose(), "jane");
    assert_eq!(call::<AdminGetUser>(&user).expect("it answers").username.expose(), "jane");
    let key = [("name", AttributeValue::S("jane".into()))];
    let item = GetItemInput::builder().table_name("users").key(key).build();
    assert!(call::<GetItem>(&item).expect("it answers").item.is_some());
    let message = SendMessageRequest::builder()
        .queue_url("https://example.com/q")
        .message_body("hello")
        .build();
    let error = call::<SendMessage>(&message).expect_err("it is refused");
    assert_eq!(error.code(), Some("InvalidMessageContents"));
}

#[test]
fn values_of_all_services_have_the_same_formats() {
    let user = AdminGetUserRequest::builder().user_pool_id("p").username("jane").build();
    assert!(!Redacted(&user).to_string().contains("jane"));
    let item = GetItemInput::builder()
        .table_name("users")
        .key([("a", AttributeValue::N("1".into()))])
        .build();
    let text = json::to_string(&item);
    assert_eq!(json::from_slice::<GetItemInput>(text.as_bytes()), Ok(item.clone()));
    assert_eq!(
        serde_json::from_slice::<GetItemInput>(text.as_bytes()).expect("it is what json writes"),
        item
    );
    let users = ListUsersRequest::builder().user_pool_id("p").build();
    let pages = Pages::<ListUsers>::new(users).each(call::<ListUsers>);
    assert_eq!(pages.map(|page| page.expect("it answers")).count(), 1);
}
