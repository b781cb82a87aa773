//! Prints tables: macro calls with braces, with a row on each line.
//!
//! `prettyplease` would put several rows on a line, and write documentation as attributes.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Macro;

use crate::tokens::{attribute, documentation, is_punct};

/// The maximum length of a line, if it can be split.
const WIDTH: usize = 100;

/// Prints a macro call.
pub(super) fn table(call: &Macro) -> String {
    let mut text = format!("{}! {{\n", call.path.to_token_stream());
    rows(&call.tokens, "    ", &mut text);
    text.push_str("}\n");
    text
}

/// Prints rows. A row ends with a semicolon, or with a section.
fn rows(tokens: &TokenStream, indent: &str, text: &mut String) {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let mut row = Vec::new();
    let mut rest = tokens.as_slice();
    while let [token, after @ ..] = rest {
        if let Some(content) = attribute(rest) {
            text.extend([indent, &printed(content), "\n"]);
            rest = &rest[2..];
            continue;
        }
        match token {
            TokenTree::Group(group) if is_section(group) => {
                line(&row, indent, " {", text);
                rows(&group.stream(), &format!("{indent}    "), text);
                text.extend([indent, "}\n"]);
                row.clear();
            }
            token if is_punct(token, ';') => {
                line(&row, indent, ";", text);
                row.clear();
            }
            token => row.push(token.clone()),
        }
        rest = after;
    }
    if !row.is_empty() {
        line(&row, indent, "", text);
    }
}

/// Whether a group is a section, which has rows of its own.
fn is_section(group: &Group) -> bool {
    let last = group.stream().into_iter().last();
    group.delimiter() == Delimiter::Brace && last.is_some_and(|last| is_punct(&last, ';'))
}

/// Prints an attribute; documentation becomes a comment.
fn printed(attribute: &Group) -> String {
    match documentation(attribute) {
        Some(line) if !line.contains('\n') => format!("///{line}"),
        _ => {
            let tokens: Vec<TokenTree> = attribute.stream().into_iter().collect();
            format!("#[{}]", words(&tokens).join(" "))
        }
    }
}

/// Prints a row, on several lines if it is long.
fn line(row: &[TokenTree], indent: &str, end: &str, text: &mut String) {
    let words = words(row);
    let mut column = indent.len();
    text.push_str(indent);
    for (index, word) in words.iter().enumerate() {
        if index > 0 && column + 1 + word.len() + end.len() > WIDTH {
            text.push('\n');
            text.push_str(indent);
            text.push_str("    ");
            column = indent.len() + 4;
        } else if index > 0 {
            text.push(' ');
            column += 1;
        }
        text.push_str(word);
        column += word.len();
    }
    text.push_str(end);
    text.push('\n');
}

/// Joins tokens to words. Between words there is a space or a line break.
fn words(tokens: &[TokenTree]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let mut more = match token {
            TokenTree::Group(group) => self::group(group),
            other => vec![other.to_string()],
        }
        .into_iter();
        if let Some(last) = words.last_mut()
            && are_joined(&tokens[..index], token)
        {
            last.extend(more.next());
        }
        words.extend(more);
    }
    words
}

fn group(group: &Group) -> Vec<String> {
    let (open, close) = match group.delimiter() {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::Brace => ("{ ", " }"),
        Delimiter::None => ("", ""),
    };
    let mut words = words(&group.stream().into_iter().collect::<Vec<_>>());
    match words.as_mut_slice() {
        [] => return vec![format!("{}{}", open.trim(), close.trim())],
        [first, ..] => first.insert_str(0, open),
    }
    if let Some(last) = words.last_mut() {
        last.push_str(close);
    }
    // Lists can be long, so they can be split. Arguments of a call stay on one line.
    if group.delimiter() == Delimiter::Parenthesis { vec![words.join(" ")] } else { words }
}

