//! A program that uses the generated types. `tests/bench/src/before.rs` does the same with the AWS
//! SDK. The caller passes the function that sends a message: it also sets the endpoint, and signs.

use std::error::Error;
use std::io;

use generated::operations::{AdminCreateUser, ListUsers};
use generated::types::{
    AdminCreateUserRequest, AttributeType, DeliveryMediumType, ListUsersRequest, UserStatusType,
};
use generated::{Operation, Pages, Sensitive, ServiceError, Timestamp};

/// Invites a user. Returns false if the user exists.
///
/// # Errors
/// An error of the service, or a failure to reach it.
pub fn invite(
    send: impl Fn(http::Request<Vec<u8>>) -> io::Result<http::Response<Vec<u8>>>,
    pool: &str,
    email: &str,
    password: Option<Sensitive<String>>,
) -> Result<bool, Box<dyn Error + Send + Sync>> {
    let request = AdminCreateUserRequest::builder()
        .user_pool_id(pool)
        .username(email)
        .user_attributes([
            AttributeType::builder().name("email").value(email).build(),
            AttributeType::builder().name("email_verified").value("true").build(),
        ])
        .desired_delivery_mediums([DeliveryMediumType::Email])
        .client_metadata([("source", "invitation")])
        .maybe_temporary_password(password)
        .build();
    let result = AdminCreateUser::response(&send(AdminCreateUser::request(&request))?);
    let Err(error) = result else { return Ok(true) };
    if let Some(ServiceError::UsernameExistsException(_)) = error.as_service_error() {
        return Ok(false);
    }
    eprintln!("{:?}: {:?}", error.code(), error.message());
    Err(error.into())
}

/// The users who were invited since `since`, and have never signed in.
///
/// # Errors
/// An error of the service, or a failure to reach it.
pub fn waiting(
    send: impl Fn(http::Request<Vec<u8>>) -> io::Result<http::Response<Vec<u8>>>,
    pool: &str,
    since: Timestamp,
) -> Result<Vec<Sensitive<String>>, Box<dyn Error + Send + Sync>> {
    let request = ListUsersRequest::builder().user_pool_id(pool).build();
    let users = Pages::<ListUsers>::new(request).each_item(|request| {
        ListUsers::response(&send(ListUsers::request(request))?).map_err(Into::into)
    });
    let mut names = Vec::new();
    for user in users {
        let user = user.map_err(|error: Box<dyn Error + Send + Sync>| error)?;
        let is_recent = user.user_create_date.is_some_and(|date| date >= since);
        if is_recent && user.user_status == Some(UserStatusType::ForceChangePassword) {
            names.extend(user.username);
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use generated::json;
    use generated::types::{ListUsersResponse, UserType};
    use std::cell::RefCell;

    fn answer(status: u16, body: &[u8]) -> io::Result<http::Response<Vec<u8>>> {
        http::Response::builder().status(status).body(body.to_vec()).map_err(io::Error::other)
    }

    #[test]
    fn an_existing_user_is_not_invited_again() {
        let exists = br#"{"__type": "UsernameExistsException"}"#;
        let invite = |status, body: &'static [u8]| {
            invite(|_| answer(status, body), "us-east-1_EXAMPLE", "jane@example.com", None)
        };
        assert!(invite(200, b"{}").unwrap());
        assert!(!invite(400, exists).unwrap());
        assert!(invite(400, br#"{"__type": "TooManyRequestsException"}"#).is_err());
    }

    #[test]
    fn all_pages_are_read() {
        let user = |name: &str, secs| {
            UserType::builder()
                .username(name)
                .user_create_date(Timestamp::from_secs(secs))
                .user_status(UserStatusType::ForceChangePassword)
                .build()
        };
        let pages = RefCell::new(vec![
            ListUsersResponse::builder().users([user("joe", 3)]).build(),
            ListUsersResponse::builder().users([user("ann", 1)]).pagination_token("2").build(),
            ListUsersResponse::builder().users([user("jane", 2)]).pagination_token("1").build(),
        ]);
        let send = |_| answer(200, &json::to_vec(&pages.borrow_mut().pop().unwrap()));
        let names = waiting(send, "us-east-1_EXAMPLE", Timestamp::from_secs(2)).unwrap();
        assert_eq!(names, ["jane", "joe"].map(Sensitive::from));
    }
}
