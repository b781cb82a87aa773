//! A mock of the service: functions answer what the client sends, without a socket.

use generated::operations::AdminGetUser;
use generated::server::Handlers;
use generated::types::{
    AdminGetUserRequest, AdminGetUserResponse, UserNotFoundException, UserStatusType,
};
use generated::{CallError, Client, Credentials};

/// A service that knows only jane.
fn cognito() -> Handlers {
    Handlers::new().on::<AdminGetUser>(|request| match request.username.expose().as_str() {
        "jane" => Ok(AdminGetUserResponse::builder()
            .username("jane")
            .user_status(UserStatusType::Confirmed)
            .build()),
        _ => Err(UserNotFoundException::builder().message("no such user").build())?,
    })
}

/// The code under test.
fn status(name: &str, cognito: &Handlers) -> Result<Option<UserStatusType>, CallError> {
    let client = Client::new("us-east-1").credentials(Credentials::new("AKIAANYKEYWILLDO", "any"));
    let request =
        AdminGetUserRequest::builder().user_pool_id("us-east-1_EXAMPLE").username(name).build();
    let user = client.call::<AdminGetUser>(&request, |message| Ok(cognito.answer(&message)))?;
    Ok(user.user_status)
}

#[test]
fn jane_is_confirmed() {
    assert_eq!(status("jane", &cognito()).unwrap(), Some(UserStatusType::Confirmed));
}

#[test]
fn joe_is_not_found() {
    let error = status("joe", &cognito()).unwrap_err();
    assert_eq!(error.code(), Some("UserNotFoundException"));
}
