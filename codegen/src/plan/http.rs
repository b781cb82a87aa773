//! HTTP bindings: the pattern of each operation, and the place of each member in messages, see
//! <https://smithy.io/2.0/spec/http-bindings.html>.

use std::collections::{BTreeMap, BTreeSet};

use super::closure::Closure;
use crate::error::{Errors, Problem};
use crate::ir::{DateFormat, HttpCall, Place, PlaceKind};
use crate::model::{
    HttpBinding, Kind, Member, MemberId, Model, Operation, Shape, ShapeId, Simple, TimestampFormat,
};

/// The HTTP bindings of a crate; empty if its protocol has none.
#[derive(Default)]
pub(crate) struct HttpPlan<'a> {
    /// How each operation is called.
    pub(crate) calls: BTreeMap<&'a ShapeId, HttpCall>,
    /// The places of members that aren't in the body.
    pub(crate) places: BTreeMap<MemberId<'a>, Place>,
}

impl<'a> HttpPlan<'a> {
    /// Reads the bindings of all operations of the closure, and of their inputs, outputs and errors.
    /// Bindings of other structures have no meaning.
    ///
    /// # Errors
    /// Every operation without a valid pattern, and every binding that doesn't fit its member.
    pub(crate) fn of(model: &'a Model, closure: &Closure<'a>) -> Result<Self, Errors> {
        let mut errors = Errors::default();
        let mut plan = Self::default();
        let mut requests = BTreeSet::new();
        let mut responses = BTreeSet::new();
        for (&id, &operation) in &closure.operations {
            match call(model, id, operation) {
                Ok(call) => _ = plan.calls.insert(id, call),
                Err(problem) => errors.push(problem),
            }
            requests.insert(&operation.input);
            responses.insert(&operation.output);
            responses.extend(closure.errors[id].iter().copied());
        }
        for (ends, is_request) in [(requests, true), (responses, false)] {
            for id in ends {
                plan.bind(model, id, is_request, &mut errors);
            }
        }
        errors.propagate()?;
        Ok(plan)
    }

    /// Adds the places of the members of a request or a response.
    fn bind(&mut self, model: &'a Model, id: &'a ShapeId, is_request: bool, errors: &mut Errors) {
        let Some(Shape { kind: Kind::Structure(members), .. }) = model.get(id) else { return };
        for member in members {
            let Some(binding) = &member.traits.binding else { continue };
            let is_used = match binding {
                HttpBinding::Label | HttpBinding::Query(_) | HttpBinding::QueryParams => is_request,
                HttpBinding::ResponseCode => !is_request,
                HttpBinding::Header(_) | HttpBinding::PrefixHeaders(_) | HttpBinding::Payload => {
                    true
                }
            };
            if !is_used {
                continue;
            }
            let at = id.member(&member.name);
            match place(model, member, binding) {
                Ok(place) => _ = self.places.insert(at, place),
                Err(wanted) => {
                    let message =
                        format!("has the trait {}, which is for {wanted}", binding.trait_id());
                    errors.push(Problem::new(at.to_string(), message).help("remove the trait"));
                }
            }
        }
    }
}

/// How an operation is called.
fn call(model: &Model, id: &ShapeId, operation: &Operation) -> Result<HttpCall, Problem> {
    let wrong =
        |message: String| Problem::new(id, message).help("correct the trait smithy.api#http");
    let traits = &model.target(id).traits;
    let Some(http) = &traits.http else {
        let help = "add the trait, or generate operations that have it with `--operation`";
        return Err(Problem::new(id, "lacks the trait smithy.api#http").help(help));
    };
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if http.method.is_empty() || !http.method.bytes().all(is_token) {
        return Err(wrong(format!("`{}` isn't an HTTP method", http.method)));
    }
    let members = model.get(&operation.input).map(Shape::members).unwrap_or_default();
    let bound: BTreeSet<&str> = members
        .iter()
        .filter(|member| member.traits.binding == Some(HttpBinding::Label))
        .map(|member| member.name.as_str())
        .collect();
    let labels =
        labels(&http.uri).map_err(|what| wrong(format!("its pattern `{}` {what}", http.uri)))?;
    if let Some(label) = labels.iter().find(|label| !bound.contains(*label)) {
        let message = format!(
            "the label `{label}` isn't a member of the input with the trait smithy.api#httpLabel"
        );
        return Err(wrong(message));
    }
    if let Some(member) = bound.iter().find(|member| !labels.contains(*member)) {
        return Err(wrong(format!(
            "its pattern `{}` has no label for the member `{member}`",
            http.uri
        )));
    }
    let returns_json = !has_raw_payload(model, &operation.output);
    Ok(HttpCall {
        method: http.method.clone(),
        uri: http.uri.clone(),
        status: http.code,
        returns_json,
        checksum: traits.checksum_required,
    })
}

/// The labels of a pattern.
///
/// # Errors
/// What is wrong with the pattern.
fn labels(uri: &str) -> Result<BTreeSet<&str>, &'static str> {
    let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
    let is_plain = |text: &str| {
        text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"#<>\\^`{|}".contains(&byte))
    };
    let Some(path) = path.strip_prefix('/') else { return Err("doesn't begin with `/`") };
    let mut labels = BTreeSet::new();
    for segment in path.split('/') {
        let label = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        match label.map(|label| label.strip_suffix('+').unwrap_or(label)) {
            Some(label) if !labels.insert(label) => return Err("has a label twice"),
            None if matches!(segment, "." | "..") || !is_plain(segment) => {
                return Err("has characters that no path has");
            }
            _ => {}
        }
    }
    if is_plain(query) { Ok(labels) } else { Err("has characters that no query has") }
}

