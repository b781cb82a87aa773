//! Answers by functions, and a client that gets them without a socket.

use std::sync::Mutex;

use generated::operations::{AdminGetUser, DeleteUser, GetUser, SignUp};
use generated::server::{Handlers, RequestError};
use generated::types::{
    AdminGetUserRequest, AdminGetUserResponse, DeleteUserRequest, GetUserRequest, SignUpRequest,
    SignUpResponse, UserNotFoundException, UsernameExistsException,
};
use generated::{CallError, Client, Credentials, Operation, Retries, ServiceError};

use crate::server::{body, header, request};

/// A service with users, of whom it keeps the names.
fn service() -> Handlers {
    let users = Mutex::new(Vec::new());
    Handlers::new()
        .on::<AdminGetUser>(|input| match input.username.expose().as_str() {
            "jane" => Ok(AdminGetUserResponse::builder().username("jane").build()),
            _ => Err(UserNotFoundException::builder().message("no such user").build())?,
        })
        .on::<SignUp>(move |input| {
            let mut users = users.lock().expect("nobody panics");
            if users.contains(&input.username) {
                return Err(UsernameExistsException::builder().build().into());
            }
            users.push(input.username);
            Ok(SignUpResponse::builder().user_confirmed(true).user_sub("1").build())
        })
        .on::<DeleteUser>(|_| Ok(()))
}

fn client() -> Client {
    let client = Client::new("us-east-1").retries(Retries::none());
    client.credentials(Credentials::new("AKIDEXAMPLE", "secret"))
}

fn call<O: Operation>(service: &Handlers, input: &O::Input) -> Result<O::Output, CallError> {
    client().call::<O>(input, |message| Ok(service.answer(&message)))
}

#[test]
fn a_client_gets_what_the_functions_return() {
    let service = service();
    let get = |name: &str| {
        let input = AdminGetUserRequest::builder().user_pool_id("p").username(name).build();
        call::<AdminGetUser>(&service, &input)
    };
    assert_eq!(get("jane").expect("she is there").username.expose(), "jane");
    let error = get("john").expect_err("he isn't there");
    let CallError::Service(error) = error else { panic!("{error:?}") };
    assert_eq!((error.status(), error.message()), (404, Some("no such user")));
    assert!(matches!(error.as_service_error(), Some(ServiceError::UserNotFoundException(_))));
    let input = SignUpRequest::builder().client_id("c").username("jane").build();
    assert!(call::<SignUp>(&service, &input).expect("she is new").user_confirmed);
    let again = call::<SignUp>(&service, &input).expect_err("she is there");
    assert_eq!(again.code(), Some("UsernameExistsException"));
    let input = DeleteUserRequest::builder().access_token("t").build();
    call::<DeleteUser>(&service, &input).expect("it returns nothing");
}

#[test]
fn a_response_is_that_of_the_service() {
    let answer = service().answer(&request(DeleteUser::TARGET, br#"{"AccessToken":"t"}"#));
    assert_eq!((answer.status().as_u16(), body(&answer)), (200, ""));
    assert_eq!(header(&answer, "content-type"), Some("application/x-amz-json-1.1"));
    assert_eq!(answer.headers().len(), 1, "{:?}", answer.headers());
}

#[test]
fn an_operation_without_a_function_is_named() {
    let input = GetUserRequest::builder().access_token("t").build();
    let error = call::<GetUser>(&service(), &input).expect_err("nobody answers");
    let message = "UnknownOperationException: there is no handler for `GetUser`: add one with \
                   `.on::<GetUser>(..)` (HTTP status 501)";
    assert_eq!(error.to_string(), message);
    let message = GetUser::request(&input);
    let error = RequestError::NoHandler { operation: "GetUser" };
    assert_eq!(service().try_answer(&message).map(drop), Err(error));
}

#[test]
fn requests_that_nobody_can_read_are_answered() {
    let status =
        |target: &str, body: &[u8]| service().answer(&request(target, body)).status().as_u16();
    assert_eq!(status("AWSCognitoIdentityProviderService.Gone", b"{}"), 404);
    assert_eq!(status(SignUp::TARGET, b"{}"), 400);
    assert_eq!(status(SignUp::TARGET, b"{"), 400);
    let get = http::Request::new("");
    assert_eq!(service().try_answer(&get).map(drop), Err(RequestError::Method));
}

#[test]
fn the_last_function_of_an_operation_counts() {
    let service =
        service().on::<DeleteUser>(|_| Err(UserNotFoundException::builder().build().into()));
    let input = DeleteUserRequest::builder().access_token("t").build();
    let error = call::<DeleteUser>(&service, &input).expect_err("the second function returns it");
    assert_eq!(error.code(), Some("UserNotFoundException"));
    let shown = format!("{service:?}");
    assert!(shown.contains(DeleteUser::TARGET) && !shown.contains(GetUser::TARGET), "{shown}");
}

#[test]
fn handlers_can_go_to_other_threads() {
    let service = service();
    let answer =
        || service.answer(&request(DeleteUser::TARGET, br#"{"AccessToken":"t"}"#)).status();
    let statuses = std::thread::scope(|scope| {
        [scope.spawn(answer), scope.spawn(answer)].map(|thread| thread.join().expect("it answers"))
    });
    assert_eq!(statuses, [200, 200]);
}
