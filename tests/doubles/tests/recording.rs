//! Calls of a service are recorded, and answered from the file later.

use std::fs;
use std::path::PathBuf;

use doubles::recording::{Recorder, Replay};
use generated::operations::{AdminGetUser, InitiateAuth};
use generated::server::Handlers;
use generated::types::{
    AdminGetUserRequest, AdminGetUserResponse, AuthFlowType, AuthenticationResultType,
    InitiateAuthRequest, InitiateAuthResponse, InvalidParameterException,
};
use generated::{CallError, Client, Credentials, Retries, ServiceError, TransportError};
use http::{Request, Response};
use tempfile::TempDir;

type Message = Request<Vec<u8>>;
type Answer = Result<Response<Vec<u8>>, TransportError>;

/// The service that is recorded. Its answers have secrets.
fn service() -> Handlers {
    let tokens = AuthenticationResultType::builder()
        .access_token("canary-access-token")
        .refresh_token("canary-refresh-token")
        .token_type("Bearer")
        .build();
    let signed_in = InitiateAuthResponse::builder()
        .authentication_result(tokens)
        .session("canary-session")
        .build();
    Handlers::new().on::<InitiateAuth>(move |_| Ok(signed_in.clone())).on::<AdminGetUser>(
        |request| match request.user_pool_id.as_str() {
            "us-east-1_WRONG" => Err(InvalidParameterException::builder()
                .message("there is no such pool")
                .reason_code("POOL")
                .build())?,
            pool => Ok(AdminGetUserResponse::builder()
                .username("canary-name")
                .preferred_mfa_setting(format!("setting of {pool}"))
                .build()),
        },
    )
}

fn client() -> Client {
    let credentials =
        Credentials::new("AKIACANARY", "canary-key").with_session_token("canary-token");
    Client::new("us-east-1").credentials(credentials).retries(Retries::none())
}

fn sign_in(send: impl FnMut(Message) -> Answer) -> Result<InitiateAuthResponse, CallError> {
    let request = InitiateAuthRequest::builder()
        .client_id("canary-client")
        .auth_flow(AuthFlowType::UserPasswordAuth)
        .auth_parameters([("USERNAME", "canary-name"), ("PASSWORD", "canary-password")])
        .build();
    client().call::<InitiateAuth>(&request, send)
}

fn get_user(
    pool: &str,
    send: impl FnMut(Message) -> Answer,
) -> Result<AdminGetUserResponse, CallError> {
    let request = AdminGetUserRequest::builder().user_pool_id(pool).username("canary-name").build();
    client().call::<AdminGetUser>(&request, send)
}

/// A file with one sign-in and four calls for users.
fn recorded(folder: &TempDir) -> PathBuf {
    let path = folder.path().join("calls.jsonl");
    let mut recorder = Recorder::create(&path).unwrap();
    let service = service();
    let mut send = |message| recorder.send(message, |message| Ok(service.answer(&message)));
    let tokens = sign_in(&mut send).unwrap().authentication_result.unwrap();
    assert_eq!(tokens.access_token.unwrap().expose(), "canary-access-token");
    get_user("us-east-1_ONE", &mut send).unwrap();
    get_user("us-east-1_TWO", &mut send).unwrap();
    get_user("us-east-1_WRONG", &mut send).unwrap_err();
    let damaged = |message| recorder.send(message, |_| Ok(Response::new(b"{\"canary".to_vec())));
    get_user("us-east-1_DAMAGED", damaged).unwrap_err();
    path
}

fn replayed(replay: &mut Replay) -> impl FnMut(Message) -> Answer {
    |message| Ok(replay.answer(&message)?)
}

#[test]
fn a_recording_has_no_secret() {
    let folder = TempDir::new().unwrap();
    let text = fs::read_to_string(recorded(&folder)).unwrap();
    assert_eq!(text.lines().count(), 5);
    for secret in ["canary", "CANARY", "Signature", "AWS4", "authorization", "Authorization"] {
        assert!(!text.contains(secret), "`{secret}` is in the recording:\n{text}");
    }
    for visible in ["AdminGetUser", "us-east-1_ONE", "USER_PASSWORD_AUTH", "Bearer", "POOL", "400"]
    {
        assert!(text.contains(visible), "`{visible}` isn't in the recording:\n{text}");
    }
}

#[test]
fn a_recording_answers_the_same_calls_in_any_order() {
    let folder = TempDir::new().unwrap();
    let mut replay = Replay::open(recorded(&folder)).unwrap();
    let two = get_user("us-east-1_TWO", replayed(&mut replay)).unwrap();
    assert_eq!(two.preferred_mfa_setting.unwrap(), "setting of us-east-1_TWO");
    assert_eq!(two.username.expose(), "[REDACTED]");
    let one = get_user("us-east-1_ONE", replayed(&mut replay)).unwrap();
    assert_eq!(one.preferred_mfa_setting.unwrap(), "setting of us-east-1_ONE");
    let tokens = sign_in(replayed(&mut replay)).unwrap().authentication_result.unwrap();
    assert_eq!(tokens.access_token.unwrap().expose(), "[REDACTED]");
    assert_eq!(tokens.token_type.unwrap(), "Bearer");
    let error = get_user("us-east-1_WRONG", replayed(&mut replay)).unwrap_err();
    let Some(ServiceError::InvalidParameterException(error)) = error.as_service_error() else {
        panic!("another error: {error}")
    };
    assert_eq!(error.reason_code.as_deref(), Some("POOL"));
    assert_eq!(replay.left().len(), 1);
    let damaged = get_user("us-east-1_DAMAGED", replayed(&mut replay)).unwrap_err();
    assert!(matches!(damaged, CallError::Service(_)) && damaged.code().is_none(), "{damaged}");
    assert!(replay.left().is_empty());
}

#[test]
fn a_call_that_was_not_recorded_is_a_clear_error() {
    let folder = TempDir::new().unwrap();
    let path = recorded(&folder);
    let mut replay = Replay::open(&path).unwrap();
    let error = get_user("us-east-1_THREE", replayed(&mut replay)).unwrap_err();
    let expected = format!(
        "no answer: {} has no answer left for AdminGetUser with \
         {{\"UserPoolId\":\"us-east-1_THREE\",\"Username\":\"[REDACTED]\"}}, and 4 for other requests of it; \
         record the calls again",
        path.display()
    );
    assert_eq!(error.to_string(), expected);
}

#[test]
fn requests_can_be_ignored() {
    let folder = TempDir::new().unwrap();
    let mut replay = Replay::open(recorded(&folder)).unwrap().ignore_requests();
    for pool in ["us-east-1_ONE", "us-east-1_TWO"] {
        let user = get_user("us-east-1_OTHER", replayed(&mut replay)).unwrap();
        assert_eq!(user.preferred_mfa_setting.unwrap(), format!("setting of {pool}"));
    }
}

#[test]
fn a_file_that_is_no_recording_is_refused() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("calls.jsonl");
    let missing = Replay::open(&path).unwrap_err();
    assert!(missing.to_string().starts_with(&path.display().to_string()), "{missing}");
    let good = fs::read_to_string(recorded(&folder)).unwrap();
    fs::write(&path, format!("{good}{{\"operation\":1}}\n")).unwrap();
    let damaged = Replay::open(&path).unwrap_err();
    assert!(damaged.to_string().contains("calls.jsonl, line 6: "), "{damaged}");
}