/// Whether there is no space before a token: in types and paths, before commas, and in calls.
fn are_joined(before: &[TokenTree], next: &TokenTree) -> bool {
    let punct = |token: &TokenTree| match token {
        TokenTree::Punct(punct) => Some((punct.as_char(), punct.spacing())),
        _ => None,
    };
    match (before.last().and_then(punct), punct(next)) {
        (Some((_, Spacing::Joint)), _) => true,
        (Some((':', _)), _) => ends_path_separator(before),
        (Some((previous, _)), Some((next, _))) => match next {
            ',' | ';' | '>' => true,
            ':' => previous == '>',
            '.' => previous != ',',
            '\'' => previous == '&' || previous == '<',
            _ => matches!(previous, '<' | '.'),
        },
        (Some(('-', _)), None) => matches!(next, TokenTree::Literal(_)),
        (Some(('>', _)), None) => is_arguments(next) && !ends_arrow(before),
        (Some((previous, _)), None) => matches!(previous, '<' | '.' | '&' | '!'),
        (None, Some((next, _))) => matches!(next, ',' | ';' | ':' | '<' | '>' | '.' | '!' | '?'),
        (None, None) => is_call(before.last(), next),
    }
}

/// Whether tokens end with `::`.
fn ends_path_separator(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [.., TokenTree::Punct(first), _] if first.as_char() == ':')
}

/// Whether tokens end with `->` or `=>`.
fn ends_arrow(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [.., TokenTree::Punct(first), _] if matches!(first.as_char(), '-' | '='))
}

fn is_call(previous: Option<&TokenTree>, next: &TokenTree) -> bool {
    is_arguments(next) && matches!(previous, Some(TokenTree::Ident(_)))
}

fn is_arguments(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis)
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    fn check(call: TokenStream, expected: &str) {
        let call = syn::parse2(call).expect("it is a call");
        assert_eq!(table(&call), expected);
    }

    #[test]
    fn rows_are_lines_and_sections_are_indented() {
        let call = quote!(setters! {
            FirstBuilder builds First;
            optional {
                #[doc = " Sets \"it\"."]
                #[deprecated(note = "old")]
                into it, maybe_it: Sensitive<BTreeMap<String, Option<crate::a::B>>>;
                plain other, maybe_other: Vec<&'static str>, std::sync::Arc<[u8]>;
            }
        });
        let expected = "\
setters! {
    FirstBuilder builds First;
    optional {
        /// Sets \"it\".
        #[deprecated(note = \"old\")]
        into it, maybe_it: Sensitive<BTreeMap<String, Option<crate::a::B>>>;
        plain other, maybe_other: Vec<&'static str>, std::sync::Arc<[u8]>;
    }
}
";
        check(call, expected);
    }

    #[test]
    fn values_are_formatted_like_code() {
        let call = quote!(structure! {
            A: Eq, sensitive ["b"], initial Self { b: Some(-1), ..<A as Empty>::empty() };
            field_or b "B", &Timestamp::new(1, -2).unwrap_or_default(), Format::HttpDate;
            field_or c "C", &"1".parse::<Big>().unwrap_or_default(), fn(u8) -> (u8, u8);
        });
        let expected = "\
structure! {
    A: Eq, sensitive [\"b\"], initial Self { b: Some(-1), ..<A as Empty>::empty() };
    field_or b \"B\", &Timestamp::new(1, -2).unwrap_or_default(), Format::HttpDate;
    field_or c \"C\", &\"1\".parse::<Big>().unwrap_or_default(), fn(u8) -> (u8, u8);
}
";
        check(call, expected);
    }

    #[test]
    fn long_rows_are_split() {
        let (first, second) = ("a".repeat(60), "b".repeat(60));
        let expected = format!("m! {{\n    row \"{first}\",\n        \"{second}\";\n}}\n");
        check(quote!(m! { row #first, #second; }), &expected);
        let third: Vec<_> = (0..30).map(|_| quote!(abc)).collect();
        let full = "abc, ".repeat(18);
        let rest = "abc, ".repeat(11);
        let expected = format!("m! {{\n    row [{}\n        {rest}abc] end;\n}}\n", full.trim());
        check(quote!(m! { row [#(#third),*] end; }), &expected);
    }
}
