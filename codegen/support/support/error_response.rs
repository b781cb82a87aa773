//! Reads errors of the service from responses, see
// #if RpcV2Cbor
//! <https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html#operation-error-serialization>.
// #else
//! <https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#operation-error-serialization>.
// #end

use http::HeaderMap;

use super::error::{Metadata, OperationError, Unreadable};
// #if RpcV2Cbor
use super::cbor::{Error, Reader};
// #else
use super::json::{Error, Reader};
// #end
// #if HttpBindings
use super::rest::{Places, Source};
// #end
use super::service::ReadError;
use super::wire::Scalar;
use super::{AnyServiceError, Service};

/// The members of a body that can have the message, in order of precedence.
const MESSAGES: [&str; 3] = ["message", "Message", "errorMessage"];

/// Reads the error in a response, as [`Operation::response`](crate::Operation::response) documents
/// it.
pub(super) fn read<S: Service>(status: u16, headers: &HeaderMap, body: &[u8]) -> OperationError<S> {
    let errors = Errors::of::<S>();
    let (mut metadata, texts) = read_texts(status, headers, body);
    let Some(code) = code(headers, &texts, &errors) else {
        let message = texts.messages().next().map(str::to_owned).or_else(|| message_header(headers));
        metadata.message = message.map(Into::into);
        return OperationError::Unreadable { reason: Unreadable::NoCode, metadata };
    };
    let mut error = S::Error::from_code(&code);
    if metadata.body.is_none() {
        metadata.body = read_members(&mut error, &code, body, &errors);
    }
    // #if HttpBindings
    let places = Places::of_response(&mut |sink| error.fields(sink));
    let source = Source::of_response(status, headers, body);
    // What doesn't fit is left out, as in the body.
    let _ = error.members().map(|members| places.read_bound(members, source));
    // #end
    let left_over = place_message(&mut error, &code, &texts, headers, &errors);
    if error.status().is_some() {
        metadata.message = left_over.map(Into::into);
    } else {
        error = S::Error::unrecognized(code.clone(), left_over);
    }
    add_codes(&mut metadata, code, &texts, headers, &errors);
    OperationError::Service { error: Box::new(error), metadata }
}

/// A function that gets an error of any service.
type Take<'t> = &'t mut dyn FnMut(&mut dyn ReadError);

/// What reading needs of the errors of a service. With functions, the compiler makes the code of this
/// file once and not for each service.
struct Errors {
    // #if RpcV2Cbor
    // #else
    /// Whether the model has an error with this code.
    is_modeled: fn(&str) -> bool,
    // #end
    /// Calls a function with a new error of this code, which has no members yet.
    with_new: fn(&str, Take<'_>),
    /// Whether responses can have codes of the older query protocol.
    is_query_compatible: bool,
}

impl Errors {
    fn of<S: Service>() -> Self {
        Self {
            // #if RpcV2Cbor
            // #else
            // Only errors of the model have a status.
            is_modeled: |code| S::Error::from_code(code).status().is_some(),
            // #end
            with_new: |code, take| take(&mut S::Error::from_code(code)),
            is_query_compatible: S::QUERY_COMPATIBLE,
        }
    }
}

/// The metadata in the headers of an error, and the strings in its body.
fn read_texts(status: u16, headers: &HeaderMap, body: &[u8]) -> (Metadata, Texts) {
    let mut metadata = metadata(status, headers);
    let texts = Texts::read(body).unwrap_or_else(|fault| {
        metadata.body = Some(fault);
        Texts::default()
    });
    (metadata, texts)
}

/// Adds the codes that the service sent.
fn add_codes(metadata: &mut Metadata, code: String, texts: &Texts, headers: &HeaderMap, errors: &Errors) {
    let other_code = texts.r#type.as_deref().and_then(clean).filter(|other| *other != code);
    metadata.other_code = other_code.map(Into::into);
    metadata.code = query_code(headers, errors).or(Some(code));
}

/// The metadata in the headers of a response.
pub(super) fn metadata(status: u16, headers: &HeaderMap) -> Metadata {
    let names = ["x-amzn-requestid", "x-amz-request-id"];
    let request_id = names.iter().find_map(|name| all(headers, name).next());
    Metadata { status, request_id: request_id.map(str::to_owned), ..Metadata::default() }
}

/// The values of all headers with this name.
fn all<'h>(headers: &'h HeaderMap, name: &str) -> impl Iterator<Item = &'h str> {
    headers.get_all(name).into_iter().filter_map(|value| value.to_str().ok())
}

/// The message in the header. It can have any bytes.
fn message_header(headers: &HeaderMap) -> Option<String> {
    let value = headers.get("x-amzn-errormessage")?;
    Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
}

