//! Where items begin and end, in tokens that aren't parsed.

use proc_macro2::{Delimiter, TokenTree};

use crate::tokens::{attribute, is_punct, is_word};

/// The inner attributes that a module begins with, three tokens each, and what comes after them.
pub(crate) fn inner_attributes(tokens: &[TokenTree]) -> (&[TokenTree], &[TokenTree]) {
    let is_inner = |tokens: &&[TokenTree]| is_punct(&tokens[0], '#') && is_punct(&tokens[1], '!');
    tokens.split_at(3 * tokens.chunks_exact(3).take_while(is_inner).count())
}

/// The attributes in front of an item, two tokens each, and what comes after them.
pub(crate) fn attributes(mut tokens: &[TokenTree]) -> (Vec<&[TokenTree]>, &[TokenTree]) {
    let mut attributes = Vec::new();
    while attribute(tokens).is_some() {
        let (one, after) = tokens.split_at(2);
        attributes.push(one);
        tokens = after;
    }
    (attributes, tokens)
}

/// The number of tokens of the first item, which has no attributes: up to its semicolon, or to the braces
/// of its body.
pub(crate) fn length(item: &[TokenTree]) -> usize {
    // These can have braces before their semicolon.
    let needs_semicolon = match after_visibility(item) {
        [first, second, ..] if is_word(first, "const") => {
            !["async", "extern", "fn", "unsafe"].iter().any(|word| is_word(second, word))
        }
        [first, ..] => ["static", "type", "use"].iter().any(|word| is_word(first, word)),
        [] => false,
    };
    let is_end = |token: &TokenTree| match token {
        TokenTree::Group(group) => !needs_semicolon && group.delimiter() == Delimiter::Brace,
        token => is_punct(token, ';'),
    };
    item.iter().position(is_end).map_or(item.len(), |last| last + 1)
}

/// The tokens of an item after its visibility.
pub(crate) fn after_visibility(item: &[TokenTree]) -> &[TokenTree] {
    match item {
        [first, TokenTree::Group(path), rest @ ..]
            if is_word(first, "pub") && path.delimiter() == Delimiter::Parenthesis =>
        {
            rest
        }
        [first, rest @ ..] if is_word(first, "pub") => rest,
        _ => item,
    }
}
