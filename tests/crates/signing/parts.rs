//! The parts of a signature, which a generated crate doesn't show.

#[rustfmt::skip]
#[allow(dead_code, reason = "it is support code, of which only a part is needed here")]
#[path = "../../../codegen/support/support/sigv4/canonical.rs"]
mod canonical;
#[rustfmt::skip]
#[allow(dead_code, reason = "it is support code, of which only a part is needed here")]
#[path = "../../../codegen/support/support/sigv4/percent.rs"]
mod percent;
#[rustfmt::skip]
#[allow(dead_code, reason = "it is support code, of which only a part is needed here")]
#[path = "../../../codegen/support/support/sigv4/scope.rs"]
mod scope;

use generated::sigv4::SigningParams;
use http::Request;

/// What a message is signed by.
pub(super) struct Parts {
    pub(super) canonical_request: String,
    pub(super) string_to_sign: String,
    pub(super) signature: String,
}

impl Parts {
    pub(super) fn of(
        message: &Request<Vec<u8>>,
        params: &SigningParams<'_>,
        instant: &str,
        secret: &str,
    ) -> Self {
        let path =
            canonical::Path { normalize: params.normalize_path, encode: params.double_encode_path };
        let (uri, method) = (message.uri(), message.method().as_str());
        let path = path.of(uri.path());
        let body = percent::hex(&hmac_sha256::Hash::hash(message.body()));
        let canonical =
            canonical::Canonical::new(method, &path, uri.query(), message.headers(), &body);
        let scope = scope::Scope::new(params.region, params.service, instant.to_owned())
            .expect("the region and the service are names");
        Self {
            string_to_sign: scope.string_to_sign(&canonical),
            signature: scope.signature(&canonical, secret),
            canonical_request: String::from_utf8(canonical.text).expect("it is text"),
        }
    }
}
