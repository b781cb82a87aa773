//! A client without a transport: it finds the address, signs, retries and reads answers; a function
//! of the user sends.

mod call;
mod endpoints;
mod error;
mod transport;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime};

use http::{Request, Response};

pub use self::call::{Call, Next, Sent};
pub use self::error::CallError;
pub use self::transport::{AsyncSend, AsyncSleep, TransportError};
use self::endpoints::Endpoints;
use super::credentials::CredentialsProvider;
use super::endpoint::{AnyEndpointParams, CommonParam};
use super::retry::Retries;
use super::sigv4::{self, SigningError};
use super::Operation;

/// Calls operations, over any HTTP client.
///
/// It knows the address of each service, the credentials to sign with and how to retry. A function
/// that is given to each call sends one message and returns the answer; nothing else uses the
/// network.
///
/// With the HTTP client `ureq`:
///
/// ```ignore
/// let config = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0);
/// let agent = config.build().new_agent();
/// let client = Client::new("us-east-1").credentials(Credentials::from_env()?);
/// let output = client.call::<ListThings>(&input, |message| {
///     let (head, mut body) = agent.run(message)?.into_parts();
///     Ok(http::Response::from_parts(head, body.read_to_vec()?))
/// })?;
/// ```
///
/// The function must return answers of every status, and must not follow redirects: that would send
/// the message, which can contain secrets, to another host.
///
/// A client is cheap to clone. Clones share credentials, the tokens for retries, and what is known
/// about the service's clock. `Debug` shows no secret.
#[derive(Clone, Debug)]
pub struct Client {
    endpoints: Endpoints,
    allows_plain_http: bool,
    credentials: Option<CredentialsProvider>,
    retries: Retries,
    /// `None` is the clock of the system.
    clock: Option<fn() -> SystemTime>,
    /// By how many seconds the service's clock is ahead.
    skew: Arc<AtomicI64>,
}

impl Client {
    /// A client for a region, such as `us-east-1`.
    #[must_use]
    pub fn new(region: impl Into<String>) -> Self {
        Self {
            endpoints: Endpoints::new(region),
            allows_plain_http: false,
            credentials: None,
            retries: Retries::default(),
            clock: None,
            skew: Arc::default(),
        }
    }

    /// Sets the credentials to sign with: [`Credentials`](crate::Credentials), or a
    /// [`CredentialsProvider`] that renews them. Operations that need no signature work without.
    #[must_use]
    pub fn credentials(mut self, credentials: impl Into<CredentialsProvider>) -> Self {
        self.credentials = Some(credentials.into());
        self
    }

    /// Sets the address of the service, such as `http://localhost:5000`, in place of the one that
    /// belongs to the region.
    ///
    /// It must begin with `https`, since requests contain secrets and the session token; `http` is
    /// accepted for this machine (`localhost`, `127.0.0.1`, `[::1]`), and elsewhere after
    /// [`allow_plain_http`](Self::allow_plain_http).
    #[must_use]
    pub fn endpoint(mut self, url: impl Into<String>) -> Self {
        self.endpoints.set(CommonParam::Endpoint(url.into()));
        self
    }

    /// Sets whether an address can begin with `http` although it isn't on this machine. Everybody on
    /// the way reads the messages then.
    #[must_use]
    pub fn allow_plain_http(mut self, allow: bool) -> Self {
        self.allows_plain_http = allow;
        self
    }

    /// Sets whether to use the address that fulfills FIPS 140.
    #[must_use]
    pub fn fips(mut self, fips: bool) -> Self {
        self.endpoints.set(CommonParam::UseFips(fips));
        self
    }

    /// Sets whether to use the address that has IPv6 as well.
    #[must_use]
    pub fn dual_stack(mut self, dual_stack: bool) -> Self {
        self.endpoints.set(CommonParam::UseDualStack(dual_stack));
        self
    }

