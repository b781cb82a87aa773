//! The text of tables: calls of macros with braces, that have a header and rows.
//!
//! `prettyplease` prints the tokens of a macro as it finds them. But rows are written as Rust: as
//! signatures, or as assignments. So this prints them as `prettyplease` would outside of a macro. It
//! prints long assignments, and methods behind the rows as those of an `impl`. Here is also the rest: the
//! header, and rows that aren't Rust.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};
use quote::quote;
use syn::Item;

use super::one_line::one_line;
use super::simple::{INDENT, attributes, short};
use super::{feature_code, unparse};
use crate::items;
use crate::tokens::{is_punct, is_word};

/// The maximum length of a line, if it can be split.
const WIDTH: usize = 100;

/// Prints what is between the braces of a table.
pub(super) fn table(tokens: &[TokenTree]) -> String {
    let mut text = String::new();
    let (header, rows) = match tokens.iter().position(|token| is_punct(token, ';')) {
        Some(end) if !is_assignment(&tokens[..end]) => tokens.split_at(end + 1),
        _ => (&[][..], tokens),
    };
    let (rows, methods) = match rows.iter().rposition(|token| is_punct(token, ';')) {
        Some(end) => rows.split_at(end + 1),
        None => (rows, &[][..]),
    };
    lines(header, &mut text);
    self::rows(rows, &mut text);
    if !methods.is_empty() {
        self::methods(methods, &mut text);
    }
    text
}

/// Prints rows as signatures or as assignments, if they are.
fn rows(rows: &[TokenTree], text: &mut String) {
    let print = if is_assignment(rows) {
        assignment
    } else if items::attributes(rows).1.first().is_some_and(|token| is_word(token, "fn")) {
        signature
    } else {
        return lines(rows, text);
    };
    for row in rows.split_inclusive(|token| is_punct(token, ';')) {
        let row = attributes(row, INDENT, text);
        print(row, text);
    }
}

