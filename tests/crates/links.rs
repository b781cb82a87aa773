//! Words of the model's prose that name an item of the crate are links to exactly that item.
//!
//! rustdoc checks that the target of a link exists. These tests check that it is the right one.

mod texts;

use std::collections::BTreeSet;

use pulldown_cmark::{BrokenLink, CowStr, Event, Options, Parser, Tag, TagEnd};
use texts::Text;

use crate::coverage::{PAIRS, Pair};
use crate::reading::model;
use crate::reading::rust::{Body, Shape};

/// A link to an item of the crate: the text that readers see, and the path.
struct Link {
    text: String,
    path: String,
}

/// The links of a documentation that lead to items, in the order of the text.
fn links(docs: &str) -> Vec<Link> {
    let mut shortcut =
        |link: BrokenLink<'_>| Some((CowStr::from(link.reference.to_string()), CowStr::from("")));
    let options = Options::ENABLE_TABLES;
    let parser = Parser::new_with_broken_link_callback(docs, options, Some(&mut shortcut));
    let mut links = Vec::new();
    let mut open: Option<Link> = None;
    for event in parser {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                open = Some(Link { text: String::new(), path: dest_url.replace('`', "") });
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some(link) = &mut open {
                    link.text.push_str(&text);
                }
            }
            Event::End(TagEnd::Link) => links.extend(open.take()),
            _ => {}
        }
    }
    links.retain(|link| !link.path.contains("//") && !link.path.starts_with("mailto:"));
    links
}

/// The end of a path: the type or operation, and its field or variant.
fn target(path: &str, shape: &Shape) -> (String, Option<String>) {
    let path = path.trim_start_matches("field@");
    let path = ["crate::types::", "crate::operations::", "crate::"]
        .iter()
        .find_map(|prefix| path.strip_prefix(prefix))
        .unwrap_or(path);
    let (ty, member) = path.split_once("::").map_or((path, None), |(ty, it)| (ty, Some(it)));
    let ty = if ty == "Self" { &shape.ident } else { ty };
    (ty.to_owned(), member.map(str::to_owned))
}

/// Names that differ only in how their words are joined.
fn is_same(a: &str, b: &str) -> bool {
    let plain = |name: &str| name.replace('_', "").to_lowercase();
    plain(a) == plain(b)
}

impl Link {
    /// Why the link is wrong in `text`, if it is.
    fn problem(&self, pair: &Pair, text: &Text<'_>) -> Option<&'static str> {
        let (ty, member) = target(&self.path, text.shape);
        let Some(shape) = pair.krate.shapes.iter().find(|shape| shape.ident == ty) else {
            let is_operation = self.path.starts_with("crate::operations::") || self.text == ty;
            return (!is_operation || !is_same(&self.text, &ty)).then_some("names another item");
        };
        let Some(member) = member else {
            let is_input = |operation: &String| {
                model::name(operation) == self.text
                    && pair.model.end(operation, "input").as_ref() == Some(&shape.id)
            };
            let is_type = is_same(&self.text, model::name(&shape.id)) || self.text == shape.ident;
            let is_right = is_type || pair.model.operations().iter().any(is_input);
            return (!is_right).then_some("names another type");
        };
        if !is_same(&self.text, &member) {
            return Some("names another member");
        }
        let page = format!("API_{}.html", model::name(&shape.id));
        let is_own = shape.id == text.shape.id
            || is_about(pair, text, &shape.id)
            || text.html.contains(&page);
        (!is_own && self.owners(pair) > 1).then_some("could name a member of another type")
    }

    /// How many types have a member or value of the name.
    fn owners(&self, pair: &Pair) -> usize {
        let has_member = |shape: &&Shape| match &shape.body {
            Body::Structure(fields) => fields.iter().any(|it| it.wire == self.text),
            Body::Enum(_) if pair.model.kind(&shape.id) == "enum" => {
                pair.model.values(&shape.id).iter().any(|value| *value == *self.text)
            }
            Body::Enum(variants) => variants.iter().any(|it| it.wire.as_ref() == Some(&self.text)),
        };
        pair.krate.shapes.iter().filter(has_member).count()
    }
}

/// Whether the text is about a member whose target is the shape.
fn is_about(pair: &Pair, text: &Text<'_>, shape: &str) -> bool {
    let members = pair.model.members(&text.shape.id);
    members.iter().any(|it| Some(&*it.name) == text.member && it.target == shape)
}

/// The links in the prose: those before the facts, which begin with a list or a heading of the
/// generator, and those in the prose of an operation, which has a heading.
fn prose_links(text: &Text<'_>) -> Vec<Link> {
    let facts =
        ["\n- Shape: ", "\n- Wire name: ", "\n- HTTP status: ", "\n- Used by:", "\n# Request"];
    let end = facts.iter().filter_map(|fact| text.docs.find(fact)).min();
    let mut links = self::links(&text.docs[..end.unwrap_or(text.docs.len())]);
    if let Some((_, about)) = text.docs.split_once("\n# Operation\n") {
        let end = about.find("\n# Examples\n").unwrap_or(about.len());
        links.extend(self::links(&about[..end]));
    }
    links
}

#[test]
fn links_lead_to_the_items_that_their_words_name() {
    let mut problems = Vec::new();
    let mut count = 0;
    for pair in &*PAIRS {
        for text in texts::all(pair) {
            for link in prose_links(&text).iter().filter(|_| !text.html.is_empty()) {
                count += 1;
                if let Some(problem) = link.problem(pair, &text) {
                    let place = text.place();
                    problems.push(format!("{place}: [{}]({}) {problem}", link.text, link.path));
                }
            }
        }
    }
    println!("{count} links");
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn certain_names_are_links() {
    let mut missing = Vec::new();
    let (mut words, mut certain) = (0, 0);
    for pair in &*PAIRS {
        let operations = pair.model.operations();
        let is_operation = |word: &str| operations.iter().any(|id| model::name(id) == word);
        for text in texts::all(pair) {
            let linked: BTreeSet<String> =
                prose_links(&text).into_iter().map(|link| link.text).collect();
            for word in text.code_words() {
                words += 1;
                let is_member = |name: &str| {
                    pair.model.members(&text.shape.id).iter().any(|it| it.name == name)
                };
                let is_type = pair.krate.shapes.iter().any(|it| model::name(&it.id) == word);
                let is_certain = is_member(&word) || is_operation(&word) || is_type;
                let is_own = text.member == Some(&*word)
                    || model::name(&text.shape.id) == word
                    || is_own_operation(pair, &text, &word);
                if is_certain && !is_own {
                    certain += 1;
                    if !linked.contains(&word) {
                        missing.push(format!("{}: `{word}` is no link", text.place()));
                    }
                }
            }
        }
    }
    println!("{certain} of {words} code words are names for sure");
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

fn is_own_operation(pair: &Pair, text: &Text<'_>, word: &str) -> bool {
    let operations = pair.model.operations();
    let operation = operations.iter().find(|id| model::name(id) == word);
    operation.is_some_and(|id| pair.model.end(id, "input").as_ref() == Some(&text.shape.id))
}
