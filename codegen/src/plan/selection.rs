//! Selects the operations of the crate: those that the configuration names, or all of the service;
//! without those that the protocol can't send.

use std::collections::BTreeMap;

use super::closure::Closure;
use super::service::ChosenService;
use crate::config::Config;
use crate::error::{Errors, Problem, Warning, nearest, or};
use crate::ir::{Protocol, ProtocolKind};
use crate::map::set_of;
use crate::model::{Kind, Model, Operation, Shape, ShapeId};

/// The selected operations of a service.
pub(crate) struct Selection<'a> {
    /// The closure of the operations to generate.
    pub(crate) closure: Closure<'a>,
    /// The closure of the whole service, if it also has other operations.
    pub(crate) whole: Option<Closure<'a>>,
    /// Selected operations that the protocol can't send.
    pub(crate) left_out: Vec<OfStream<'a>>,
    /// Selected operations with a streaming blob, which is a whole body.
    pub(crate) whole_bodies: Vec<OfStream<'a>>,
}

/// An operation that has a stream.
pub(crate) struct OfStream<'a> {
    /// The operation.
    pub(crate) operation: &'a ShapeId,
    /// The member of its input, output or error that has the stream.
    member: String,
    /// The kind of stream; `None` if the stream is deeper inside.
    stream: Option<Stream>,
    /// Whether it has no event stream.
    has_only_bytes: bool,
}

/// The kind of stream that a member targets.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stream {
    /// An event stream, see <https://smithy.io/2.0/spec/streaming.html#event-streams>.
    Events,
    /// A streaming blob, see <https://smithy.io/2.0/spec/streaming.html#streaming-trait>.
    Bytes,
}

impl Stream {
    /// The kind of stream of a shape; `None` if it isn't one.
    pub(crate) fn of(shape: &Shape) -> Option<Self> {
        match &shape.kind {
            _ if !shape.traits.streaming => None,
            Kind::Union(_) => Some(Self::Events),
            _ => Some(Self::Bytes),
        }
    }

    /// Its name, with an article.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Events => "an event stream",
            Self::Bytes => "a streaming blob",
        }
    }
}

/// The help for operations that can't be sent.
pub(crate) const TYPES_ONLY: &str = "`--types-only`, in a build script `.types_only()`, generates its types, \
    without code that sends or reads them";

impl<'a> Selection<'a> {
    /// Selects operations of `whole`. If the crate has a protocol, leaves out those that it can't
    /// send.
    pub(crate) fn of(
        model: &'a Model,
        config: &Config,
        service: ChosenService<'a>,
        whole: Closure<'a>,
        protocol: Option<&Protocol>,
    ) -> Result<Self, Errors> {
        let mut errors = Errors::default();
        let mut operations = chosen(&whole, config, &mut errors);
        let streaming = protocol.map(|_| streaming(&whole, &operations)).unwrap_or_default();
        let has_raw_bodies = protocol.is_some_and(|it| it.kind == ProtocolKind::RestJson1);
        let (whole_bodies, left_out): (Vec<_>, Vec<_>) =
            streaming.into_iter().partition(|it| has_raw_bodies && it.has_only_bytes);
        for left_out in &left_out {
            operations.remove(left_out.operation);
        }
        if config.operations.is_some() {
            for left_out in &left_out {
                let message = format!("can't be generated: {}", left_out.reason());
                errors.push(Problem::new(left_out.operation, message).help(TYPES_ONLY));
            }
        } else if operations.is_empty() && !left_out.is_empty() {
            let message = "every operation has a stream, which isn't supported";
            errors.push(Problem::new(service.id, message).help(TYPES_ONLY));
        }
        errors.propagate()?;
        if operations.len() == whole.operations.len() {
            return Ok(Self { closure: whole, whole: None, left_out, whole_bodies });
        }
        let closure = whole.part(model, service.shape, operations);
        Ok(Self { closure, whole: Some(whole), left_out, whole_bodies })
    }
}