fn methods(methods: &[TokenTree], text: &mut String) {
    let items: TokenStream = methods.iter().cloned().collect();
    match syn::parse2(quote!(impl Rows { #items })) {
        Ok(items) => text.push_str(&inner(&feature_code::implementation(items))),
        Err(_) => lines(methods, text),
    }
}

fn is_assignment(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [_, equals, ..] if is_punct(equals, '='))
}

/// What is between the braces of a printed item.
fn inner(printed: &str) -> String {
    let inner = printed.split_once('\n').and_then(|(_, rest)| rest.rsplit_once("}\n"));
    inner.map(|(inner, _)| inner.to_owned()).unwrap_or_default()
}

/// Prints a row as a signature. A long one is broken before the arrow: the macros wouldn't accept the
/// comma that rustfmt and `prettyplease` write after the last parameter of a long one.
fn signature(row: &[TokenTree], text: &mut String) {
    let Some(line) = one_line(row) else { return lines(row, text) };
    match line.split_once(" -> ") {
        Some((before, after)) if INDENT.len() + line.len() > WIDTH => {
            text.extend([INDENT, before, "\n", INDENT, INDENT, "-> ", after, "\n"]);
        }
        _ => text.extend([INDENT, &line, "\n"]),
    }
}

/// Prints a row as an assignment.
fn assignment(row: &[TokenTree], text: &mut String) {
    if let Some(line) = short(row, INDENT) {
        return text.extend([INDENT, &line, "\n"]);
    }
    if let [name, _, TokenTree::Group(list), _] = row
        && let Some(items) = list_of_texts(list)
    {
        text.extend([INDENT, &name.to_string(), " = [\n"]);
        for item in items {
            text.extend([INDENT, INDENT, &item, ",\n"]);
        }
        return text.extend([INDENT, "];\n"]);
    }
    let code: TokenStream = row.iter().cloned().collect();
    match syn::parse2(quote!(fn rows() { #code })) {
        Ok(statements) => text.push_str(&inner(&unparse(Vec::new(), vec![Item::Fn(statements)]))),
        Err(_) => lines(row, text),
    }
}

/// The items of an array of texts, which have a line each if they don't fit on one line.
fn list_of_texts(list: &Group) -> Option<Vec<String>> {
    if list.delimiter() != Delimiter::Bracket {
        return None;
    }
    let items = list.stream().into_iter().filter(|token| !is_punct(token, ','));
    let text = |item: TokenTree| Some(item.to_string()).filter(|item| item.starts_with('"'));
    items.map(text).collect()
}

/// Prints tokens as rows that end with semicolons, each in as many lines as it needs.
fn lines(tokens: &[TokenTree], text: &mut String) {
    for row in tokens.split_inclusive(|token| is_punct(token, ';')) {
        text.push_str(INDENT);
        let mut column = INDENT.len();
        for (index, word) in words(row).iter().enumerate() {
            if index > 0 && column + 1 + word.len() > WIDTH {
                text.extend(["\n", INDENT, INDENT]);
                column = 2 * INDENT.len();
            } else if index > 0 {
                text.push(' ');
                column += 1;
            }
            text.push_str(word);
            column += word.len();
        }
        text.push('\n');
    }
}

/// Joins tokens to words. Between words there is a space or a line break.
fn words(tokens: &[TokenTree]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut is_joint = false;
    for token in tokens {
        let (own, is_joined) = match token {
            TokenTree::Group(group) => {
                let is_call =
                    group.delimiter() == Delimiter::Parenthesis && !group.stream().is_empty();
                (self::group(group), is_call)
            }
            TokenTree::Punct(punct) => {
                (vec![punct.to_string()], matches!(punct.as_char(), ',' | ':' | ';'))
            }
            other => (vec![other.to_string()], false),
        };
        let mut own = own.into_iter();
        if let Some(last) = words.last_mut().filter(|_| is_joined || is_joint) {
            last.extend(own.next());
        }
        words.extend(own);
        is_joint = matches!(token, TokenTree::Punct(punct) if punct.spacing() == Spacing::Joint);
    }
    words
}

/// The words of a group, the first and the last with its delimiters.
fn group(group: &Group) -> Vec<String> {
    let (open, close) = match group.delimiter() {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::None => ("", ""),
    };
    let mut words = words(&group.stream().into_iter().collect::<Vec<_>>());
    if words.is_empty() {
        words.push(String::new());
    }
    words[0].insert_str(0, open);
    if let Some(last) = words.last_mut() {
        last.push_str(close);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(call: TokenStream, expected: &str) {
        assert_eq!(super::super::file(call).as_deref(), Ok(expected));
    }

    #[test]
    fn signatures_have_a_line_each_and_break_before_the_arrow() {
        let call = quote!(builder! {
            FirstBuilder builds First;
            #[doc = " Sets \"it\" (and then"]
            #[deprecated(note = "old")]
            fn it(value: impl Into<Sensitive<Vec<u8>>>) -> Required<It>;
            fn a_member_of_a_long_name(value: impl IntoMap<String, Vec<&'static str>>)
                -> Optional<maybe_x>;
            fn a_member_of_a_longer_name(value: impl IntoMap<String, Arc<[u8]>>)
                -> Optional<maybe_a_member_of_a_longer_name>;
            fn names_that_a_line_can_not_hold(value: impl IntoMap<
                AKeyWithANameThatTakesHalfOfALine, AValueWithANameThatTakesTheOtherHalfOfTheLine>)
                -> Optional<maybe_a_member_whose_name_is_so_long_that_it_takes_nearly_a_whole_line_for_itself>;
        });
        let expected = "\
builder! {
    FirstBuilder builds First;
    /// Sets \"it\" (and then
    #[deprecated(note = \"old\")]
    fn it(value: impl Into<Sensitive<Vec<u8>>>) -> Required<It>;
    fn a_member_of_a_long_name(value: impl IntoMap<String, Vec<&'static str>>) -> Optional<maybe_x>;
    fn a_member_of_a_longer_name(value: impl IntoMap<String, Arc<[u8]>>)
        -> Optional<maybe_a_member_of_a_longer_name>;
    fn names_that_a_line_can_not_hold(value: impl IntoMap<AKeyWithANameThatTakesHalfOfALine, \
AValueWithANameThatTakesTheOtherHalfOfTheLine>)
        -> Optional<maybe_a_member_whose_name_is_so_long_that_it_takes_nearly_a_whole_line_for_itself>;
}
";
        check(call, expected);
    }

    #[test]
    fn assignments_look_as_in_code() {
        let call = quote!(structure! {
            A: Default + Eq, sensitive whole ["b"], initial with_defaults;
            b = "B";
            c = defaulted("C", &<Vec<C>>::new(), Format::HttpDate);
        });
        let expected = "\
structure! {
    A: Default + Eq, sensitive whole [\"b\"], initial with_defaults;
    b = \"B\";
    c = defaulted(\"C\", &<Vec<C>>::new(), Format::HttpDate);
}
";
        check(call, expected);
        check(quote!(m! { a = [1]; }), "m! {\n    a = [1];\n}\n");
        check(quote!(m! { A: Eq; }), "m! {\n    A: Eq;\n}\n");
    }

    #[test]
    fn long_lists_look_as_in_code() {
        let (texts, numbers) = (["a short text"; 10], [1; 40]);
        let long = "a text that is so long that no other one has room on its line, with \\ and \"";
        for row in [
            quote!(a = [#long, "b"];),
            quote!(a = [#(#texts),*];),
            quote!(a = [#(#numbers),*];),
            quote!(a = [#(#texts,)* b];),
        ] {
            let code = syn::parse_quote!(fn rows() { #row });
            let expected = unparse(Vec::new(), vec![code]).replace("fn rows() {", "m! {");
            check(quote!(m! { #row }), &expected);
        }
    }

    #[test]
    fn methods_stand_behind_the_rows() {
        let call = quote!(operation! {
            Read: input (), output Out;
            name "Read";
            errors ["A"];
            #[inline]
            fn prefix(_: &()) -> Option<String> { Some("a".to_owned()) }
        });
        let expected = "\
operation! {
    Read: input (), output Out;
    name \"Read\";
    errors [\"A\"];
    #[inline]
    fn prefix(_: &()) -> Option<String> {
        Some(\"a\".to_owned())
    }
}
";
        check(call, expected);
    }

    #[test]
    fn long_headers_and_other_rows_are_broken() {
        let list: Vec<_> = (0..30).map(|_| quote!(abc)).collect();
        let (full, rest) = ("abc, ".repeat(18), "abc, ".repeat(11));
        let lines = format!("[{}\n        {rest}abc] end;\n", full.trim());
        let expected = format!("m! {{\n    row {lines}    ro: {lines}}}\n");
        check(quote!(m! { row [#(#list),*] end; ro: [#(#list),*] end; }), &expected);
    }
}
