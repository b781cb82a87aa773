//! The formats of timestamps that are texts on the wire.

use crate::ir::DateFormat;
use crate::model::{Kind, Member, Model, Simple, TimestampFormat};

/// The format of the timestamps in a member's value, which can be in lists and maps; `None` for
/// seconds since 1970, which awsJson uses by default.
///
/// A trait on a member overrides the same trait on its target, see
/// <https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait>.
pub(crate) fn date_format(model: &Model, member: &Member) -> Option<DateFormat> {
    let target = model.target(&member.target);
    match &target.kind {
        Kind::Simple(Simple::Timestamp) => {
            match member.traits.timestamp_format.or(target.traits.timestamp_format)? {
                TimestampFormat::EpochSeconds => None,
                TimestampFormat::DateTime => Some(DateFormat::DateTime),
                TimestampFormat::HttpDate => Some(DateFormat::HttpDate),
            }
        }
        Kind::List(element) | Kind::Map(_, element) => date_format(model, element),
        _ => None,
    }
}
