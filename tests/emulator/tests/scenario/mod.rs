//! What administrators and users do. The emulator may check signatures or not.
//!
//! The emulator answers with status 400 for every error of the model, even if the model has another
//! status for it.

use std::collections::BTreeMap;
use std::fmt::Debug;

use emulator::{Client, Error};
use generated::operations::{
    AdminCreateUser, AdminGetUser, AdminInitiateAuth, AdminResetUserPassword, AdminSetUserPassword,
    CreateUserPool, CreateUserPoolClient, ListUsers, SignUp,
};
use generated::types::{
    AdminCreateUserRequest, AdminGetUserRequest, AdminGetUserResponse, AdminInitiateAuthRequest,
    AdminInitiateAuthResponse, AdminResetUserPasswordRequest, AdminSetUserPasswordRequest,
    AttributeType, AuthFlowType, CreateUserPoolClientRequest, CreateUserPoolRequest,
    ExplicitAuthFlowsType, ListUsersRequest, SignUpRequest, UserStatusType,
};
use generated::{Fault, OperationError, Pages, Sensitive, ServiceError};

/// Makes a test of each scenario, with the client that an expression gives.
macro_rules! test_scenarios {
    ($client:expr) => {
        test_scenarios! {
            $client =>
            a_user_signs_up
            a_user_signs_in
            an_administrator_resets_a_password
            users_come_in_pages
            errors_say_what_is_wrong
            secrets_are_never_shown
        }
    };
    ($client:expr => $($scenario:ident)+) => {$(
        #[test]
        fn $scenario() -> Result<(), emulator::Error> {
            scenario::$scenario(&$client)
        }
    )+};
}

const PASSWORD: &str = "Canary-Passw0rd!";

/// A user makes an account, with a request that isn't signed.
pub(crate) fn a_user_signs_up(client: &Client) -> Result<(), Error> {
    let pool = Pool::create(client)?;
    let signed_up = client.call::<SignUp>(&pool.sign_up("ada"))?;
    assert!(!signed_up.user_confirmed);
    assert!(!signed_up.user_sub.expose().is_empty());
    assert_eq!(pool.status("ada")?, Some(UserStatusType::Unconfirmed));
    Ok(())
}

/// An administrator makes a user, who signs in.
pub(crate) fn a_user_signs_in(client: &Client) -> Result<(), Error> {
    let pool = Pool::create(client)?;
    let created = client.call::<AdminCreateUser>(&pool.new_user("ada"))?.user.expect("a user");
    assert_eq!(created.user_status, Some(UserStatusType::ForceChangePassword));
    assert!(created.user_create_date.is_some());

    client.call::<AdminSetUserPassword>(&pool.new_password("ada"))?;
    assert_eq!(pool.status("ada")?, Some(UserStatusType::Confirmed));

    let tokens = pool.sign_in("ada", PASSWORD)?.authentication_result.expect("tokens");
    assert_eq!(tokens.token_type.as_deref(), Some("Bearer"));
    assert!(tokens.expires_in.is_some_and(|seconds| seconds > 0));
    Ok(())
}

/// An administrator resets passwords, with and without `ClientMetadata`.
pub(crate) fn an_administrator_resets_a_password(client: &Client) -> Result<(), Error> {
    let pool = Pool::create(client)?;
    let metadata = BTreeMap::from([("reason".to_owned(), "\"leaked\" \u{1f511}".to_owned())]);
    for (name, metadata) in [("ada", None), ("grace", Some(metadata))] {
        pool.confirmed_user(name)?;
        let request = AdminResetUserPasswordRequest::builder()
            .user_pool_id(&pool.id)
            .username(name)
            .maybe_client_metadata(metadata)
            .build();
        client.call::<AdminResetUserPassword>(&request)?;
        assert_eq!(pool.status(name)?, Some(UserStatusType::ResetRequired));
    }
    Ok(())
}

/// All users are listed, some in each page.
pub(crate) fn users_come_in_pages(client: &Client) -> Result<(), Error> {
    let pool = Pool::create(client)?;
    let names: Vec<String> = (0..7).map(|i| format!("user-{i}")).collect();
    for name in &names {
        client.call::<AdminCreateUser>(&pool.new_user(name))?;
    }

    let request = ListUsersRequest::builder().user_pool_id(&pool.id).limit(3).build();
    let pages = || Pages::<ListUsers>::new(request.clone());
    let sizes: Vec<usize> = pages()
        .each(|request| client.call::<ListUsers>(request))
        .map(|page| Ok(page?.users.map_or(0, |users| users.len())))
        .collect::<Result<_, Error>>()?;
    assert_eq!(sizes, [3, 3, 1]);

    let mut found: Vec<String> = pages()
        .each_item(|request| client.call::<ListUsers>(request))
        .map(|user| Ok(user?.username.expect("a name").into_inner()))
        .collect::<Result<_, Error>>()?;
    found.sort();
    assert_eq!(found, names);
    Ok(())
}

/// Each error has its own type, and says what is wrong.
pub(crate) fn errors_say_what_is_wrong(client: &Client) -> Result<(), Error> {
    let pool = Pool::create(client)?;
    let error = failure(pool.get_user("nobody"));
    assert!(matches!(error.as_service_error(), Some(ServiceError::UserNotFoundException(_))));
    assert_explains(&error, "UserNotFoundException");

    let elsewhere = Pool { id: "us-east-1_nowhere".to_owned(), ..pool };
    let error = failure(elsewhere.get_user("ada"));
    assert!(matches!(error.as_service_error(), Some(ServiceError::ResourceNotFoundException(_))));
    assert_explains(&error, "ResourceNotFoundException");
    Ok(())
}