impl OfStream<'_> {
    /// The warning that the operation is left out.
    pub(crate) fn warning(&self) -> Warning {
        let message = format!("is left out: {}", self.reason());
        Warning::new(self.operation, message, TYPES_ONLY)
    }

    /// The warning that the bytes of its stream are in memory at once.
    pub(crate) fn whole_body_warning(&self) -> Warning {
        let message = format!("{} is a streaming blob: it is sent or read as a whole", self.member);
        let help = "the bytes are in memory at once; for large ones, send the message of \
                    `Operation::request` yourself, and write or read its body in parts";
        Warning::new(self.operation, message, help)
    }

    /// Why the operation is left out, as a part of a sentence.
    pub(crate) fn reason(&self) -> String {
        let stream = self.stream.map_or_else(
            || "leads to a stream".to_owned(),
            |stream| format!("is {}", stream.name()),
        );
        format!("{} {stream}, which isn't supported", self.member)
    }
}

/// The operations that the configuration names; all, if it names none.
fn chosen<'a>(
    whole: &Closure<'a>,
    config: &Config,
    errors: &mut Errors,
) -> BTreeMap<&'a ShapeId, &'a Operation> {
    let Some(names) = &config.operations else {
        return whole.operations.clone();
    };
    let mut chosen = BTreeMap::new();
    for wanted in set_of(names) {
        let mut found = whole.operations.iter().filter(|(id, _)| is_called(id, wanted)).peekable();
        if found.peek().is_none() {
            errors.push(unknown(whole, wanted));
        }
        chosen.extend(found);
    }
    chosen
}

/// Those of these names or ids that operations of the service have.
pub(crate) fn operations_of(
    model: &Model,
    service: ChosenService<'_>,
    names: &[String],
) -> Vec<String> {
    let operations = model.operations(service.shape);
    let is_there = |name: &&String| operations.keys().any(|id| is_called(id, name));
    names.iter().filter(is_there).cloned().collect()
}

/// Whether the service has an operation with this name or id.
pub(crate) fn has_operation(whole: &Closure<'_>, wanted: &str) -> bool {
    whole.operations.keys().any(|id| is_called(id, wanted))
}

fn is_called(id: &ShapeId, wanted: &str) -> bool {
    id.as_str() == wanted || id.name() == wanted
}

fn unknown(whole: &Closure<'_>, wanted: &str) -> Problem {
    let message = format!("the service has no operation `{wanted}`");
    let name = wanted.rsplit('#').next().unwrap_or(wanted);
    let near = nearest(name, whole.operations.keys().map(|id| id.name()));
    let help = if near.is_empty() {
        let some: Vec<_> = whole.operations.keys().take(3).map(|id| id.name()).collect();
        format!("it has {} operations, such as {}", whole.operations.len(), some.join(", "))
    } else {
        format!("did you mean {}?", or(&near))
    };
    Problem::new("", message).help(help)
}

/// The operations that have a stream.
fn streaming<'a>(
    whole: &Closure<'a>,
    operations: &BTreeMap<&'a ShapeId, &'a Operation>,
) -> Vec<OfStream<'a>> {
    let streams = whole.containing(|shape| shape.traits.streaming);
    let events = whole.containing(|shape| Stream::of(shape) == Some(Stream::Events));
    let find = |(&id, operation): (&&'a ShapeId, &&'a Operation)| {
        let ends = [&operation.input, &operation.output];
        let shapes = || ends.into_iter().chain(whole.errors[id].iter().copied());
        let has_only_bytes = !shapes().any(|end| events.contains(end));
        // An event stream is the reason to leave the operation out.
        let of_kind = if has_only_bytes { &streams } else { &events };
        let end = shapes().find(|end| of_kind.contains(end))?;
        let members = whole.shapes[end].members();
        let member = members.into_iter().find(|member| of_kind.contains(&member.target))?;
        let stream = Stream::of(whole.shapes[&member.target]);
        let member = format!("{}${}", end.name(), member.name);
        Some(OfStream { operation: id, member, stream, has_only_bytes })
    };
    operations.iter().filter_map(find).collect()
}
