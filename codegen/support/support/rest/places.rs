//! Reads the members of an output or an error from the parts of a response.

use http::HeaderMap;

use super::header::read_items;
use super::text::{decode, encode, read};
use crate::support::error::Unreadable;
use crate::support::json::{Error, Reader};
use crate::support::wire::{Format, Members, Place, Scalar, Sink, Slot, Value, View};

/// The members that a response has in another place than the members of its body.
#[derive(Default)]
pub(crate) struct Places {
    bound: Vec<(&'static str, Place)>,
    /// Whether the model has members in the body.
    has_members: bool,
}

/// The parts of a response.
#[derive(Clone, Copy)]
pub(crate) struct Answer<'a> {
    pub(crate) status: u16,
    pub(crate) headers: &'a HeaderMap,
    pub(crate) body: &'a [u8],
}

impl Places {
    /// The places of the members that `fields` passes on. Their values don't matter.
    pub(crate) fn of(fields: &mut dyn FnMut(&mut dyn Sink)) -> Self {
        let mut places = Self::default();
        fields(&mut places);
        places
    }

    /// Whether a member has a place other than the members of the body.
    pub(crate) fn is_bound(&self, name: &str) -> bool {
        self.bound.iter().any(|(bound, _)| *bound == name)
    }

    /// Reads all members.
    pub(super) fn read(&self, members: &mut dyn Members, answer: Answer<'_>) -> Result<(), Unreadable> {
        if self.has_members && !answer.body.is_empty() {
            // Null means the same as no body.
            let mut reader = Reader::of_message(answer.body).map_err(Unreadable::Body)?;
            reader.read(&mut Body { members, places: self }).map_err(Unreadable::Body)?;
        }
        self.read_bound(members, answer)
    }

    /// Reads the members that aren't members of the body. If some don't fit, it reads the others and
    /// returns the first problem.
    pub(crate) fn read_bound(&self, members: &mut dyn Members, answer: Answer<'_>) -> Result<(), Unreadable> {
        let mut result = Ok(());
        for (name, place) in &self.bound {
            result = result.and(read_place(members, name, *place, answer));
        }
        result
    }
}

/// Reads one member from its place.
fn read_place(
    members: &mut dyn Members,
    name: &'static str,
    place: Place,
    answer: Answer<'_>,
) -> Result<(), Unreadable> {
    let Answer { status, headers, body } = answer;
    let is_absent = match place {
        Place::Header(header) | Place::EncodedHeader(header) => !headers.contains_key(header),
        Place::PrefixHeaders(prefix) => !headers.keys().any(|name| name.as_str().starts_with(prefix)),
        Place::Status => false,
        _ => body.is_empty(),
    };
    let Some(slot) = members.member(name).filter(|_| !is_absent) else { return Ok(()) };
    let fits = match place {
        Place::Header(header) => read_header(slot, headers, header),
        Place::EncodedHeader(header) => {
            let text = values(headers, header).next().and_then(decode);
            text.is_some_and(|text| slot.scalar(Scalar::Str(&text)))
        }
        Place::PrefixHeaders(prefix) => read_prefix_headers(slot, headers, prefix),
        Place::BlobPayload(_) => slot.scalar(Scalar::Bytes(body)) || slot.scalar(Scalar::Str(&encode(body))),
        Place::TextPayload(_) => std::str::from_utf8(body).is_ok_and(|text| slot.scalar(Scalar::Str(text))),
        Place::Status => slot.scalar(Scalar::Int(status.into())),
        _ => return read_json(slot, body).map_err(Unreadable::Body),
    };
    match place {
        _ if fits => Ok(()),
        Place::Header(header) | Place::EncodedHeader(header) => Err(Unreadable::Header(header)),
        Place::PrefixHeaders(prefix) => Err(Unreadable::Header(prefix)),
        _ => Err(Unreadable::Payload),
    }
}

fn read_json(slot: &mut dyn Slot, body: &[u8]) -> Result<(), Error> {
    Reader::of_message(body)?.read(slot).map(drop)
}

/// Reads a scalar from the first header of this name, or a list from all.
fn read_header(slot: &mut dyn Slot, headers: &HeaderMap, header: &str) -> bool {
    if let Some(items) = slot.list() {
        return values(headers, header).all(|list| read_items(items, list));
    }
    values(headers, header).next().is_some_and(|value| read(slot, value))
}

/// Reads a map from all headers whose names begin with the prefix.
fn read_prefix_headers(slot: &mut dyn Slot, headers: &HeaderMap, prefix: &str) -> bool {
    let Some(map) = slot.object() else { return false };
    headers.iter().all(|(name, value)| {
        let Some(key) = name.as_str().strip_prefix(prefix) else { return true };
        let value = std::str::from_utf8(value.as_bytes());
        map.member(key).is_some_and(|slot| value.is_ok_and(|value| read(slot, value.trim())))
    })
}

/// The texts of all headers of this name.
fn values<'h>(headers: &'h HeaderMap, name: &str) -> impl Iterator<Item = &'h str> {
    let values = headers.get_all(name).into_iter();
    values.filter_map(|value| std::str::from_utf8(value.as_bytes()).ok()).map(str::trim)
}

/// The members of a body, without those that have another place.
struct Body<'a> {
    members: &'a mut dyn Members,
    places: &'a Places,
}

impl Slot for Body<'_> {
    fn expected(&self) -> &'static str {
        "expected an object"
    }

    fn object(&mut self) -> Option<&mut dyn Members> {
        Some(self)
    }
}

impl Members for Body<'_> {
    fn member(&mut self, name: &str) -> Option<&mut dyn Slot> {
        if self.places.is_bound(name) { None } else { self.members.member(name) }
    }

    fn null(&mut self, name: &str) {
        if !self.places.is_bound(name) {
            self.members.null(name);
        }
    }

    fn is_data(&self, name: &str) -> bool {
        self.members.is_data(name)
    }
}

impl Sink for Places {
    fn member(&mut self, _: &str, _: View<'_>) {
        self.has_members = true;
    }

    fn null(&mut self, _: &str) {
        self.has_members = true;
    }

    fn bound(&mut self, name: &'static str, _: &dyn Value, place: Place) {
        match place {
            // Only requests have these. In a response, such a member is one of the body.
            Place::Label(_) | Place::Query(_) | Place::QueryParams => self.has_members = true,
            _ => self.bound.push((name, place)),
        }
    }

    fn bound_as(&mut self, name: &'static str, value: &dyn Value, place: Place, _: Format) {
        self.bound(name, value, place);
    }

    fn bound_token(&mut self, name: &'static str, value: &dyn Value, place: Place) {
        self.bound(name, value, place);
    }
}
