//! Writes the members of a structure to the parts of a message.

use http::{HeaderMap, HeaderName, HeaderValue};

use super::InputError;
use super::header::add_item;
use super::text::{encode, text};
use super::uri::{Label, add_pair, constant_keys, expand};
use crate::support::json;
use crate::support::wire::{Format, List, Place, Sink, Value, View};

/// The media type of JSON.
const JSON: &str = "application/json";

/// Headers that say where a message ends or goes. A map of headers can't set them.
const FRAMING: [&str; 4] = ["connection", "content-length", "host", "transfer-encoding"];

/// Returns a token that no other request has; `None` to leave the token out.
type Tokens<'a> = &'a mut dyn FnMut() -> Option<String>;

/// Passes the members of a structure to a sink.
pub(crate) type Fields<'f> = &'f mut dyn FnMut(&mut dyn Sink);

/// The parts of a message.
#[derive(Default)]
pub(crate) struct Parts {
    is_request: bool,
    /// The status of a response, if a member sets it.
    #[allow(dead_code, reason = "only the feature `server` writes responses")]
    pub(crate) status: Option<i64>,
    labels: Vec<Label>,
    query: String,
    /// The keys that members have set in the query.
    keys: Vec<&'static str>,
    /// Keys and values of a map for the query.
    params: Vec<(String, String)>,
    pub(crate) headers: HeaderMap,
    /// Headers of maps.
    prefixed: Vec<(HeaderName, HeaderValue)>,
    pub(crate) body: Vec<u8>,
    /// The media type of the body, if there is a body.
    pub(crate) media_type: Option<&'static str>,
    /// Whether the model has members in the body, set or not.
    has_members: bool,
    /// Whether one member is the whole body.
    has_payload: bool,
    /// The first problem.
    error: Option<InputError>,
}

impl Parts {
    /// Writes an input.
    pub(super) fn of_request(fields: Fields<'_>, tokens: Tokens<'_>) -> Result<Self, InputError> {
        Self { is_request: true, ..Self::default() }.write(fields, tokens)
    }

    /// Writes an output or an error. If no member is the whole body, the body is an object, even without
    /// members.
    #[cfg(feature = "server")]
    pub(crate) fn of_response(fields: Fields<'_>) -> Result<Self, InputError> {
        Self { has_members: true, ..Self::default() }.write(fields, &mut || None)
    }

    fn write(mut self, fields: Fields<'_>, tokens: Tokens<'_>) -> Result<Self, InputError> {
        let body = json::write_members(&mut |body| {
            fields(&mut Writer { parts: &mut self, body, tokens });
        });
        self.finish(body)
    }

    /// Adds what depends on all members: the body of members, and headers of maps except those that
    /// a member of its own has set.
    fn finish(mut self, body: Vec<u8>) -> Result<Self, InputError> {
        if self.has_members && !self.has_payload {
            (self.body, self.media_type) = (body, Some(JSON));
        }
        for (name, value) in self.prefixed.drain(..) {
            self.headers.entry(name).or_insert(value);
        }
        self.error.map_or(Ok(self), Err)
    }

    /// The path and the query for a pattern. What a member of its own sets in the query comes before a
    /// map that has the same key.
    pub(super) fn uri(&self, pattern: &'static str) -> Result<String, InputError> {
        let mut query = self.query.clone();
        for (key, value) in &self.params {
            let is_set = self.keys.contains(&key.as_str());
            if !is_set && !constant_keys(pattern).any(|constant| constant == key) {
                add_pair(&mut query, key, value);
            }
        }
        expand(pattern, &self.labels, &query)
    }

    fn query(&mut self, key: &'static str, view: View<'_>) {
        each_text(view, &mut |value| {
            add_pair(&mut self.query, key, value);
            self.keys.push(key);
        });
    }

    fn query_params(&mut self, view: View<'_>) {
        each_entry(view, &mut |key, view| {
            each_text(view, &mut |value| self.params.push((key.to_owned(), value.to_owned())));
        });
    }

    fn header(&mut self, member: &'static str, header: &str, value: &str, is_sensitive: bool) {
        match checked(header, value, is_sensitive) {
            Some((name, value)) => _ = self.headers.insert(name, value),
            None => self.fail(InputError::Header(member)),
        }
    }

    fn prefix_headers(&mut self, member: &'static str, prefix: &str, view: View<'_>, is_sensitive: bool) {
        let View::Object(map, _) = view else { return };
        let is_sensitive = is_sensitive || map.secrets().values;
        each_entry(view, &mut |key, view| {
            let Some(value) = text(view) else { return };
            let header = checked(&format!("{prefix}{key}"), &value, is_sensitive);
            match header.filter(|(name, _)| !FRAMING.contains(&name.as_str())) {
                Some(header) => self.prefixed.push(header),
                None => self.fail(InputError::Header(member)),
            }
        });
    }

    /// Sets the whole body; `None` if there is none.
    fn payload(&mut self, body: Option<Vec<u8>>, media_type: &'static str) {
        self.has_payload = true;
        self.media_type = body.is_some().then_some(media_type);
        self.body = body.unwrap_or_default();
    }

    fn fail(&mut self, error: InputError) {
        self.error.get_or_insert(error);
    }
}

/// A header, if its name and its value are valid.
fn checked(name: &str, value: &str, is_sensitive: bool) -> Option<(HeaderName, HeaderValue)> {
    let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
    let mut value = HeaderValue::from_str(value).ok()?;
    value.set_sensitive(is_sensitive);
    Some((name, value))
}

