//! AWS Signature Version 4, see
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html>.

mod canonical;
mod percent;
mod scope;

use std::fmt;
use std::time::{Duration, SystemTime};

use hmac_sha256::Hash;
use http::header::{AUTHORIZATION, HOST, HeaderName, HeaderValue};
use http::{HeaderMap, Request, Uri};

use self::canonical::{Canonical, Path};
use self::scope::{ALGORITHM, Scope};
use super::Timestamp;
use super::credentials::Credentials;

/// What takes the place of the hash of a body that isn't signed.
const UNSIGNED_PAYLOAD: &str = "UNSIGNED-PAYLOAD";
/// The longest time that a presigned URL can be valid: seven days.
const LONGEST: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// The last second of the year 9999, after which years have more than four digits.
const LAST_SECOND: i64 = 253_402_300_799;

const DATE: HeaderName = HeaderName::from_static("x-amz-date");
const TOKEN: HeaderName = HeaderName::from_static("x-amz-security-token");
const CONTENT: HeaderName = HeaderName::from_static("x-amz-content-sha256");

/// What a signature depends on, besides the message and the credentials.
///
/// The settings after `time` have the values that almost all services need.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SigningParams<'a> {
    /// The region to sign for, such as `us-east-1`.
    pub region: &'a str,
    /// The name of the service to sign for, see [`Auth::SigV4`](crate::Auth::SigV4).
    pub service: &'a str,
    /// The time of the signature. A service refuses one that differs from its own clock by more
    /// than some minutes. Default: none, which is the time at which the message is signed.
    pub time: Option<SystemTime>,
    /// Whether the signature covers the body. Default: [`Payload::Signed`].
    pub payload: Payload,
    /// Whether [`sign`] adds the header `x-amz-content-sha256`, as Amazon S3 wants it. Default: no.
    pub payload_header: bool,
    /// Whether `.`, `..` and empty segments are taken out of the path before it is signed. Default:
    /// yes; no for Amazon S3. The message keeps its path.
    pub normalize_path: bool,
    /// Whether the path, which is percent-encoded already, is encoded once more to sign it.
    /// Default: yes; no for Amazon S3.
    pub double_encode_path: bool,
    /// Whether the signature covers the session token. Default: yes.
    pub sign_session_token: bool,
}

/// What a signature says about the body of a message.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Payload {
    /// It covers the body.
    #[default]
    Signed,
    /// It doesn't cover the body (`UNSIGNED-PAYLOAD`). Few services accept that.
    Unsigned,
}

impl<'a> SigningParams<'a> {
    /// Signs for a service in a region, at the present time.
    #[must_use]
    pub const fn new(region: &'a str, service: &'a str) -> Self {
        Self {
            region,
            service,
            time: None,
            payload: Payload::Signed,
            payload_header: false,
            normalize_path: true,
            double_encode_path: true,
            sign_session_token: true,
        }
    }

    /// Signs at another time.
    #[must_use]
    pub const fn at(mut self, time: SystemTime) -> Self {
        self.time = Some(time);
        self
    }
}

/// Why a message can't be signed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum SigningError {
    /// The message has neither a header `Host` nor an absolute URL.
    NoHost,
    /// The time is before 1970 or after 9999.
    Time,
    /// The target has no clock, as `wasm32-unknown-unknown`.
    NoClock,
    /// The region or the name of the service is empty, or has characters that neither has.
    Scope,
    /// The access key id or the session token has characters that no header can have.
    Credentials,
    /// A presigned URL is valid for one second to seven days.
    Expiry,
    /// The URL is too long to be presigned.
    Url,
}

impl fmt::Display for SigningError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoHost => "the message has no host: call `set_endpoint` before signing it",
            Self::Time => "a signature needs a time from 1970 to 9999",
            Self::NoClock => "this target has no clock: give the time with `SigningParams::at`",
            Self::Scope => "the region and the service to sign for need letters, digits, hyphens, dots or underscores",
            Self::Credentials => "the access key id or the session token has characters that no header can have",
            Self::Expiry => "a presigned URL is valid for one second to seven days",
            Self::Url => "the URL is too long to be presigned",
        })
    }
}

impl std::error::Error for SigningError {}

