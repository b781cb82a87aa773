//! The page of the module `builders`: how to use a builder, and how to write the type of a partly
//! filled one.

use syn::ext::IdentExt;

use crate::document::paragraphs::{ITEM, Paragraphs};
use crate::document::simplest::simplest;
use crate::document::{Documenter, example};
use crate::ir::{Docs, Need, Needs};
use crate::model::Kind;

/// The page of all builders.
pub(crate) fn builders(doc: &Documenter<'_, '_>, needs: &Needs) -> Docs {
    let mut docs = Paragraphs::new(ITEM);
    docs.text("The builders of all structures; a structure's `builder()` returns one.");
    docs.text(
        "Builders of requests, and of the types in requests, have pages. Those of responses and \
         errors, which tests and mocks use, have none: their setters are named after the fields, \
         as all are.",
    );
    let lists = [(Need::Lists, "[`IntoList`]"), (Need::Maps, "[`IntoMap`]")];
    let lists = lists.into_iter().filter(|(need, _)| needs.has(*need)).map(|(_, link)| link);
    let lists: Vec<_> = lists.collect();
    let links = if lists.is_empty() { String::new() } else { format!(" ({})", lists.join(", ")) };
    let of_options = if needs.has(Need::MaybeSetters) {
        "The setter `maybe_..` of an optional member takes an `Option`: `None` doesn't change the member. \
         Where the setter converts its value, a `None` alone has no type; write `None::<&str>`."
    } else {
        "With an `Option`, call the setter of an optional member only if there is a value: it returns a \
         builder of the same type."
    };
    docs.text(&format!(
        "A setter has the name of its field and takes any value that converts to the field's type; for a list \
         or map, it adds items, and takes an array or any other iterator of them{links}. `build()` \
         exists when every required member is set. {of_options}"
    ));
    if let Some(example) = half_filled(doc) {
        docs.text(
            "The type of a builder says for each required member whether it is [`IsSet`] or \
             [`Unset`], so one that isn't complete can be named:",
        );
        docs.lines(example);
    }
    docs.finish()
}

/// The lines of a doctest that writes the type of a builder with one required member set; `None` if
/// no request has two required members.
fn half_filled(doc: &Documenter<'_, '_>) -> Option<Vec<String>> {
    let (_, operation) = simplest(doc.plan, 2)?;
    let id = &operation.input;
    let Kind::Structure(members) = &doc.plan.shape(id).kind else { return None };
    let required = doc.plan.required_fields(id, members);
    let ((_, first), others) = required.split_first()?;
    let (library, builder) = (doc.plan.library_path(), &doc.plan.names.builders[id]);
    Some(vec![
        example::fence(doc.plan),
        format!("use {library}::builders::{{{builder}, IsSet, Unset}};"),
        String::new(),
        format!("/// Of the required members, only `{}` is set.", first.unraw()),
        format!("fn go_on(builder: {builder}<IsSet{}>) {{", ", Unset".repeat(others.len())),
        "    // ..".to_owned(),
        "}".to_owned(),
        "```".to_owned(),
    ])
}
