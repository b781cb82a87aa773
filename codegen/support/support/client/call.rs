//! One call of an operation, step by step.

use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::marker::PhantomData;
use std::sync::atomic::Ordering;
use std::time::{Duration, SystemTime};

use http::header::DATE;
use http::{HeaderMap, Request, Response};

use super::transport::TransportError;
use super::{CallError, Client};
use crate::support::credentials::{Credentials, CredentialsError};
use crate::support::endpoint::{AnyEndpointParams, Endpoint, EndpointError};
use crate::support::plain_http::is_public_plain_http;
use crate::support::retry::{Attempts, Failure};
use crate::support::sigv4::{SigningParams, sign};
use crate::support::timestamp::Timestamp;
use crate::support::token_source::TokenSource;
use crate::support::{Auth, Operation, Service};

/// Codes of errors that a wrong clock can cause.
const CLOCK: [&str; 6] = [
    "AuthFailure",
    "InvalidSignatureException",
    "RequestExpired",
    "RequestInTheFuture",
    "RequestTimeTooSkewed",
    "SignatureDoesNotMatch",
];
/// Codes of errors for credentials that have expired.
const EXPIRED: [&str; 2] = ["ExpiredToken", "ExpiredTokenException"];
/// The seconds by which clocks can differ without harm, as AWS's SDKs have it.
const TOLERANCE: u64 = 4 * 60;

/// A call of an operation that says what to do next, and never sends or waits by itself.
///
/// [`Client::call`] and [`Client::call_async`] are loops around it:
///
/// ```ignore
/// let mut call = client.start::<GetUser>(&request)?;
/// let result = loop {
///     call = match call.next() {
///         Next::Send(message, sent) => sent.answer(send(message)),
///         Next::Wait(delay, call) => {
///             std::thread::sleep(delay);
///             call
///         }
///         Next::Done(result) => break result,
///     };
/// };
/// ```
///
/// It can be dropped at any time: tokens that a retry took are given back then.
#[must_use]
pub struct Call<O: Operation> {
    progress: Box<Progress<O>>,
    state: State<O>,
}

/// A call whose message has been handed out.
#[must_use]
pub struct Sent<O: Operation> {
    progress: Box<Progress<O>>,
    /// What the message was signed with, and the time of its signature.
    signed: Option<(Credentials, SystemTime)>,
}

/// What to do next in a [`Call`].
///
/// `Debug` shows the operation and nothing of the message, which can contain secrets.
#[must_use]
#[allow(clippy::large_enum_variant, reason = "it is taken apart at once")]
pub enum Next<O: Operation> {
    /// Send the message, and hand the answer to [`Sent::answer`].
    Send(Request<Vec<u8>>, Sent<O>),
    /// Wait so long.
    Wait(Duration, Call<O>),
    /// The call is over.
    Done(Result<O::Output, CallError<O::Service>>),
}

enum State<O: Operation> {
    Ready,
    Delayed(Duration),
    Over(Box<Result<O::Output, CallError<O::Service>>>),
}

/// What stays the same in all attempts of a call, and what was tried already.
struct Progress<O: Operation> {
    client: Client,
    /// The message without a signature.
    message: Request<Vec<u8>>,
    /// The region and the service to sign for; `None` for a message that isn't signed.
    scope: Option<(String, String)>,
    attempts: Attempts,
    has_set_clock: bool,
    has_renewed_credentials: bool,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> Call<O> {
    pub(super) fn new(client: &Client, input: &O::Input) -> Result<Self, CallError<O::Service>> {
        if let Auth::Other { scheme } = O::AUTH {
            return Err(CallError::Scheme(scheme));
        }
        let mut params = client.endpoints.of::<<O::Service as Service>::EndpointParams>();
        O::set_endpoint_params(input, &mut params);
        let endpoint = Endpoint::resolve(&params)?;
        if !client.allows_plain_http && is_public_plain_http(endpoint.url()) {
            return Err(EndpointError::PlainHttp.into());
        }
        // #if HttpBindings
        let mut message = O::request(input)?;
        // #else
        let mut message = O::request(input);
        // #end
        endpoint.apply(&mut message)?;
        let scope = match O::AUTH {
            Auth::SigV4 { service } => Some(scope(&endpoint, params.region(), service)),
            Auth::Other { .. } | Auth::None => None,
        };
        let progress = Box::new(Progress {
            client: client.clone(),
            message,
            scope,
            attempts: Attempts::new(client.retries.clone()),
            has_set_clock: false,
            has_renewed_credentials: false,
            operation: PhantomData,
        });
        Ok(Self { progress, state: State::Ready })
    }

    /// What to do next.
    pub fn next(self) -> Next<O> {
        let Self { progress, state } = self;
        match state {
            State::Delayed(delay) => Next::Wait(delay, Self { progress, state: State::Ready }),
            State::Over(result) => Next::Done(*result),
            State::Ready => match progress.sign() {
                Ok((message, signed)) => Next::Send(message, Sent { progress, signed }),
                Err(error) => Next::Done(Err(error)),
            },
        }
    }
}

impl<O: Operation> Sent<O> {
    /// Takes the answer to the message, or why there is none.
    pub fn answer(mut self, answer: Result<Response<Vec<u8>>, TransportError>) -> Call<O> {
        self.progress.attempts.ended();
        let (error, headers) = match answer {
            Err(error) => (CallError::Transport(error), HeaderMap::new()),
            Ok(answer) => match O::response(&answer) {
                Ok(output) => {
                    self.progress.attempts.succeeded();
                    return self.over(Ok(output));
                }
                Err(error) => (CallError::Service(error), answer.into_parts().0.headers),
            },
        };
        if self.corrects(&error, &headers) {
            return Call { progress: self.progress, state: State::Ready };
        }
        let delay = self.progress.failure(&error).and_then(|failure| {
            self.progress.attempts.failed(failure, retry_after(&headers), random())
        });
        match delay {
            Some(delay) => Call { progress: self.progress, state: State::Delayed(delay) },
            None => self.over(Err(error)),
        }
    }