/// Signs a message in its headers, for the credentials of its sender.
///
/// It sets `x-amz-date`, `authorization` and, with temporary credentials, `x-amz-security-token`,
/// and adds `host` if that is missing. `Debug` of the message hides the values of the second and the
/// third one. Headers of an earlier signature are replaced, so that a message can be signed again. The signature covers all headers except those that change on the
/// way: `user-agent`, `expect`, `x-amzn-trace-id` and those between neighbours, such as
/// `connection`. Don't change the message afterwards.
///
/// ```ignore
/// let credentials = Credentials::from_env()?;
/// let mut message = ListUsers::request(&input);
/// set_endpoint(&mut message, "https://cognito-idp.us-east-1.amazonaws.com")?;
/// sign(&mut message, &credentials, &SigningParams::new("us-east-1", "cognito-idp"))?;
/// ```
///
/// # Errors
/// If the message has no host, or something can't stand in a signature. The message is as it was
/// then.
pub fn sign<B: AsRef<[u8]>>(
    message: &mut Request<B>,
    credentials: &Credentials,
    params: &SigningParams<'_>,
) -> Result<(), SigningError> {
    let scope = scope(params)?;
    let key_id = visible(credentials.access_key_id())?;
    let token = credentials.session_token().map(secret_value).transpose()?;
    let body = body_hash(message.body().as_ref(), params);
    let (uri, method) = (message.uri().clone(), message.method().clone());
    let headers = prepared(message.headers_mut(), &uri)?;
    headers.insert(DATE, header(&scope.instant)?);
    if params.payload_header {
        headers.insert(CONTENT, header(&body)?);
    }
    if let (Some(token), true) = (&token, params.sign_session_token) {
        headers.insert(TOKEN, token.clone());
    }
    let canonical = Canonical::new(method.as_str(), &path(&uri, params), uri.query(), headers, &body);
    let signature = scope.signature(&canonical, credentials.secret_access_key().expose());
    let authorization = format!(
        "{ALGORITHM} Credential={key_id}/{}, SignedHeaders={}, Signature={signature}",
        scope.text, canonical.signed_headers
    );
    headers.insert(AUTHORIZATION, secret(header(&authorization)?));
    if let Some(token) = token {
        headers.insert(TOKEN, token);
    }
    Ok(())
}

/// Signs a message in its URL, which is then valid for a while without further credentials.
///
/// It adds `X-Amz-Algorithm`, `X-Amz-Credential`, `X-Amz-Date`, `X-Amz-Expires`,
/// `X-Amz-SignedHeaders`, `X-Amz-Signature` and, with temporary credentials, `X-Amz-Security-Token`
/// to the query, in place of those of an earlier signature. Whoever has the URL can send the
/// message: keep it out of logs. `Debug` of the message shows its URL.
///
/// # Errors
/// As [`sign`], and if `valid_for` is less than a second or more than seven days. If the URL is too
/// long, the message has lost the headers of an earlier signature.
pub fn presign<B: AsRef<[u8]>>(
    message: &mut Request<B>,
    credentials: &Credentials,
    params: &SigningParams<'_>,
    valid_for: Duration,
) -> Result<(), SigningError> {
    if valid_for.as_secs() == 0 || valid_for > LONGEST {
        return Err(SigningError::Expiry);
    }
    let scope = scope(params)?;
    let key_id = visible(credentials.access_key_id())?;
    let token = credentials.session_token().map(|token| visible(token.expose())).transpose()?;
    let body = body_hash(message.body().as_ref(), params);
    let (uri, method) = (message.uri().clone(), message.method().clone());
    let headers = prepared(message.headers_mut(), &uri)?;
    let mut query = percent::without_signature(uri.query().unwrap_or_default());
    let mut add = |name: &str, value: &str| percent::add_pair(&mut query, name, value);
    add("X-Amz-Algorithm", ALGORITHM);
    add("X-Amz-Credential", &format!("{key_id}/{}", scope.text));
    add("X-Amz-Date", &scope.instant);
    add("X-Amz-Expires", &valid_for.as_secs().to_string());
    add("X-Amz-SignedHeaders", &canonical::signed_headers(headers));
    if let (Some(token), true) = (token, params.sign_session_token) {
        add("X-Amz-Security-Token", token);
    }
    let canonical = Canonical::new(method.as_str(), &path(&uri, params), Some(&query), headers, &body);
    let signature = scope.signature(&canonical, credentials.secret_access_key().expose());
    if let (Some(token), false) = (token, params.sign_session_token) {
        percent::add_pair(&mut query, "X-Amz-Security-Token", token);
    }
    percent::add_pair(&mut query, "X-Amz-Signature", &signature);
    *message.uri_mut() = with_query(uri, &query)?;
    Ok(())
}

