//! Signatures of the crate `aws-sigv4`.

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{
    PayloadChecksumKind, PercentEncodingMode, SessionTokenMode, SignableBody, SignableRequest,
    SignatureLocation, SigningSettings, UriPathNormalizationMode, sign,
};
use aws_sigv4::sign::v4::SigningParams;
use http::header::{HOST, HeaderValue};
use http::{Request, Uri};

use crate::Case;

/// The message of a case with its signature.
pub(crate) fn signed(case: &Case) -> Request<Vec<u8>> {
    let message = &case.message;
    let (id, secret) = (case.access_key_id.as_str(), case.secret.as_str());
    let identity = Credentials::new(id, secret, case.token.clone(), None, "test").into();
    let params = SigningParams::builder()
        .identity(&identity)
        .region(&case.region)
        .name(&case.service)
        .time(case.time)
        .settings(settings(case))
        .build()
        .expect("everything is there")
        .into();
    let text = |value: &HeaderValue| value.to_str().map(str::to_owned).expect("it is text");
    let headers: Vec<_> =
        message.headers().iter().map(|(name, value)| (name.as_str(), text(value))).collect();
    let headers = headers.iter().map(|(name, value)| (*name, value.as_str()));
    let body = if case.signs_payload {
        SignableBody::Bytes(message.body())
    } else {
        SignableBody::UnsignedPayload
    };
    let uri = message.uri().to_string();
    let request = SignableRequest::new(message.method().as_str(), uri, headers, body);
    let request = request.expect("it is a request");
    let (instructions, _) = sign(request, &params).expect("it can be signed").into_parts();
    let mut message = message.clone();
    instructions.apply_to_request_http1x(&mut message);
    // A client adds this header.
    let host = HeaderValue::from_str(&host(case.message.uri())).expect("it is text");
    message.headers_mut().entry(HOST).or_insert(host);
    message
}

fn settings(case: &Case) -> SigningSettings {
    let mut settings = SigningSettings::default();
    if !case.double_encode_path {
        settings.percent_encoding_mode = PercentEncodingMode::Single;
    }
    if !case.normalize_path {
        settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
    }
    if case.payload_header {
        settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
    }
    if !case.sign_session_token {
        settings.session_token_mode = SessionTokenMode::Exclude;
    }
    if let Some(valid_for) = case.valid_for {
        settings.signature_location = SignatureLocation::QueryParams;
        settings.expires_in = Some(valid_for);
    }
    settings
}

fn host(uri: &Uri) -> String {
    let authority = uri.authority().map_or("", |authority| authority.as_str());
    let usual = if uri.scheme_str() == Some("https") { ":443" } else { ":80" };
    authority.trim_end_matches(usual).to_owned()
}

/// The pairs of a query, decoded and sorted.
pub(crate) fn pairs(uri: &Uri) -> Vec<(String, String)> {
    let query = uri.query().unwrap_or_default().as_bytes();
    let mut pairs: Vec<_> = form_urlencoded::parse(query).into_owned().collect();
    pairs.sort();
    pairs
}
