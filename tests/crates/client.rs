//! `Client` and `Call` over a transport with prepared answers: which messages are sent, when, and
//! what the call returns.

mod addresses;
mod asynchronous;
mod cancelled;
mod clock;
mod credentials;
mod decisions;
mod displayed;
mod pages;
mod repeated;
mod signatures;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::error::Error;
use std::time::Duration;

use generated::operations::{AdminGetUser, SignUp};
use generated::types::{AdminGetUserRequest, SignUpRequest};
use generated::{Call, CallError, Client, Credentials, Next, Operation, Retries};
use http::{Request, Response};

/// An answer, or why there is none.
type Answer = Result<Response<Vec<u8>>, Lost>;

/// Why there is no answer, in the words of a transport.
type Lost = Box<dyn Error + Send + Sync>;

/// A transport with prepared answers.
struct Script {
    answers: RefCell<VecDeque<Answer>>,
    sent: RefCell<Vec<Request<Vec<u8>>>>,
}

impl Script {
    fn new(answers: impl IntoIterator<Item = Answer>) -> Self {
        Self { answers: RefCell::new(answers.into_iter().collect()), sent: RefCell::default() }
    }

    /// Keeps the message and returns the next answer.
    fn send<E: From<Lost>>(&self, message: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, E> {
        self.sent.borrow_mut().push(message);
        let answer = self.answers.borrow_mut().pop_front();
        answer.expect("no more messages than answers are sent").map_err(E::from)
    }

    /// The messages that were sent.
    fn sent(&self) -> Vec<Request<Vec<u8>>> {
        self.sent.take()
    }
}

/// A call that is over.
struct Outcome<T> {
    result: Result<T, CallError>,
    sent: Vec<Request<Vec<u8>>>,
    waits: Vec<Duration>,
}

impl<T> Outcome<T> {
    fn error(self) -> CallError {
        self.result.err().expect("the call fails")
    }
}

/// Calls an operation without waiting.
fn run<O: Operation>(
    client: &Client,
    input: &O::Input,
    answers: impl IntoIterator<Item = Answer>,
) -> Outcome<O::Output> {
    let script = Script::new(answers);
    let mut waits = Vec::new();
    let mut call: Call<O> = match client.start(input) {
        Ok(call) => call,
        Err(error) => return Outcome { result: Err(error), sent: Vec::new(), waits },
    };
    let result = loop {
        call = match call.next() {
            Next::Send(message, sent) => sent.answer(script.send(message)),
            Next::Wait(delay, call) => {
                waits.push(delay);
                call
            }
            Next::Done(result) => break result,
        };
    };
    Outcome { result, sent: script.sent(), waits }
}

/// Signs up a user, which needs no signature and isn't safe to repeat.
fn sign_up(client: &Client, answers: impl IntoIterator<Item = Answer>) -> Outcome<()> {
    let input = SignUpRequest::builder().client_id("client").username("jane").build();
    let Outcome { result, sent, waits } = run::<SignUp>(client, &input, answers);
    Outcome { result: result.map(drop), sent, waits }
}

/// Reads a user, which needs a signature.
fn get_user(client: &Client, answers: impl IntoIterator<Item = Answer>) -> Outcome<()> {
    let Outcome { result, sent, waits } = run::<AdminGetUser>(client, &get_user_input(), answers);
    Outcome { result: result.map(drop), sent, waits }
}

fn get_user_input() -> AdminGetUserRequest {
    AdminGetUserRequest::builder().user_pool_id("pool").username("jane").build()
}

fn client() -> Client {
    Client::new("eu-west-1").credentials(Credentials::new(KEY_ID, "secret"))
}

const KEY_ID: &str = "AKIAIOSFODNN7EXAMPLE";

/// Retries at once after a failure, and after a delay when the service throttles.
fn retries() -> Retries {
    const HOUR: Duration = Duration::from_secs(3_600);
    Retries::default().base_delays(HOUR, Duration::ZERO).longest_delay(HOUR)
}

#[allow(clippy::unnecessary_wraps, reason = "it is one of several answers")]
fn success() -> Answer {
    Ok(Response::new(b"{}".to_vec()))
}

/// An answer with an error of this code.
fn refused(status: u16, code: &str) -> Answer {
    refused_with(status, code, &[])
}

/// An answer with an error of this code, and headers.
fn refused_with(status: u16, code: &str, headers: &[(&str, &str)]) -> Answer {
    let mut answer = Response::builder().status(status);
    for (name, value) in headers {
        answer = answer.header(*name, *value);
    }
    Ok(answer.body(format!(r#"{{"__type":"{code}"}}"#).into_bytes())?)
}

/// No answer.
fn lost() -> Answer {
    Err("the connection was lost".into())
}

fn header<'m>(message: &'m Request<Vec<u8>>, name: &str) -> Option<&'m str> {
    message.headers().get(name).map(|value| value.to_str().expect("the header is text"))
}

/// The values of a header of each message.
fn headers<'m>(messages: &'m [Request<Vec<u8>>], name: &str) -> Vec<&'m str> {
    messages.iter().filter_map(|message| header(message, name)).collect()
}