/// Whether the body of a response is a text or bytes, and no JSON.
fn has_raw_payload(model: &Model, output: &ShapeId) -> bool {
    let members = model.get(output).map(Shape::members).unwrap_or_default();
    let mut payloads =
        members.iter().filter(|member| member.traits.binding == Some(HttpBinding::Payload));
    payloads.any(|member| {
        let kind = &model.target(&member.target).kind;
        matches!(kind, Kind::Simple(Simple::Blob | Simple::String) | Kind::Enum(_))
    })
}

/// The place of a member.
///
/// # Errors
/// For which members the binding is, in words.
fn place(model: &Model, member: &Member, binding: &HttpBinding) -> Result<Place, &'static str> {
    let target = model.target(&member.target);
    let kind = match binding {
        HttpBinding::Label if is_scalar(target) && member.traits.required => {
            PlaceKind::Label(member.name.clone())
        }
        HttpBinding::Label => return Err("required numbers, strings, booleans and timestamps"),
        HttpBinding::Query(key) if is_scalar_or_list(model, target) => {
            PlaceKind::Query(key.clone())
        }
        HttpBinding::Query(_) => {
            return Err("numbers, strings, booleans, timestamps and lists of these");
        }
        HttpBinding::QueryParams if is_map_of_texts(model, target, true) => PlaceKind::QueryParams,
        HttpBinding::QueryParams => return Err("maps of strings, or of lists of strings"),
        HttpBinding::Header(name) if is_header_name(name) && is_scalar_or_list(model, target) => {
            if is_encoded(target) {
                PlaceKind::EncodedHeader(name.clone())
            } else {
                PlaceKind::Header(name.clone())
            }
        }
        HttpBinding::Header(_) => {
            return Err(
                "numbers, strings, booleans, timestamps and lists of these, with the name of a header",
            );
        }
        HttpBinding::PrefixHeaders(prefix)
            if is_map_of_texts(model, target, false)
                && (prefix.is_empty() || is_header_name(prefix)) =>
        {
            PlaceKind::PrefixHeaders(prefix.to_ascii_lowercase())
        }
        HttpBinding::PrefixHeaders(_) => {
            return Err("maps of strings, with the beginning of a header's name");
        }
        HttpBinding::Payload => payload(target),
        HttpBinding::ResponseCode if matches!(target.kind, Kind::Simple(Simple::Integer)) => {
            PlaceKind::Status
        }
        HttpBinding::ResponseCode => return Err("integers"),
    };
    Ok(Place { kind, format: timestamp_format(model, member) })
}

/// How a payload is written: texts and bytes as they are, everything else as JSON.
fn payload(target: &Shape) -> PlaceKind {
    let media_type = |default: &str| {
        let own = target.traits.media_type.as_deref();
        own.filter(|own| own.bytes().all(|byte| (b' '..=b'~').contains(&byte)))
            .unwrap_or(default)
            .to_owned()
    };
    match &target.kind {
        Kind::Simple(Simple::Blob) => {
            PlaceKind::BlobPayload(media_type("application/octet-stream"))
        }
        Kind::Simple(Simple::String) | Kind::Enum(_) => {
            PlaceKind::TextPayload(media_type("text/plain"))
        }
        Kind::Structure(_) => PlaceKind::StructurePayload,
        _ => PlaceKind::JsonPayload,
    }
}

/// Whether a header carries base64 of the value: a string with a media type, such as a JSON text.
fn is_encoded(target: &Shape) -> bool {
    matches!(target.kind, Kind::Simple(Simple::String)) && target.traits.media_type.is_some()
}

/// The format of a timestamp in the member's value; `None` for the default of its place.
fn timestamp_format(model: &Model, member: &Member) -> Option<DateFormat> {
    let target = model.target(&member.target);
    match &target.kind {
        Kind::Simple(Simple::Timestamp) => {
            let format = member.traits.timestamp_format.or(target.traits.timestamp_format)?;
            Some(match format {
                TimestampFormat::EpochSeconds => DateFormat::EpochSeconds,
                TimestampFormat::DateTime => DateFormat::DateTime,
                TimestampFormat::HttpDate => DateFormat::HttpDate,
            })
        }
        Kind::List(element) => timestamp_format(model, element),
        _ => None,
    }
}

fn is_scalar(shape: &Shape) -> bool {
    match &shape.kind {
        Kind::Simple(simple) => !matches!(simple, Simple::Document),
        Kind::Enum(_) | Kind::IntEnum(_) => true,
        _ => false,
    }
}

fn is_scalar_or_list(model: &Model, shape: &Shape) -> bool {
    match &shape.kind {
        Kind::List(element) => is_scalar(model.target(&element.target)),
        _ => is_scalar(shape),
    }
}

/// Whether it is a map of strings, or also of lists of strings.
fn is_map_of_texts(model: &Model, shape: &Shape, or_lists: bool) -> bool {
    let Kind::Map(_, value) = &shape.kind else { return false };
    let is_text =
        |shape: &Shape| matches!(shape.kind, Kind::Simple(Simple::String) | Kind::Enum(_));
    let value = model.target(&value.target);
    match &value.kind {
        Kind::List(element) if or_lists => is_text(model.target(&element.target)),
        _ => is_text(value),
    }
}

/// Whether a text can be the name of a header: a token of RFC 9110, section 5.6.2.
fn is_header_name(name: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(is_token)
}