/// What a signature with these parameters is for.
fn scope<'a>(params: &SigningParams<'a>) -> Result<Scope<'a>, SigningError> {
    let time = params.time.or_else(now).ok_or(SigningError::NoClock)?;
    let instant = basic_format(time).ok_or(SigningError::Time)?;
    Scope::new(params.region, params.service, instant).ok_or(SigningError::Scope)
}

/// The present time; `None` on targets without a clock, where the standard library panics.
pub(super) fn now() -> Option<SystemTime> {
    let has_clock = !cfg!(all(target_family = "wasm", target_os = "unknown"));
    has_clock.then(SystemTime::now)
}

/// A time to the second in the basic format of ISO 8601, such as `20150830T123600Z`.
fn basic_format(time: SystemTime) -> Option<String> {
    let secs = Timestamp::from(time).secs();
    let text = (0..=LAST_SECOND).contains(&secs).then(|| Timestamp::from_secs(secs).to_string())?;
    Some(text.replace(['-', ':'], ""))
}

/// The path of a URL, as it is signed.
fn path(uri: &Uri, params: &SigningParams<'_>) -> String {
    Path { normalize: params.normalize_path, encode: params.double_encode_path }.of(uri.path())
}

fn body_hash(body: &[u8], params: &SigningParams<'_>) -> String {
    match params.payload {
        Payload::Signed => percent::hex(&Hash::hash(body)),
        Payload::Unsigned => UNSIGNED_PAYLOAD.to_owned(),
    }
}

/// Headers without an earlier signature, and with the header `Host`.
fn prepared<'h>(headers: &'h mut HeaderMap, uri: &Uri) -> Result<&'h mut HeaderMap, SigningError> {
    add_host(headers, uri)?;
    for name in [AUTHORIZATION, DATE, TOKEN, CONTENT].iter() {
        headers.remove(name);
    }
    Ok(headers)
}

/// Adds the header `Host`, which each signature covers, where the client would add it.
fn add_host(headers: &mut HeaderMap, uri: &Uri) -> Result<(), SigningError> {
    if headers.contains_key(HOST) {
        return Ok(());
    }
    let host = uri.host().ok_or(SigningError::NoHost)?;
    let is_usual = |port| matches!((uri.scheme_str(), port), (Some("https"), 443) | (Some("http"), 80));
    let host = match uri.port_u16().filter(|port| !is_usual(*port)) {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    };
    headers.insert(HOST, HeaderValue::from_str(&host).map_err(|_| SigningError::NoHost)?);
    Ok(())
}

/// The same URL with another query.
fn with_query(uri: Uri, query: &str) -> Result<Uri, SigningError> {
    let mut parts = uri.into_parts();
    let path = parts.path_and_query.as_ref().map_or("/", |path| path.path());
    let path = format!("{path}?{query}");
    parts.path_and_query = Some(path.parse().map_err(|_| SigningError::Url)?);
    Uri::from_parts(parts).map_err(|_| SigningError::Url)
}

/// A text that can stand in a header.
fn visible(text: &str) -> Result<&str, SigningError> {
    let is_visible = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
    if is_visible { Ok(text) } else { Err(SigningError::Credentials) }
}

/// The value of a header that holds a secret.
fn secret_value(text: &super::Sensitive<String>) -> Result<HeaderValue, SigningError> {
    Ok(secret(header(visible(text.expose())?)?))
}

/// The same value, which `Debug` of a message doesn't show.
fn secret(mut value: HeaderValue) -> HeaderValue {
    value.set_sensitive(true);
    value
}

fn header(text: &str) -> Result<HeaderValue, SigningError> {
    HeaderValue::from_str(text).map_err(|_| SigningError::Credentials)
}