/// Writes each member to its part.
struct Writer<'p, 'b, 't> {
    parts: &'p mut Parts,
    /// The members of the body.
    body: &'b mut dyn Sink,
    tokens: Tokens<'t>,
}

impl Writer<'_, '_, '_> {
    /// Writes a value to its place.
    fn place(&mut self, name: &'static str, view: View<'_>, place: Place, is_sensitive: bool) {
        let parts = &mut *self.parts;
        match place {
            Place::Label(label) => {
                let value = text(view).unwrap_or_default().into_owned();
                parts.labels.push(Label { name: label, value });
            }
            Place::Query(key) => parts.query(key, view),
            Place::QueryParams => parts.query_params(view),
            Place::Header(header) => {
                if let Some(value) = header_text(view) {
                    parts.header(name, header, &value, is_sensitive);
                }
            }
            Place::EncodedHeader(header) => {
                if let Some(value) = text(view) {
                    parts.header(name, header, &encode(value.as_bytes()), is_sensitive);
                }
            }
            Place::PrefixHeaders(prefix) => parts.prefix_headers(name, prefix, view, is_sensitive),
            Place::BlobPayload(media_type) | Place::TextPayload(media_type) => {
                parts.payload(raw(view), media_type);
            }
            Place::StructurePayload => {
                let view = if matches!(view, View::Null) { View::Object(&(), Format::default()) } else { view };
                parts.payload(Some(json::write_view(view)), JSON);
            }
            Place::JsonPayload => {
                let body = (!matches!(view, View::Null)).then(|| json::write_view(view));
                parts.payload(body, JSON);
            }
            Place::Status => parts.status = integer(view),
        }
    }

    /// Whether messages of this kind have the place. A member with another one is in the body.
    fn has(&self, place: Place) -> bool {
        match place {
            Place::Label(_) | Place::Query(_) | Place::QueryParams => self.parts.is_request,
            Place::Status => !self.parts.is_request,
            _ => true,
        }
    }
}

/// The number, if the value is one.
fn integer(view: View<'_>) -> Option<i64> {
    if let View::Int(number) = view { Some(number) } else { None }
}

/// The bytes of a text or a blob.
fn raw(view: View<'_>) -> Option<Vec<u8>> {
    match view {
        View::Bytes(bytes, _) => Some(bytes.to_vec()),
        view => text(view).map(|text| text.into_owned().into_bytes()),
    }
}

/// A value as one header has it.
fn header_text(view: View<'_>) -> Option<String> {
    let View::List(list, format) = view else { return text(view).map(Into::into) };
    let mut joined = String::new();
    each_item(list, format, &mut |view| {
        let is_text = matches!(view, View::Str(_) | View::Display(_));
        if let Some(item) = text(view) {
            add_item(&mut joined, &item, is_text);
        }
    });
    Some(joined)
}

impl Sink for Writer<'_, '_, '_> {
    fn member(&mut self, name: &str, view: View<'_>) {
        self.parts.has_members = true;
        self.body.member(name, view);
    }

    fn null(&mut self, name: &str) {
        self.parts.has_members = true;
        self.body.null(name);
    }

    fn absent(&mut self, _: &'static str) {
        self.parts.has_members = true;
    }

    fn token(&mut self, name: &'static str, value: &dyn Value) {
        let view = value.view(Format::default());
        let token = if matches!(view, View::Null) { (self.tokens)() } else { None };
        self.member(name, token.as_deref().map_or(view, View::Str));
    }

    fn bound(&mut self, name: &'static str, value: &dyn Value, place: Place) {
        if self.has(place) {
            self.place(name, value.view(place.format()), place, value.is_sensitive());
        } else {
            self.field(name, value);
        }
    }

    fn bound_as(&mut self, name: &'static str, value: &dyn Value, place: Place, format: Format) {
        if self.has(place) {
            self.place(name, value.view(format), place, value.is_sensitive());
        } else {
            self.formatted(name, value, format);
        }
    }

    fn bound_token(&mut self, name: &'static str, value: &dyn Value, place: Place) {
        if !self.has(place) {
            return self.token(name, value);
        }
        let view = value.view(Format::default());
        let token = if matches!(view, View::Null) { (self.tokens)() } else { None };
        self.place(name, token.as_deref().map_or(view, View::Str), place, value.is_sensitive());
    }
}

/// Passes the items of a list to a function.
fn each_item(list: &dyn List, format: Format, take: &mut dyn FnMut(View<'_>)) {
    list.each(&mut |item| {
        take(item.view(format));
        true
    });
}

/// Passes the text of a value, or those of the items of a list, to a function.
fn each_text(view: View<'_>, take: &mut dyn FnMut(&str)) {
    let mut take = |view: View<'_>| {
        if let Some(text) = text(view) {
            take(&text);
        }
    };
    match view {
        View::List(list, format) => each_item(list, format, &mut take),
        view => take(view),
    }
}

/// Passes the entries of a map to a function.
fn each_entry(view: View<'_>, take: &mut dyn FnMut(&str, View<'_>)) {
    struct Entries<'t>(&'t mut dyn FnMut(&str, View<'_>));

    impl Sink for Entries<'_> {
        fn member(&mut self, name: &str, view: View<'_>) {
            (self.0)(name, view);
        }

        fn null(&mut self, _: &str) {}
    }

    if let View::Object(map, format) = view {
        map.members(format, &mut Entries(take));
    }
}
