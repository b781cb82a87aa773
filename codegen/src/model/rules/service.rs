//! Checks the new names that services give to shapes, see
//! <https://smithy.io/2.0/spec/service-types.html#service-closure>.

use crate::error::{Errors, Problem};
use crate::model::{Kind, Model};

/// Checks the property `rename` of each service.
pub(super) fn check(model: &Model, errors: &mut Errors) {
    for (id, service) in model.services() {
        for (from, to) in &service.rename {
            let message = match model.get(from).map(|shape| (&shape.kind, &shape.traits)) {
                None => "which doesn't exist",
                Some((Kind::Service(_) | Kind::Resource(_) | Kind::Operation(_), _)) => {
                    "which isn't a data shape"
                }
                Some((_, traits)) if traits.error.is_some() => "which is an error",
                Some(_) if from.name() == to => "which already has that name",
                Some(_) => continue,
            };
            let message = format!("`rename` gives the name `{to}` to {from}, {message}");
            errors.push(Problem::new(id, message).help("remove the entry from `rename`"));
        }
    }
}
