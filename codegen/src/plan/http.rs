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
    /// Every operation without a pattern.
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
                plan.bind(model, id, is_request);
            }
        }
        errors.propagate()?;
        Ok(plan)
    }

    /// Adds the places of the members of a request or a response.
    fn bind(&mut self, model: &'a Model, id: &'a ShapeId, is_request: bool) {
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
            self.places.insert(id.member(&member.name), place(model, member, binding));
        }
    }
}

/// How an operation is called. Parsing has checked the trait.
fn call(model: &Model, id: &ShapeId, operation: &Operation) -> Result<HttpCall, Problem> {
    let traits = &model.target(id).traits;
    let Some(http) = &traits.http else {
        let help = "add the trait, or generate operations that have it with `--operation`";
        return Err(Problem::new(id, "lacks the trait smithy.api#http").help(help));
    };
    Ok(HttpCall {
        method: http.method.clone(),
        uri: http.uri.clone(),
        status: http.code,
        returns_json: !has_raw_payload(model, &operation.output),
        checksum: traits.checksum_required,
    })
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

/// The place of a member. Parsing has checked that its binding is for its target.
fn place(model: &Model, member: &Member, binding: &HttpBinding) -> Place {
    let target = model.target(&member.target);
    let kind = match binding {
        HttpBinding::Label => PlaceKind::Label(member.name.clone()),
        HttpBinding::Query(key) => PlaceKind::Query(key.clone()),
        HttpBinding::QueryParams => PlaceKind::QueryParams,
        HttpBinding::Header(name) if is_encoded(target) => PlaceKind::EncodedHeader(name.clone()),
        HttpBinding::Header(name) => PlaceKind::Header(name.clone()),
        HttpBinding::PrefixHeaders(prefix) => PlaceKind::PrefixHeaders(prefix.to_ascii_lowercase()),
        HttpBinding::Payload => payload(target),
        HttpBinding::ResponseCode => PlaceKind::Status,
    };
    Place { kind, format: timestamp_format(model, member) }
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
