//! Prints tokens as text.
//!
//! `prettyplease` writes no blank lines between items, so this prints items one by one. It can't
//! format the rows of tables, so `table` prints these. `simple` prints the items that need no parser.

mod feature_code;
mod module;
mod one_line;
mod simple;
mod split;
mod table;

use std::borrow::Cow;

use proc_macro2::{TokenStream, TokenTree};
use syn::{Attribute, File, Item};

use crate::config::LicenseFile;
use crate::emit::{Comment, Files, NONE, SLASHES};
use crate::error::{Errors, Problem};
use crate::ir::{Crate, Origin, SupportCrate};
use crate::items;
use crate::tree::Tree;
pub(crate) use module::module;
use split::RawItem;

/// Prints every file of a crate, with a header that names its sources.
///
/// # Errors
/// If emitted tokens aren't Rust. That is a bug of the generator; the message has the code.
pub(crate) fn render(krate: &Crate, files: Files<'_>) -> Result<Tree, Errors> {
    let mut tree = print(&krate.origin, files)?;
    for LicenseFile { name, text } in &krate.legal_files {
        tree.insert(name, header(&krate.origin, NONE, LEGAL_FILES) + text);
    }
    Ok(tree)
}

/// Prints every file of a crate with support code that others share.
///
/// # Errors
/// Those of [`render`].
pub(crate) fn render_support(krate: &SupportCrate, files: Files<'_>) -> Result<Tree, Errors> {
    let mut tree = print(&krate.origin, files)?;
    for LicenseFile { name, text } in &krate.package.license_files {
        tree.insert(name, header(&krate.origin, NONE, LEGAL_FILES) + text);
    }
    Ok(tree)
}

fn print(origin: &Origin, files: Files<'_>) -> Result<Tree, Errors> {
    let mut errors = Errors::default();
    let mut tree = Tree::default();
    for rust in files.rust {
        match file(rust.tokens) {
            Ok(text) => {
                let header = header(origin, SLASHES, rust.origin);
                tree.insert(&rust.path, header + &rust.placeholders.restore(&text));
            }
            Err(error) => {
                let _ = errors.collect::<()>(Err(bug(&rust.path, &error)));
            }
        }
    }
    for text in files.texts {
        tree.insert(text.path, header(origin, text.comment, text.origin) + &text.text);
    }
    errors.propagate()?;
    Ok(tree)
}

/// Where the texts of licences and notices come from.
const LEGAL_FILES: &[&str] = &["codegen/src/document/pages/legal_files.rs"];

/// The comment at the top of a file, with the mark by which a later run recognizes the file.
fn header(origin: &Origin, comment: Comment, edit: &[&str]) -> String {
    let Comment { begin, end } = comment;
    // A file name with `>` could end a comment of Markdown.
    let file = match end {
        "" => Cow::Borrowed(&origin.file),
        _ => Cow::Owned(origin.file.replace('>', "&gt;")),
    };
    let instead = if origin.call.has_source() {
        format!("edit {}", edit.join(", "))
    } else {
        "README.md says how to generate the crate again".to_owned()
    };
    let mark = origin.call.mark();
    format!("{begin}{mark} from {file}.{end}\n{begin}Do not edit; {instead}.{end}\n\n")
}

fn bug(path: &str, message: &str) -> Errors {
    let message = format!("a bug of the generator: {message}");
    Problem::new(path, message).help("please report it, with the model").into()
}

/// Prints a file. The error has the code that isn't Rust.
fn file(tokens: TokenStream) -> Result<String, String> {
    content(&tokens.into_iter().collect::<Vec<_>>())
}

/// Prints the content of a module: inner attributes, then items.
fn content(tokens: &[TokenTree]) -> Result<String, String> {
    let (attributes, rest) = items::inner_attributes(tokens);
    let items = print_items(&split::split(rest))?;
    if attributes.is_empty() {
        return Ok(items);
    }
    let File { attrs, .. } = parse(attributes)?;
    let attributes = unparse(attrs, Vec::new());
    let between = if items.is_empty() { "\n" } else { "\n\n" };
    Ok([attributes.trim_end(), between, &items].concat())
}