    /// Sets what the rules of a service need to find its address: the `EndpointParams` of its crate.
    /// For that service, they replace what was set before.
    #[must_use]
    pub fn endpoint_params(mut self, params: impl AnyEndpointParams) -> Self {
        self.endpoints.set_own(params);
        self
    }

    /// Sets how failed attempts are repeated.
    #[must_use]
    pub fn retries(mut self, retries: Retries) -> Self {
        self.retries = retries;
        self
    }

    /// Sets the clock, which tells the time of signatures. A test can set one that stands still; on
    /// `wasm32-unknown-unknown`, where the system has no clock, signed operations need one.
    #[must_use]
    pub fn clock(mut self, clock: fn() -> SystemTime) -> Self {
        self.clock = Some(clock);
        self
    }

    /// Begins a call, for a program that sends and waits in its own way.
    ///
    /// # Errors
    /// If the address of the service isn't known or can't be used.
    pub fn start<O: Operation>(&self, input: &O::Input) -> Result<Call<O>, CallError<O::Service>> {
        Call::new(self, input)
    }

    /// Calls an operation. `send` sends one message and returns the answer; between two attempts the
    /// thread sleeps.
    ///
    /// # Errors
    /// The service's error, or why there was no answer from it, see [`CallError`].
    pub fn call<O: Operation>(
        &self,
        input: &O::Input,
        mut send: impl FnMut(Request<Vec<u8>>) -> Result<Response<Vec<u8>>, TransportError>,
    ) -> Result<O::Output, CallError<O::Service>> {
        let mut call = self.start::<O>(input)?;
        loop {
            call = match call.next() {
                Next::Send(message, sent) => sent.answer(send(message)),
                Next::Wait(delay, call) => {
                    std::thread::sleep(delay);
                    call
                }
                Next::Done(result) => return result,
            };
        }
    }

    /// Calls an operation in async code. `send` sends one message and returns the answer; `sleep`
    /// waits between two attempts. With `reqwest` and `tokio`:
    ///
    /// ```ignore
    /// let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build()?;
    /// let send = |message: http::Request<Vec<u8>>| async {
    ///     let answer = http.execute(message.try_into()?).await?;
    ///     let (status, headers) = (answer.status(), answer.headers().clone());
    ///     let mut response = http::Response::new(answer.bytes().await?.into());
    ///     (*response.status_mut(), *response.headers_mut()) = (status, headers);
    ///     Ok(response)
    /// };
    /// let output = client.call_async::<ListThings>(&input, send, tokio::time::sleep).await?;
    /// ```
    ///
    /// If the futures of both functions can go to another thread, so can this one.
    ///
    /// The future can be dropped at any time; the service may have received the request then.
    ///
    /// # Errors
    /// The service's error, or why there was no answer from it, see [`CallError`].
    pub async fn call_async<O: Operation>(
        &self,
        input: &O::Input,
        mut send: impl AsyncSend,
        mut sleep: impl AsyncSleep,
    ) -> Result<O::Output, CallError<O::Service>> {
        let mut call = self.start::<O>(input)?;
        loop {
            call = match call.next() {
                Next::Send(message, sent) => sent.answer(send(message).await),
                Next::Wait(delay, call) => {
                    sleep(delay).await;
                    call
                }
                Next::Done(result) => return result,
            };
        }
    }

    /// The present time by the service's clock.
    fn now(&self) -> Result<SystemTime, SigningError> {
        let seconds = self.skew.load(Ordering::Relaxed);
        let skew = Duration::from_secs(seconds.unsigned_abs());
        let now = self.own_time().ok_or(SigningError::NoClock)?;
        let corrected = if seconds < 0 { now.checked_sub(skew) } else { now.checked_add(skew) };
        Ok(corrected.unwrap_or(now))
    }

    /// The present time by the client's clock; `None` if the target has none.
    fn own_time(&self) -> Option<SystemTime> {
        self.clock.map_or_else(sigv4::now, |clock| Some(clock()))
    }
}