// #if RpcV2Cbor
/// The code of the error. The protocol forbids to take it from another place.
fn code(_: &HeaderMap, texts: &Texts, _: &Errors) -> Option<String> {
    texts.r#type.as_deref().and_then(clean)
}
// #else
/// The code of the error, from the header or the body.
fn code(headers: &HeaderMap, texts: &Texts, errors: &Errors) -> Option<String> {
    // Proxies can join equal headers with a comma.
    let in_header = || all(headers, "x-amzn-errortype").flat_map(|value| value.split(',')).find_map(clean);
    let r#type = || texts.r#type.as_deref().and_then(clean);
    in_header()
        .or_else(|| r#type().filter(|code| (errors.is_modeled)(code)))
        .or_else(|| texts.code.as_deref().and_then(clean))
        .or_else(r#type)
        .or_else(|| texts.nested_code.as_deref().and_then(clean))
        .or_else(|| query_code(headers, errors))
}
// #end

/// The code without the URL after a colon and the namespace before a hash sign.
fn clean(code: &str) -> Option<String> {
    let code = code.split(':').next().unwrap_or_default();
    let code = code.rsplit('#').next().unwrap_or_default().trim();
    (!code.is_empty()).then(|| code.to_owned())
}

/// The code of the older query protocol, for services that had one
/// ([`@awsQueryCompatible`](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait)).
fn query_code(headers: &HeaderMap, errors: &Errors) -> Option<String> {
    let mut values = all(headers, "x-amzn-query-error").filter(|_| errors.is_query_compatible);
    let code = values.next()?.split(';').next()?.trim();
    (!code.is_empty()).then(|| code.to_owned())
}

/// The strings that the body of any error can have.
#[derive(Default)]
struct Texts {
    r#type: Option<String>,
    // #if RpcV2Cbor
    #[allow(dead_code, reason = "the protocol has no codes here")]
    // #end
    code: Option<String>,
    /// In the order of [`MESSAGES`].
    messages: [Option<String>; MESSAGES.len()],
    /// `Code` and `Message` of the object `Error`, as some gateways send them.
    // #if RpcV2Cbor
    #[allow(dead_code, reason = "the protocol has no codes here")]
    // #end
    nested_code: Option<String>,
    nested_message: Option<String>,
}

impl Texts {
    /// Reads a body. An empty one has no strings.
    ///
    /// # Errors
    // #if RpcV2Cbor
    /// If the body isn't a map of CBOR. Then it isn't from the service, so nothing in it is used.
    // #else
    /// If the body isn't a JSON object. Then it isn't from the service, so nothing in it is used.
    // #end
    fn read(body: &[u8]) -> Result<Self, Error> {
        let mut texts = Self::default();
        if body.is_empty() {
            return Ok(texts);
        }
        Reader::of_message(body)?.each_member(&mut |name, value| {
            let place = match name {
                "__type" => &mut texts.r#type,
                "code" => &mut texts.code,
                "Error" => {
                    texts.read_nested(value);
                    return Ok(());
                }
                _ => match MESSAGES.iter().position(|message| *message == name) {
                    Some(index) => &mut texts.messages[index],
                    None => return Ok(()),
                },
            };
            take_text(place, value);
            Ok(())
        })?;
        Ok(texts)
    }

    fn read_nested(&mut self, mut value: Reader<'_>) {
        // A value that isn't an object has no code and no message.
        let _ = value.each_member(&mut |name, value| {
            match name {
                "Code" => take_text(&mut self.nested_code, value),
                "Message" => take_text(&mut self.nested_message, value),
                _ => {}
            }
            Ok(())
        });
    }

    /// The messages in the body, in order of precedence.
    fn messages(&self) -> impl Iterator<Item = &str> {
        self.messages.iter().chain([&self.nested_message]).flatten().map(String::as_str)
    }
}

/// Stores a string in `place`. Other values are ignored.
fn take_text(place: &mut Option<String>, mut value: Reader<'_>) {
    let mut text = None::<String>;
    if value.read(&mut text).is_ok() && text.is_some() {
        *place = text;
    }
}

/// Reads the members that the model defines for the error. Members that don't fit are left out; the
/// result is the problem of the first one.
fn read_members(error: &mut dyn ReadError, code: &str, body: &[u8], errors: &Errors) -> Option<Error> {
    let mut reader = Reader::of_message(body).ok()?;
    // #if HttpBindings
    let places = Places::of_response(&mut |sink| error.fields(sink));
    // #end
    let read = reader.each_member(&mut |name, mut value| {
        // #if HttpBindings
        if places.is_bound(name) {
            return Ok(());
        }
        // #end
        // Reading a value that doesn't fit can leave a part of it behind, so this tries it on a
        // second error first.
        let mut tried = Ok(None);
        (errors.with_new)(code, &mut |trial| {
            if let Some(slot) = trial.slot(name) {
                tried = value.clone().read(slot);
            }
        });
        tried?;
        error.slot(name).map_or(Ok(()), |slot| value.read(slot).map(drop))
    });
    read.ok().flatten()
}

/// Puts the message into the error's member for it, unless the body had that member. Returns the
/// message if the error has no such member.
///
/// It never returns the value of a member that the model has, since that can be sensitive.
fn place_message(
    error: &mut dyn ReadError,
    code: &str,
    texts: &Texts,
    headers: &HeaderMap,
    errors: &Errors,
) -> Option<String> {
    let (own, others): (Vec<_>, Vec<_>) =
        MESSAGES.iter().zip(&texts.messages).partition(|(name, _)| error.slot(name).is_some());
    // The model can also have a member named `Error`.
    let nested = texts.nested_message.as_deref().filter(|_| error.slot("Error").is_none());
    let mut put = |name: &str, text: &str| {
        let fits = |error: &mut dyn ReadError| error.slot(name).is_some_and(|slot| slot.scalar(Scalar::Str(text)));
        let mut fits_new = false;
        (errors.with_new)(code, &mut |trial| fits_new = fits(trial));
        fits_new && fits(error)
    };
    if own.iter().any(|(name, text)| text.as_deref().is_some_and(|text| put(name, text))) {
        return None;
    }
    let in_body = others.into_iter().find_map(|(_, text)| text.as_deref()).or(nested);
    let text = in_body.map(str::to_owned).or_else(|| message_header(headers))?;
    let is_placed = own.iter().any(|(name, _)| put(name, &text));
    (!is_placed).then_some(text)
}
