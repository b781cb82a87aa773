//! The client of all services, and the requests that it has sent.

use std::cell::RefCell;
use std::sync::{LazyLock, Mutex, PoisonError};

use emulator::aws::{Client, Credentials, TransportError};
use emulator::{moto, send};
use http::{Request, Response, header};
use ureq::Agent;

/// The emulator, and a key that it accepts.
static EMULATOR: LazyLock<emulator::Client> = LazyLock::new(|| {
    // The role is made while the emulator lets every request pass.
    LazyLock::force(&ROLE);
    moto::with_checks().expect("moto answers")
});

/// A role for functions.
pub(crate) static ROLE: LazyLock<String> = LazyLock::new(|| {
    let open = moto::without_checks();
    open.and_then(|open| moto::role_of_functions(&open)).expect("moto makes a role")
});

/// Only one message is sent at a time, since the emulator checks signatures of all or of none.
static TURN: Mutex<()> = Mutex::new(());

/// Sends messages, and notes the head of each.
pub(crate) struct Wire {
    pub(crate) client: Client,
    agent: Agent,
    sent: RefCell<Vec<Request<()>>>,
}

impl Wire {
    pub(crate) fn new() -> Self {
        let key = EMULATOR.credentials.as_ref().expect("there is a key");
        let secret = key.secret_access_key().expose().as_str();
        let key = Credentials::new(key.access_key_id(), secret);
        let client = Client::new("us-east-1").endpoint(&EMULATOR.endpoint).credentials(key);
        Self { client, agent: send::ureq::agent(), sent: RefCell::default() }
    }

    /// Sends a message and returns the answer.
    ///
    /// The emulator checks the signature if there is a body: without one, it computes a hash of other parts
    /// of the request.
    pub(crate) fn send(
        &self,
        message: Request<Vec<u8>>,
    ) -> Result<Response<Vec<u8>>, TransportError> {
        let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        moto::check_signatures(&EMULATOR, !message.body().is_empty())?;
        let (head, body) = message.into_parts();
        self.sent.borrow_mut().push(Request::from_parts(head.clone(), ()));
        let answer = send::ureq::send(&self.agent, Request::from_parts(head, body));
        answer.map_err(|error| TransportError::from(error.into_inner()))
    }

    /// The header with this name of the last message.
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        let value = self.sent.borrow().last()?.headers().get(name)?.clone();
        Some(value.to_str().expect("the header is a text").to_owned())
    }

    /// Checks that all messages are signed for a service. Returns the method, the path and the query of
    /// each.
    pub(crate) fn signed_for(self, service: &str) -> Vec<String> {
        let scope = format!("/us-east-1/{service}/aws4_request, ");
        let line = |message: Request<()>| {
            let authorization = message.headers()[header::AUTHORIZATION].to_str();
            let authorization = authorization.expect("the header is a text");
            assert!(authorization.contains(&scope), "{scope} isn't in {authorization}");
            let target = message.uri().path_and_query().expect("a request has a path");
            format!("{} {target}", message.method())
        };
        self.sent.into_inner().into_iter().map(line).collect()
    }
}
