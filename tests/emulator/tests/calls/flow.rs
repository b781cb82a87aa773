//! What a program does: it makes a pool with users, resets the password of one of them, lists all
//! and deletes the pool. The first answer says that there are too many requests, and the third one
//! that the credentials have expired.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};

use emulator::{Error, moto};
use generated::operations::{
    AdminCreateUser, AdminResetUserPassword, AdminSetUserPassword, CreateUserPool, DeleteUserPool,
    ListUsers,
};
use generated::types::{
    AdminCreateUserRequest, AdminResetUserPasswordRequest, AdminSetUserPasswordRequest,
    AttributeType, CreateUserPoolRequest, CreateUserPoolResponse, DeleteUserPoolRequest,
    ListUsersRequest, UserType,
};
use generated::{AsyncSend, CallError, Client, CredentialsProvider, TransportError};
use http::{Request, Response};
use tokio::time::sleep;

/// A key that the emulator accepts.
static KEY: LazyLock<emulator::Client> =
    LazyLock::new(|| moto::with_checks().expect("moto answers"));

/// The users of the pool, in the order of a list.
const USERS: [&str; 3] = ["ada", "ben", "cy"];

/// One run of the flow.
pub(crate) struct Trial {
    pub(crate) client: Client,
    /// How many messages were sent.
    messages: AtomicUsize,
    /// How often credentials were provided.
    keys: Arc<AtomicUsize>,
}

impl Trial {
    pub(crate) fn new() -> Result<Self, Error> {
        let key = KEY.credentials.clone().ok_or("there is no key")?;
        let keys = Arc::new(AtomicUsize::new(0));
        let provider = CredentialsProvider::new({
            let keys = keys.clone();
            move || {
                keys.fetch_add(1, Ordering::Relaxed);
                Ok::<_, CallError>(key.clone())
            }
        });
        let client = Client::new("us-east-1").endpoint(&KEY.endpoint).credentials(provider);
        Ok(Self { client, messages: AtomicUsize::new(0), keys })
    }

    /// Counts a message. Returns the answer to it if the emulator isn't asked.
    pub(crate) fn prepared_answer(&self) -> Option<Response<Vec<u8>>> {
        let code = match self.messages.fetch_add(1, Ordering::Relaxed) {
            0 => "ThrottlingException",
            2 => "ExpiredTokenException",
            _ => return None,
        };
        let mut answer = Response::new(format!(r#"{{"__type":"{code}"}}"#).into_bytes());
        *answer.status_mut() = http::StatusCode::BAD_REQUEST;
        Some(answer)
    }

    /// Checks the users of the list, and that both errors were overcome.
    pub(crate) fn check(&self, names: &[String]) {
        assert_eq!(names, USERS);
        // One for the pool, three for users, two for a password, two pages, one for the end.
        assert_eq!(self.messages.load(Ordering::Relaxed), 9 + 2);
        assert_eq!(self.keys.load(Ordering::Relaxed), 2);
    }
}

/// The flow in blocking code. Returns the names of all users.
pub(crate) fn blocking(
    client: &Client,
    mut send: impl FnMut(Request<Vec<u8>>) -> Result<Response<Vec<u8>>, TransportError>,
) -> Result<Vec<String>, CallError> {
    let pool = pool_id(client.call::<CreateUserPool>(&new_pool(), &mut send)?);
    for name in USERS {
        client.call::<AdminCreateUser>(&new_user(&pool, name), &mut send)?;
    }
    client.call::<AdminSetUserPassword>(&password(&pool), &mut send)?;
    client.call::<AdminResetUserPassword>(&reset(&pool), &mut send)?;
    let users = client.items::<ListUsers>(two_per_page(&pool), &mut send);
    let mut names = users.map(|user| user.map(name)).collect::<Result<Vec<_>, _>>()?;
    names.sort();
    client.call::<DeleteUserPool>(
        &DeleteUserPoolRequest::builder().user_pool_id(pool).build(),
        send,
    )?;
    Ok(names)
}

/// The flow in async code. Returns the names of all users.
pub(crate) async fn asynchronous(
    client: &Client,
    mut send: impl AsyncSend,
) -> Result<Vec<String>, CallError> {
    let pool = client.call_async::<CreateUserPool>(&new_pool(), &mut send, sleep).await?;
    let pool = pool_id(pool);
    for name in USERS {
        client.call_async::<AdminCreateUser>(&new_user(&pool, name), &mut send, sleep).await?;
    }
    client.call_async::<AdminSetUserPassword>(&password(&pool), &mut send, sleep).await?;
    client.call_async::<AdminResetUserPassword>(&reset(&pool), &mut send, sleep).await?;
    let mut users = client.items_async::<ListUsers>(two_per_page(&pool));
    let mut names = Vec::new();
    while let Some(user) = users.next(&mut send, sleep).await {
        names.push(name(user?));
    }
    names.sort();
    let end = DeleteUserPoolRequest::builder().user_pool_id(pool).build();
    client.call_async::<DeleteUserPool>(&end, send, sleep).await?;
    Ok(names)
}

fn new_pool() -> CreateUserPoolRequest {
    CreateUserPoolRequest::builder().pool_name("calls").build()
}

fn pool_id(created: CreateUserPoolResponse) -> String {
    created.user_pool.and_then(|pool| pool.id).expect("the pool has an id")
}

fn new_user(pool: &str, name: &str) -> AdminCreateUserRequest {
    // Without a verified address, a password can't be reset.
    let attribute = |name, value| AttributeType::builder().name(name).value(value).build();
    let email = attribute("email", format!("{name}@example.com"));
    let user = AdminCreateUserRequest::builder().user_pool_id(pool).username(name);
    user.user_attributes([email, attribute("email_verified", "true".to_owned())]).build()
}

/// Only a password that a user has can be reset.
fn password(pool: &str) -> AdminSetUserPasswordRequest {
    let password = AdminSetUserPasswordRequest::builder().user_pool_id(pool).username(USERS[0]);
    password.password("Canary-Passw0rd!").permanent(true).build()
}

fn reset(pool: &str) -> AdminResetUserPasswordRequest {
    AdminResetUserPasswordRequest::builder().user_pool_id(pool).username(USERS[0]).build()
}

fn two_per_page(pool: &str) -> ListUsersRequest {
    ListUsersRequest::builder().user_pool_id(pool).limit(2).build()
}

fn name(user: UserType) -> String {
    user.username.expect("a user has a name").into_inner()
}
