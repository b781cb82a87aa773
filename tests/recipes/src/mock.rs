//! A mock of the service, for tests. The code under test takes the function that sends a message.

use generated::operations::AdminGetUser;
use generated::types::{AdminGetUserRequest, UserStatusType};
use generated::{Operation, OperationError};

/// Whether a user has confirmed the account. `send` is an HTTP client, or a mock.
///
/// # Errors
/// An error of the service.
pub fn is_confirmed(
    username: &str,
    send: impl FnOnce(http::Request<Vec<u8>>) -> http::Response<Vec<u8>>,
) -> Result<bool, OperationError> {
    let request =
        AdminGetUserRequest::builder().user_pool_id("us-east-1_EXAMPLE").username(username).build();
    let user = AdminGetUser::response(&send(AdminGetUser::request(&request)))?;
    Ok(user.user_status == Some(UserStatusType::Confirmed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use generated::types::AdminGetUserResponse;
    use generated::{ServiceError, json};

    /// A service that knows only jane.
    fn service(message: http::Request<Vec<u8>>) -> http::Response<Vec<u8>> {
        let (head, body) = message.into_parts();
        assert_eq!(head.headers["x-amz-target"], AdminGetUser::TARGET);
        let request: AdminGetUserRequest = json::from_slice_strict(&body).unwrap();
        if request.username != "jane" {
            let body = br#"{"__type": "UserNotFoundException", "message": "no such user"}"#;
            return http::Response::builder().status(400).body(body.to_vec()).unwrap();
        }
        let response = AdminGetUserResponse::builder()
            .username(request.username)
            .user_status(UserStatusType::Confirmed)
            .build();
        http::Response::new(json::to_vec(&response))
    }

    #[test]
    fn jane_is_confirmed() {
        assert!(is_confirmed("jane", service).unwrap());
    }

    #[test]
    fn others_are_not_found() {
        let error = is_confirmed("joe", service).unwrap_err();
        assert!(matches!(error.as_service_error(), Some(ServiceError::UserNotFoundException(_))));
    }
}
