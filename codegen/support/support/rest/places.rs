//! Reads the members of a structure from the parts of a message.

use http::HeaderMap;

use super::header::read_items;
use super::text::{Set, decode, encode, read};
use crate::support::error::Unreadable;
use crate::support::json::{Error, Reader};
use crate::support::wire::{Format, Members, Place, Scalar, Sink, Slot, Value, View};

/// The members that a message has in another place than the members of its body.
#[derive(Default)]
pub(crate) struct Places {
    bound: Vec<Bound>,
    /// Whether the message is a request.
    is_request: bool,
    /// Whether the model has members in the body.
    has_members: bool,
}

/// A member with a place.
#[derive(Clone, Copy)]
pub(crate) struct Bound {
    pub(crate) name: &'static str,
    pub(crate) place: Place,
    /// The format of timestamps.
    format: Format,
}

/// The parts of a message that values are read from.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    /// The status of a response.
    pub(crate) status: u16,
    pub(crate) headers: &'a HeaderMap,
    pub(crate) body: &'a [u8],
    /// The values of labels in the path of a request.
    pub(crate) labels: &'a [(&'static str, String)],
    /// The pairs in the query of a request.
    pub(crate) query: &'a [(String, String)],
}

/// How values are read from the source.
#[derive(Clone, Copy)]
pub(crate) struct Manner {
    /// Sets a value that can have timestamps of this format; returns `false` if the scalar doesn't fit.
    pub(crate) set: fn(&mut dyn Slot, Scalar<'_>, Format) -> bool,
    /// Reads a value that is the whole body.
    pub(crate) json: fn(&[u8], &mut dyn Slot) -> Result<(), Error>,
    /// Whether base64 must have its padding.
    pub(crate) is_padded: bool,
}

/// How clients read: timestamps can have any format.
const LENIENT: Manner = Manner {
    set: |slot, scalar, _| slot.scalar(scalar),
    json: |body, slot| Reader::of_message(body)?.read(slot).map(drop),
    is_padded: false,
};

impl<'a> Source<'a> {
    /// The parts of a response.
    pub(crate) fn of_response(status: u16, headers: &'a HeaderMap, body: &'a [u8]) -> Self {
        Self { status, headers, body, labels: &[], query: &[] }
    }
}

impl Places {
    /// The places in a response of the members that `fields` passes on. Their values don't matter.
    pub(crate) fn of_response(fields: &mut dyn FnMut(&mut dyn Sink)) -> Self {
        let mut places = Self::default();
        fields(&mut places);
        places
    }

    /// The places in a request.
    #[cfg(feature = "server")]
    pub(crate) fn of_request(fields: &mut dyn FnMut(&mut dyn Sink)) -> Self {
        let mut places = Self { is_request: true, ..Self::default() };
        fields(&mut places);
        places
    }

    /// The members that have a place other than the members of the body.
    #[cfg(feature = "server")]
    pub(crate) fn bound(&self) -> &[Bound] {
        &self.bound
    }

    /// Whether the model has members in the body.
    #[cfg(feature = "server")]
    pub(crate) fn has_members(&self) -> bool {
        self.has_members
    }

    /// Whether a member has a place other than the members of the body.
    pub(crate) fn is_bound(&self, name: &str) -> bool {
        self.bound.iter().any(|bound| bound.name == name)
    }

    /// Reads all members of a response.
    pub(super) fn read(&self, members: &mut dyn Members, source: Source<'_>) -> Result<(), Unreadable> {
        if self.has_members && !source.body.is_empty() {
            // Null means the same as no body.
            let mut reader = Reader::of_message(source.body).map_err(Unreadable::Body)?;
            let mut body = Body { members, places: self, missing: &mut Vec::new() };
            reader.read(&mut body).map_err(Unreadable::Body)?;
        }
        self.read_bound(members, source)
    }

    /// Reads the members of a response that aren't members of the body. If some don't fit, it reads the
    /// others and returns the first problem.
    pub(crate) fn read_bound(&self, members: &mut dyn Members, source: Source<'_>) -> Result<(), Unreadable> {
        let mut result = Ok(());
        for bound in self.bound.iter().filter(|bound| bound.is_in(source)) {
            let Some(slot) = members.member(bound.name) else { continue };
            result = result.and(match bound.read(slot, source, LENIENT) {
                Ok(true) => Ok(()),
                Ok(false) => Err(bound.misfit()),
                Err(error) => Err(Unreadable::Body(error)),
            });
        }
        result
    }
}

impl Bound {
    /// Whether a message has a value for the member.
    pub(crate) fn is_in(&self, source: Source<'_>) -> bool {
        match self.place {
            Place::Header(header) | Place::EncodedHeader(header) => source.headers.contains_key(header),
            Place::PrefixHeaders(prefix) => {
                source.headers.keys().any(|name| name.as_str().starts_with(prefix))
            }
            Place::Query(key) => source.query.iter().any(|(name, _)| name == key),
            Place::QueryParams => !source.query.is_empty(),
            Place::Label(_) | Place::Status => true,
            _ => !source.body.is_empty(),
        }
    }