/// Requests, responses and errors never show a password or a token.
pub(crate) fn secrets_are_never_shown(client: &Client) -> Result<(), Error> {
    let pool = Pool::create(client)?;
    let shown = [
        format!("{:?}", pool.sign_up("ada")),
        format!("{:?}", pool.new_user("ada")),
        format!("{:?}", pool.new_password("ada")),
        format!("{:?}", pool.credentials("ada", PASSWORD)),
    ];
    assert_hidden(&shown, &[PASSWORD]);

    pool.confirmed_user("ada")?;
    let response = pool.sign_in("ada", PASSWORD)?;
    let tokens = response.authentication_result.as_ref().expect("tokens");
    let tokens = [&tokens.access_token, &tokens.id_token, &tokens.refresh_token]
        .map(|token| token.as_ref().expect("a token").expose().as_str());
    assert_hidden(&[format!("{response:?}"), format!("{response:#?}")], &tokens);

    let wrong = "Canary-Wr0ng!";
    let error = failure(pool.sign_in("ada", wrong));
    assert!(matches!(error.as_service_error(), Some(ServiceError::NotAuthorizedException(_))));
    assert_hidden(&[format!("{error:?}"), error.to_string()], &[PASSWORD, wrong]);
    Ok(())
}

/// The error of an operation that must fail.
pub(crate) fn failure<T: Debug>(result: Result<T, Error>) -> OperationError {
    let error = result.expect_err("the call fails");
    *error.downcast().expect("an answer")
}

/// Checks that no text shows any of the secrets. If it fails, the message doesn't show them either.
pub(crate) fn assert_hidden(shown: &[String], secrets: &[&str]) {
    for secret in secrets {
        assert!(!secret.is_empty(), "a secret is empty");
        assert!(!shown.iter().any(|text| text.contains(secret)), "a secret is shown");
    }
}

fn assert_explains(error: &OperationError, code: &str) {
    assert_eq!(error.code(), Some(code));
    assert_eq!(error.status(), 400);
    assert_eq!(error.fault(), Fault::Client);
    assert!(!error.is_retryable());
    let message = error.message().expect("a message");
    let id = error.request_id().expect("an id");
    assert_eq!(error.to_string(), format!("{code}: {message} (HTTP status 400, request id {id})"));
}

/// A user pool. Each scenario has its own one, so that all can run at the same time.
struct Pool<'c> {
    client: &'c Client,
    id: String,
    app: Sensitive<String>,
}

impl<'c> Pool<'c> {
    fn create(client: &'c Client) -> Result<Self, Error> {
        let request = CreateUserPoolRequest::builder().pool_name("emulated").build();
        let pool = client.call::<CreateUserPool>(&request)?.user_pool.expect("a pool");
        let id = pool.id.expect("an id");
        let request = CreateUserPoolClientRequest::builder()
            .user_pool_id(&id)
            .client_name("app")
            .explicit_auth_flows([ExplicitAuthFlowsType::AllowAdminUserPasswordAuth])
            .build();
        let app = client.call::<CreateUserPoolClient>(&request)?.user_pool_client.expect("an app");
        Ok(Self { client, id, app: app.client_id.expect("an id") })
    }

    fn sign_up(&self, name: &str) -> SignUpRequest {
        SignUpRequest::builder()
            .client_id(self.app.clone())
            .username(name)
            .password(PASSWORD)
            .user_attributes(attributes(name))
            .build()
    }

    fn new_user(&self, name: &str) -> AdminCreateUserRequest {
        AdminCreateUserRequest::builder()
            .user_pool_id(&self.id)
            .username(name)
            .temporary_password(PASSWORD)
            .user_attributes(attributes(name))
            .build()
    }

    fn new_password(&self, name: &str) -> AdminSetUserPasswordRequest {
        AdminSetUserPasswordRequest::builder()
            .user_pool_id(&self.id)
            .username(name)
            .password(PASSWORD)
            .permanent(true)
            .build()
    }

    fn credentials(&self, name: &str, password: &str) -> AdminInitiateAuthRequest {
        let parameters = [("USERNAME", name), ("PASSWORD", password)];
        let parameters = parameters.map(|(key, value)| (key.to_owned(), value.to_owned()));
        AdminInitiateAuthRequest::builder()
            .user_pool_id(&self.id)
            .client_id(self.app.clone())
            .auth_flow(AuthFlowType::AdminUserPasswordAuth)
            .auth_parameters(BTreeMap::from(parameters))
            .build()
    }

    fn confirmed_user(&self, name: &str) -> Result<(), Error> {
        self.client.call::<AdminCreateUser>(&self.new_user(name))?;
        self.client.call::<AdminSetUserPassword>(&self.new_password(name))?;
        Ok(())
    }

    fn sign_in(&self, name: &str, password: &str) -> Result<AdminInitiateAuthResponse, Error> {
        self.client.call::<AdminInitiateAuth>(&self.credentials(name, password))
    }

    fn get_user(&self, name: &str) -> Result<AdminGetUserResponse, Error> {
        let request = AdminGetUserRequest::builder().user_pool_id(&self.id).username(name).build();
        self.client.call::<AdminGetUser>(&request)
    }

    fn status(&self, name: &str) -> Result<Option<UserStatusType>, Error> {
        Ok(self.get_user(name)?.user_status)
    }
}

/// The attributes of a user. Without a verified address, a password can't be reset.
fn attributes(name: &str) -> [AttributeType; 2] {
    let attribute = |name, value: String| AttributeType::builder().name(name).value(value).build();
    [
        attribute("email", format!("{name}@example.com")),
        attribute("email_verified", "true".to_owned()),
    ]
}
