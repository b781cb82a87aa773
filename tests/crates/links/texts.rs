//! Pairs of texts in a model and the documentation made from them.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use crate::coverage::Pair;
use crate::reading::model;
use crate::reading::rust::{Body, Shape};

/// The model's texts for a page or a field, and its documentation in the crate.
pub(crate) struct Text<'a> {
    /// The shape that the text is about, or whose member it is about.
    pub(crate) shape: &'a Shape,
    /// The wire name of the member, if the text is about one.
    pub(crate) member: Option<&'a str>,
    /// The texts of the model.
    pub(crate) html: String,
    /// The documentation in the crate.
    pub(crate) docs: &'a str,
}

/// The texts of all shapes and members.
pub(crate) fn all(pair: &Pair) -> Vec<Text<'_>> {
    pair.krate.shapes.iter().flat_map(|shape| of_shape(pair, shape)).collect()
}

fn of_shape<'a>(pair: &'a Pair, shape: &'a Shape) -> Vec<Text<'a>> {
    let mut html = prose(pair.model.traits(&shape.id).get(DOCUMENTATION));
    for operation in pair.model.operations() {
        if pair.model.end(&operation, "input").as_ref() == Some(&shape.id) {
            html += &prose(pair.model.traits(&operation).get(DOCUMENTATION));
        }
    }
    let mut texts = vec![Text { shape, member: None, html, docs: &shape.docs }];
    let named: Vec<(&str, &str)> = match &shape.body {
        Body::Structure(fields) => fields.iter().map(|it| (&*it.wire, &*it.docs)).collect(),
        Body::Enum(variants) => {
            variants.iter().filter_map(|it| Some((it.wire.as_deref()?, &*it.docs))).collect()
        }
    };
    let members = pair.model.members(&shape.id);
    for (wire, docs) in named {
        let member = members.iter().find(|member| member.name == wire);
        let member = member.unwrap_or_else(|| panic!("{} has no member {wire}", shape.id));
        let own = member.traits.get(DOCUMENTATION);
        let target = pair.model.traits(&member.target);
        let html = prose(own.or_else(|| target.get(DOCUMENTATION)));
        texts.push(Text { shape, member: Some(wire), html, docs });
    }
    texts
}

static ANCHOR: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?s)<a\b.*?</a>"));
static WORD: LazyLock<Regex> = LazyLock::new(|| pattern(r"<code>\s*(\w+)\s*</code>"));

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is right")
}

const DOCUMENTATION: &str = "smithy.api#documentation";

fn prose(documentation: Option<&Value>) -> String {
    documentation.and_then(Value::as_str).unwrap_or_default().to_owned()
}

impl Text<'_> {
    /// Where the text is, for messages.
    pub(crate) fn place(&self) -> String {
        let member = self.member.map(|member| format!("${member}")).unwrap_or_default();
        format!("{}{member}", model::name(&self.shape.id))
    }

    /// The single words that the model's prose marks as code, outside hyperlinks.
    pub(crate) fn code_words(&self) -> Vec<String> {
        let html = ANCHOR.replace_all(&self.html, "");
        WORD.captures_iter(&html).map(|found| found[1].to_owned()).collect()
    }
}