    /// Reads the member; returns `false` if its value doesn't fit.
    ///
    /// # Errors
    /// If it is the whole body, and can't be read.
    pub(crate) fn read(&self, slot: &mut dyn Slot, source: Source<'_>, manner: Manner) -> Result<bool, Error> {
        let Source { status, headers, body, labels, query } = source;
        let set: Set<'_> = &|slot, scalar| (manner.set)(slot, scalar, self.format);
        Ok(match self.place {
            Place::Label(label) => {
                labels.iter().any(|(name, value)| *name == label && read(slot, value, set))
            }
            Place::Query(key) => {
                let values = query.iter().filter(|(name, _)| name == key).map(|(_, value)| value.as_str());
                read_values(slot, values, set)
            }
            Place::QueryParams => read_params(slot, query, set),
            Place::Header(header) => read_header(slot, headers, header, set),
            Place::EncodedHeader(header) => {
                let is_valid = |text: &&str| !manner.is_padded || text.len().is_multiple_of(4);
                let text = values(headers, header).next().filter(is_valid).and_then(decode);
                text.is_some_and(|text| set(slot, Scalar::Str(&text)))
            }
            Place::PrefixHeaders(prefix) => read_prefix_headers(slot, headers, prefix, set),
            Place::BlobPayload(_) => slot.scalar(Scalar::Bytes(body)) || slot.scalar(Scalar::Str(&encode(body))),
            Place::TextPayload(_) => std::str::from_utf8(body).is_ok_and(|text| slot.scalar(Scalar::Str(text))),
            Place::Status => slot.scalar(Scalar::Int(status.into())),
            Place::StructurePayload | Place::JsonPayload => {
                (manner.json)(body, slot)?;
                true
            }
        })
    }

    /// The reason why a response with a value that doesn't fit can't be read.
    fn misfit(&self) -> Unreadable {
        match self.place {
            Place::Header(header) | Place::EncodedHeader(header) => Unreadable::Header(header),
            Place::PrefixHeaders(prefix) => Unreadable::Header(prefix),
            _ => Unreadable::Payload,
        }
    }
}

/// Reads a scalar from the first header of this name, or a list from all.
fn read_header(slot: &mut dyn Slot, headers: &HeaderMap, header: &str, set: Set<'_>) -> bool {
    if let Some(items) = slot.list() {
        return values(headers, header).all(|list| read_items(items, list, set));
    }
    values(headers, header).next().is_some_and(|value| read(slot, value, set))
}

/// Reads a map from all headers whose names begin with the prefix.
fn read_prefix_headers(slot: &mut dyn Slot, headers: &HeaderMap, prefix: &str, set: Set<'_>) -> bool {
    let Some(map) = slot.object() else { return false };
    headers.iter().all(|(name, value)| {
        let Some(key) = name.as_str().strip_prefix(prefix) else { return true };
        let value = std::str::from_utf8(value.as_bytes());
        map.member(key).is_some_and(|slot| value.is_ok_and(|value| read(slot, value.trim(), set)))
    })
}

/// The texts of all headers of this name.
fn values<'h>(headers: &'h HeaderMap, name: &str) -> impl Iterator<Item = &'h str> {
    let values = headers.get_all(name).into_iter();
    values.filter_map(|value| std::str::from_utf8(value.as_bytes()).ok()).map(str::trim)
}

/// Reads a scalar from the first text, or a list from all.
fn read_values<'v>(slot: &mut dyn Slot, mut values: impl Iterator<Item = &'v str>, set: Set<'_>) -> bool {
    if let Some(items) = slot.list() {
        return values.all(|value| read(items.next(), value, set));
    }
    values.next().is_some_and(|value| read(slot, value, set))
}

/// Reads a map of texts, or of lists of texts, from all pairs of a query.
fn read_params(slot: &mut dyn Slot, query: &[(String, String)], set: Set<'_>) -> bool {
    let Some(map) = slot.object() else { return false };
    let mut pairs: Vec<_> = query.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    // The values of a key stay in their order.
    pairs.sort_by_key(|(key, _)| *key);
    pairs.chunk_by(|one, next| one.0 == next.0).all(|chunk| {
        let values = chunk.iter().map(|(_, value)| *value);
        map.member(chunk[0].0).is_some_and(|slot| read_values(slot, values, set))
    })
}

/// The members of a body, without those that have another place.
pub(crate) struct Body<'a> {
    pub(crate) members: &'a mut dyn Members,
    pub(crate) places: &'a Places,
    /// Names of members, without those that the body has.
    pub(crate) missing: &'a mut Vec<&'static str>,
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
        if self.places.is_bound(name) {
            return None;
        }
        self.missing.retain(|missing| *missing != name);
        self.members.member(name)
    }

    fn null(&mut self, name: &str) {
        if !self.places.is_bound(name) {
            self.members.null(name);
        }
    }

    fn is_data(&self, name: &str) -> bool {
        self.members.is_data(name)
    }

    #[cfg(feature = "server")]
    fn show_formats(&self, sink: &mut dyn Sink) {
        self.members.show_formats(sink);
    }
}

impl Places {
    /// Whether messages of this kind have the place. A member with another one is in the body.
    fn has(&self, place: Place) -> bool {
        match place {
            Place::Label(_) | Place::Query(_) | Place::QueryParams => self.is_request,
            Place::Status => !self.is_request,
            _ => true,
        }
    }
}

impl Sink for Places {
    fn member(&mut self, _: &str, _: View<'_>) {
        self.has_members = true;
    }

    fn null(&mut self, _: &str) {
        self.has_members = true;
    }

    fn absent(&mut self, _: &'static str) {
        self.has_members = true;
    }

    fn bound(&mut self, name: &'static str, value: &dyn Value, place: Place) {
        self.bound_as(name, value, place, place.format());
    }

    fn bound_as(&mut self, name: &'static str, _: &dyn Value, place: Place, format: Format) {
        if self.has(place) {
            self.bound.push(Bound { name, place, format });
        } else {
            self.has_members = true;
        }
    }

    fn bound_token(&mut self, name: &'static str, value: &dyn Value, place: Place) {
        self.bound(name, value, place);
    }
}
