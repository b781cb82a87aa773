//! Facts from traits and configuration for users, one line each, in a fixed order.

mod member;
mod operation;
mod shape;

pub(crate) use member::node_text;
pub(super) use member::{in_words, of_field, of_variant};
pub(super) use operation::of_operation;
pub(super) use shape::of_shape;

use crate::model::{Shape, Traits};
use crate::plan::Plan;
use crate::plan::redaction::Reason;
use crate::plan::selection::Stream;
use crate::prose::{code_span, escape};

/// The name of a member or operation in the model.
fn name(plan: &Plan<'_>, name: &str) -> String {
    let label = if plan.protocol.is_some() { "Wire name" } else { "Model name" };
    format!("{label}: {}", code_span(name))
}

fn sensitive(reason: Reason<'_>) -> String {
    match reason {
        Reason::Model => "**Sensitive**: redacted in `Debug`".to_owned(),
        Reason::Override(reason) => {
            format!("**Sensitive**, although the model doesn't mark it: {}", escape(reason))
        }
    }
}

/// How the value of a stream arrives.
fn stream(shape: &Shape) -> Option<String> {
    let means = match Stream::of(shape)? {
        Stream::Events => "events arrive one by one, each a value of this type",
        Stream::Bytes => "the bytes arrive in chunks; this type holds all of them",
    };
    Some(format!("Stream: {means}"))
}

fn since(traits: &Traits) -> Option<String> {
    traits.since.as_ref().map(|since| format!("Since: {}", escape(since)))
}