    fn over(self, result: Result<O::Output, CallError<O::Service>>) -> Call<O> {
        Call { progress: self.progress, state: State::Over(Box::new(result)) }
    }

    /// Whether the cause of an error is put right, so that the message can be sent again at once.
    fn corrects(&mut self, error: &CallError<O::Service>, headers: &HeaderMap) -> bool {
        let (CallError::Service(error), Some((credentials, time))) = (error, &self.signed) else {
            return false;
        };
        let has_code = |codes: &[&str]| error.code().is_some_and(|code| codes.contains(&code));
        let progress = &mut self.progress;
        if has_code(&CLOCK) && !progress.has_set_clock {
            progress.has_set_clock = true;
            return progress.client.set_clock(headers, *time) && progress.attempts.corrected();
        }
        if has_code(&EXPIRED) && !progress.has_renewed_credentials {
            progress.has_renewed_credentials = true;
            let provider = progress.client.credentials.as_ref();
            let has_others = provider.is_some_and(|provider| provider.refused(credentials));
            return has_others && progress.attempts.corrected();
        }
        false
    }
}

impl<O: Operation> Progress<O> {
    /// The message with a signature, if it needs one.
    #[expect(clippy::type_complexity, reason = "it is taken apart at once")]
    fn sign(&self) -> Result<(Request<Vec<u8>>, Option<(Credentials, SystemTime)>), CallError<O::Service>> {
        let mut message = self.message.clone();
        let Some((region, service)) = &self.scope else { return Ok((message, None)) };
        let time = self.client.now()?;
        let provider = self.client.credentials.as_ref().ok_or(CredentialsError::Missing)?;
        let credentials = provider.credentials(time)?;
        sign(&mut message, &credentials, &SigningParams::new(region, service).at(time))?;
        Ok((message, Some((credentials, time))))
    }

    /// The kind of a failure after which the message may be sent again.
    fn failure(&self, error: &CallError<O::Service>) -> Option<Failure> {
        match error {
            CallError::Service(error) if error.is_throttling() => Some(Failure::Throttled),
            CallError::Service(error) if error.is_retryable() => Some(Failure::Transient),
            CallError::Transport(_) if self.is_safe_to_resend() => Some(Failure::Transient),
            _ => None,
        }
    }

    /// Whether the message can be sent again although the first one may have been received.
    fn is_safe_to_resend(&self) -> bool {
        let has_token = !matches!(O::TOKENS, TokenSource::NotNeeded);
        O::IDEMPOTENT || O::READONLY || has_token || self.client.retries.resends_unsafely()
    }
}

impl Client {
    /// Takes the service's clock from an answer, if it differs from that of a signature by more than
    /// services tolerate. Returns whether it does.
    fn set_clock(&self, headers: &HeaderMap, signed: SystemTime) -> bool {
        let date = headers.get(DATE).and_then(|date| Timestamp::parse_http_date(date.to_str().ok()?));
        let theirs = date.map(|date| date.secs());
        let Some((theirs, own)) = theirs.zip(self.own_time()) else { return false };
        let ours = |time: SystemTime| Timestamp::from(time).secs();
        if theirs.abs_diff(ours(signed)) <= TOLERANCE {
            return false;
        }
        self.skew.store(theirs.saturating_sub(ours(own)), Ordering::Relaxed);
        true
    }
}

/// The region and the service to sign for: what the endpoint says, or else the client and the model.
fn scope(endpoint: &Endpoint, region: Option<&str>, service: &str) -> (String, String) {
    let own = endpoint.signing();
    let region = own.and_then(|own| own.region.as_deref()).or(region).unwrap_or_default();
    let service = own.and_then(|own| own.name.as_deref()).unwrap_or(service);
    (region.to_owned(), service.to_owned())
}

/// The delay that a service asks for, in milliseconds.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let millis = headers.get("x-amz-retry-after")?.to_str().ok()?;
    millis.trim().parse().ok().map(Duration::from_millis)
}

/// A number from 0 to 1: the keys of each hasher differ.
fn random() -> f64 {
    let bits = RandomState::new().hash_one(()) >> 32;
    u32::try_from(bits).map_or(0.0, |bits| f64::from(bits) / f64::from(u32::MAX))
}

impl<O: Operation> fmt::Debug for Call<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("operation", &O::NAME).finish_non_exhaustive()
    }
}

impl<O: Operation> fmt::Debug for Next<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Send(_, sent) => f.debug_tuple("Send").field(sent).finish(),
            Self::Wait(delay, call) => f.debug_tuple("Wait").field(delay).field(call).finish(),
            Self::Done(result) => f.debug_tuple("Done").field(result).finish(),
        }
    }
}

impl<O: Operation> fmt::Debug for Sent<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sent").field("operation", &O::NAME).finish_non_exhaustive()
    }
}