fn print_items(items: &[RawItem<'_>]) -> Result<String, String> {
    let mut text = String::new();
    let mut previous = None;
    for item in items {
        let group = Group::of(item);
        if previous.is_some_and(|previous| previous != group || group == Group::Item) {
            text.push('\n');
        }
        previous = Some(group);
        self::item(item, &mut text)?;
    }
    Ok(text)
}

fn item(item: &RawItem<'_>, text: &mut String) -> Result<(), String> {
    if let Some(printed) = unparsed(item)? {
        simple::attributes(item.attributes, "", text);
        text.push_str(&printed);
        return Ok(());
    }
    let printed = match parse(&[item.attributes, item.code].concat())? {
        Item::Impl(item) => space_members(&feature_code::implementation(item)),
        item @ Item::Trait(_) => space_members(&unparse(Vec::new(), vec![item])),
        item => unparse(Vec::new(), vec![item]),
    };
    text.push_str(&printed);
    Ok(())
}

/// Prints an item that needs no parser, without its attributes; `None` if it needs one.
fn unparsed(item: &RawItem<'_>) -> Result<Option<String>, String> {
    if let Some((path, inner)) = item.macro_call() {
        let rows: Vec<TokenTree> = inner.stream().into_iter().collect();
        let code = feature_code::is_of_feature(path).then(|| content(&rows));
        let rows = match code {
            Some(Ok(code)) => code,
            _ => table::table(&rows),
        };
        return Ok(Some([&simple::path(path), "! {\n", &rows, "}\n"].concat()));
    }
    if let Some((before, inner)) = item.inline_module() {
        // The content of an inline module isn't indented.
        let content = content(&inner.stream().into_iter().collect::<Vec<_>>())?;
        return Ok(Some([&simple::path(before), " {\n", &content, "}\n"].concat()));
    }
    Ok(simple::item(item))
}

/// Parses tokens. The error has the code.
fn parse<T: syn::parse::Parse>(tokens: &[TokenTree]) -> Result<T, String> {
    let tokens: TokenStream = tokens.iter().cloned().collect();
    syn::parse2(tokens.clone()).map_err(|error| format!("{error} in {tokens}"))
}

fn unparse(attrs: Vec<Attribute>, items: Vec<Item>) -> String {
    prettyplease::unparse(&File { shebang: None, frontmatter: None, attrs, items })
}

/// Kinds of items. There is no blank line between two items of a kind, except [`Group::Item`].
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    UseStd,
    UseCrate,
    Reexport,
    Module,
    Item,
}

impl Group {
    fn of(item: &RawItem<'_>) -> Self {
        let is_public = item.is_public();
        match item.keyword().as_str() {
            "use" if is_public => Self::Reexport,
            "use" if item.uses_std() => Self::UseStd,
            "use" => Self::UseCrate,
            "mod" if item.inline_module().is_none() => Self::Module,
            _ => Self::Item,
        }
    }
}

/// Adds a blank line between members of an `impl` or a trait, but not between undocumented
/// constants.
fn space_members(printed: &str) -> String {
    let mut text = String::with_capacity(printed.len() + 256);
    let mut previous = "";
    for line in printed.lines() {
        let after_block = previous == "    }" && line != "}";
        let begins = line.starts_with("    ///") || line.starts_with("    #[");
        let is_comment = previous.starts_with("    ///");
        let after_constant = previous.ends_with(';') && !is_comment && begins;
        if after_block || after_constant {
            text.push('\n');
        }
        previous = line;
        text.push_str(line);
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn members_are_separated_by_blank_lines_but_have_none_inside() {
        let printed = file(quote! {
            impl A {
                const B: u8 = 1;
                const C: u8 = 1;
                #[doc = " Prose that ends like a statement;"]
                #[inline]
                fn d() {
                    e();
                }
                fn f() {}
            }
        });
        let expected = "\
impl A {
    const B: u8 = 1;
    const C: u8 = 1;

    /// Prose that ends like a statement;
    #[inline]
    fn d() {
        e();
    }

    fn f() {}
}
";
        assert_eq!(printed.as_deref(), Ok(expected));
    }

    #[test]
    fn blank_lines_are_between_groups_of_items() {
        let printed = file(quote! {
            #![doc = " A"]
            use std::b;
            use std::c::{d, e};
            use crate::f;
            pub(crate) use g::h;
            pub use i::j;
            pub mod k;
            mod l;
            mod m {
                #![allow(n)]
                use o::p;
                pub struct Q;
            }
            #[path = "r"]
            mod s;
            pub struct T;
            pub struct U {}
        });
        let expected = "\
//! A

use std::b;
use std::c::{d, e};

use crate::f;
pub(crate) use g::h;

pub use i::j;

pub mod k;
mod l;

mod m {
#![allow(n)]

use o::p;

pub struct Q;
}

#[path = \"r\"]
mod s;

pub struct T;

pub struct U {}
";
        assert_eq!(printed.as_deref(), Ok(expected));
        assert_eq!(file(quote!(#![doc = " A"])).as_deref(), Ok("//! A\n"));
    }
}
