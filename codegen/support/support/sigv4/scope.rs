//! What a signature is for, and the signature itself.

use hmac_sha256::{HMAC, Hash};

use super::canonical::Canonical;
use super::percent;

/// The signing algorithm, as signatures name it.
pub(super) const ALGORITHM: &str = "AWS4-HMAC-SHA256";

/// The day, region and service that a signature is for.
pub(super) struct Scope<'a> {
    region: &'a str,
    service: &'a str,
    /// The time, such as `20150830T123600Z`.
    pub(super) instant: String,
    /// All of it, such as `20150830/us-east-1/service/aws4_request`.
    pub(super) text: String,
}

impl<'a> Scope<'a> {
    /// The scope of an instant in the basic format of ISO 8601; `None` if the region or the service
    /// can't be a name.
    pub(super) fn new(region: &'a str, service: &'a str, instant: String) -> Option<Self> {
        let day = instant.get(..8)?;
        let text = format!("{day}/{region}/{service}/aws4_request");
        (is_name(region) && is_name(service)).then_some(Self { region, service, instant, text })
    }

    /// What is signed.
    pub(super) fn string_to_sign(&self, canonical: &Canonical) -> String {
        let hash = percent::hex(&Hash::hash(&canonical.text));
        format!("{ALGORITHM}\n{}\n{}\n{hash}", self.instant, self.text)
    }

    /// The signature with a secret access key, in hexadecimal digits.
    pub(super) fn signature(&self, canonical: &Canonical, secret: &str) -> String {
        let day = &self.instant.as_bytes()[..8];
        let parts = [day, self.region.as_bytes(), self.service.as_bytes(), b"aws4_request"];
        let key = parts.iter().fold(format!("AWS4{secret}").into_bytes(), |key, part| {
            HMAC::mac(part, &key).to_vec()
        });
        percent::hex(&HMAC::mac(self.string_to_sign(canonical).as_bytes(), &key))
    }
}

/// Whether a text can be a region or the name of a service.
fn is_name(text: &str) -> bool {
    let is_inner = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    !text.is_empty() && text.bytes().all(is_inner)
}
