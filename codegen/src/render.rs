//! From tokens to text.
//!
//! `prettyplease` puts no blank lines between items, so files are printed item by item.

use proc_macro2::TokenStream;
use syn::{File, Item};

use crate::emit::{Comment, Files, SLASHES};
use crate::error::{Errors, Problem};
use crate::ir::{Crate, Origin};
use crate::tree::{MARK, Tree};

/// Renders every file of a crate, each under a header that says what it is made from.
///
/// # Errors
/// Where emitted tokens aren't Rust, which is a bug of the generator: the message has the code.
pub(crate) fn render(krate: &Crate, files: Files) -> Result<Tree, Errors> {
    let mut errors = Errors::default();
    let mut tree = Tree::default();
    for module in files.modules {
        match file(module.tokens) {
            Ok(text) => {
                tree.insert(&module.path, header(&krate.origin, SLASHES, module.origin) + &text);
            }
            Err((error, code)) => {
                let message = format!("a bug of the generator: {error} in\n{code}");
                errors.push(
                    Problem::new(module.path, message).help("please report it, with the model"),
                );
            }
        }
    }
    for text in files.texts {
        tree.insert(text.path, header(&krate.origin, text.comment, text.origin) + &text.text);
    }
    errors.propagate()?;
    Ok(tree)
}

/// A comment by which a later run knows the file as its own.
fn header(origin: &Origin, comment: Comment, edit: &[&str]) -> String {
    let Comment { begin, end } = comment;
    let file = match end.trim() {
        "" => origin.file.clone(),
        end => origin.file.replace(end, ""),
    };
    let edit = edit.join(", ");
    format!("{begin} {MARK} from {file}.{end}\n{begin} Do not edit; edit {edit}.{end}\n\n")
}

fn file(tokens: TokenStream) -> Result<String, (syn::Error, String)> {
    let kept = tokens.clone();
    let File { attrs, items, .. } =
        syn::parse2(tokens).map_err(|error| (error, kept.to_string()))?;
    let mut text = String::new();
    if !attrs.is_empty() {
        text.push_str(&unparse(attrs, Vec::new()));
        text.push('\n');
    }
    let mut previous = None;
    for item in items {
        let group = Group::of(&item);
        if previous.is_some_and(|previous| previous != group || group == Group::Item) {
            text.push('\n');
        }
        previous = Some(group);
        let spaced = matches!(item, Item::Impl(_) | Item::Trait(_));
        let printed = unparse(Vec::new(), vec![item]);
        text.push_str(&if spaced { space_members(&printed) } else { printed });
    }
    Ok(text)
}

fn unparse(attrs: Vec<syn::Attribute>, items: Vec<Item>) -> String {
    prettyplease::unparse(&File { shebang: None, frontmatter: None, attrs, items })
}

/// Items that stand together without blank lines between them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    UseStd,
    UseCrate,
    Reexport,
    Module,
    Item,
}

impl Group {
    fn of(item: &Item) -> Self {
        match item {
            Item::Use(item) => match (&item.vis, &item.tree) {
                (syn::Visibility::Public(_), _) => Self::Reexport,
                (_, syn::UseTree::Path(path)) if path.ident == "std" => Self::UseStd,
                _ => Self::UseCrate,
            },
            Item::Mod(_) => Self::Module,
            _ => Self::Item,
        }
    }
}

/// Puts a blank line between members of an `impl` or a trait, save between undocumented constants.
fn space_members(printed: &str) -> String {
    let mut text = String::with_capacity(printed.len() + 256);
    let mut previous = "";
    for line in printed.lines() {
        let after_block = previous == "    }" && line != "}";
        let begins = line.starts_with("    ///") || line.starts_with("    #[");
        let after_constant = previous.ends_with(';') && begins;
        if after_block || after_constant {
            text.push('\n');
        }
        previous = line;
        text.push_str(line);
        text.push('\n');
    }
    text
}
