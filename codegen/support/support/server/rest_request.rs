// #if HttpBindings
//! Requests of restJson1, as a server reads them, see
//! <https://smithy.io/2.0/spec/http-bindings.html>.

use std::any::TypeId;
use std::borrow::Cow;

use http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderValue};
use http::{HeaderMap, Request};

use super::RequestError;
use super::accept::{accepts, essence};
use super::headers::{encoding, has_content_type};
use super::route::{labels, parameters, target};
use crate::support::json::{self, Error};
use crate::support::rest::{Body, Bound, Manner, Places, Source};
use crate::support::wire::{Members, Place, Shape};
use crate::support::{Operation, Service};

/// How servers read: exactly as the model says.
const EXACT: Manner = Manner {
    set: |slot, scalar, format| slot.exact_scalar(scalar, format),
    json: |body, slot| json::read_exact(body, slot)?.map_or(Ok(()), |at| Err(Error::new(at, slot.expected()))),
    is_padded: true,
};

/// Reads the input of an operation.
pub(crate) fn read_request<O: Operation + ?Sized>(
    request: &Request<impl AsRef<[u8]>>,
) -> Result<O::Input, RequestError> {
    if target(O::Service::ROUTES, request)? != O::TARGET {
        return Err(RequestError::OtherOperation { expected: O::NAME });
    }
    let mut input = O::Input::initial();
    let places = Places::of_request(&mut |sink| input.fields(sink));
    let output = Places::of_response(&mut |sink| O::Output::initial().fields(sink));
    check_accept(request.headers(), media_type(&output, has_members::<O::Output>()))?;
    let body = request.body().as_ref();
    if !body.is_empty() {
        check_content_type(request.headers(), media_type(&places, has_members::<O::Input>()))?;
    }
    let (headers, body) = decompressed::<O>(request.headers(), body, &places)?;
    let source = Source {
        status: 0,
        headers: &headers,
        body: &body,
        labels: &labels(O::URI, request.uri().path()).ok_or(RequestError::Escape)?,
        query: &parameters(request.uri().query().unwrap_or_default()).ok_or(RequestError::Escape)?,
    };
    read(&mut input, O::Input::REQUIRED, &places, source)?;
    O::add_defaults(&mut input);
    Ok(input)
}

/// Whether there is a structure at all: the model can have none.
fn has_members<T: 'static>() -> bool {
    TypeId::of::<T>() != TypeId::of::<()>()
}

/// Reads all members.
fn read(
    members: &mut dyn Members,
    required: &[&'static str],
    places: &Places,
    source: Source<'_>,
) -> Result<(), RequestError> {
    let mut missing = required.to_vec();
    if places.has_members() && !source.body.is_empty() {
        let mut body = Body { members, places, missing: &mut missing };
        (EXACT.json)(source.body, &mut body).map_err(RequestError::Body)?;
    }
    for bound in places.bound() {
        if !has_value(bound, required.contains(&bound.name), source) {
            continue;
        }
        let Some(slot) = members.member(bound.name) else { continue };
        if !bound.read(slot, source, EXACT).map_err(RequestError::Body)? {
            return Err(RequestError::Value { member: bound.name });
        }
        missing.retain(|missing| *missing != bound.name);
    }
    missing.first().map_or(Ok(()), |member| Err(RequestError::MissingMember { member }))
}

/// Whether a request has a value for a member that isn't a member of the body.
fn has_value(bound: &Bound, is_required: bool, source: Source<'_>) -> bool {
    let body = source.body.trim_ascii();
    match bound.place {
        // No text and no bytes look like no body.
        Place::BlobPayload(_) | Place::TextPayload(_) => is_required || bound.is_in(source),
        // Clients send an empty object for a structure that isn't set.
        Place::StructurePayload => bound.is_in(source) && (is_required || !is_empty_object(body)),
        Place::JsonPayload => bound.is_in(source) && body != b"null",
        _ => bound.is_in(source),
    }
}

/// Whether a body is a JSON object without members.
fn is_empty_object(body: &[u8]) -> bool {
    let inner = body.strip_prefix(b"{").and_then(|rest| rest.strip_suffix(b"}"));
    inner.is_some_and(|inner| inner.trim_ascii().is_empty())
}

/// What the header `Content-Type` of a body must be.
#[derive(Clone, Copy)]
enum MediaType {
    /// There is no body.
    None,
    /// Anything.
    Any,
    This(&'static str),
}

/// The media type of the body with these places.
fn media_type(places: &Places, has_members: bool) -> MediaType {
    let json = MediaType::This("application/json");
    let payload = places.bound().iter().find_map(|bound| match bound.place {
        Place::StructurePayload | Place::JsonPayload => Some(json),
        // Bytes without a media type of their own, see
        // <https://smithy.io/2.0/spec/protocol-traits.html#mediatype-trait>.
        Place::BlobPayload("application/octet-stream") => Some(MediaType::Any),
        Place::BlobPayload(_) | Place::TextPayload(_) if has_header(places, CONTENT_TYPE.as_str()) => {
            Some(MediaType::Any)
        }
        Place::BlobPayload(it) | Place::TextPayload(it) => Some(MediaType::This(it)),
        _ => None,
    });
    let of_members = if places.has_members() || (has_members && places.bound().is_empty()) {
        json
    } else {
        MediaType::None
    };
    payload.unwrap_or(of_members)
}

/// Whether a member is the header of this name.
fn has_header(places: &Places, name: &str) -> bool {
    let is_it = |place| matches!(place, Place::Header(header) if header.eq_ignore_ascii_case(name));
    places.bound().iter().any(|bound| is_it(bound.place))
}

fn check_content_type(headers: &HeaderMap, media_type: MediaType) -> Result<(), RequestError> {
    match media_type {
        MediaType::This(expected) if !has_content_type(headers, essence(expected)) => {
            Err(RequestError::ContentType { expected })
        }
        MediaType::None if headers.contains_key(CONTENT_TYPE) => Err(RequestError::UnexpectedBody),
        _ => Ok(()),
    }
}

fn check_accept(headers: &HeaderMap, media_type: MediaType) -> Result<(), RequestError> {
    match media_type {
        MediaType::This(offered) if !accepts(headers, offered) => Err(RequestError::NotAcceptable { offered }),
        _ => Ok(()),
    }
}

/// The body without compression, and the headers without the name of that compression. If a member is
/// the header `Content-Encoding`, other compressions are the business of who reads it.
fn decompressed<'r, O: Operation + ?Sized>(
    headers: &'r HeaderMap,
    body: &'r [u8],
    places: &Places,
) -> Result<(Cow<'r, HeaderMap>, Cow<'r, [u8]>), RequestError> {
    let names = encoding(headers);
    let is_gzip = |name: &&&str| O::GZIP && name.eq_ignore_ascii_case("gzip");
    let (is_compressed, others) = match names.split_last() {
        Some((last, others)) if is_gzip(&last) => (true, others),
        _ => (false, names.as_slice()),
    };
    if !others.is_empty() && !has_header(places, CONTENT_ENCODING.as_str()) {
        return Err(RequestError::ContentEncoding);
    }
    if !is_compressed {
        return Ok((Cow::Borrowed(headers), Cow::Borrowed(body)));
    }
    let mut plain = headers.clone();
    plain.remove(CONTENT_ENCODING);
    // The names are from a header, so together they are one again.
    let others = HeaderValue::from_str(&others.join(", ")).ok().filter(|_| !others.is_empty());
    plain.extend(others.map(|others| (CONTENT_ENCODING, others)));
    Ok((Cow::Owned(plain), Cow::Owned(O::decompress(body)?)))
}
// #end
