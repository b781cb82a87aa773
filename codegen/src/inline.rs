//! A crate as one file, to be included as a module of the user's crate.
//!
//! All is done on tokens: features are settled, modules are put where they are declared, and paths
//! from the root of the crate become relative, so that the file works in whatever module it is.

mod paths;

use std::collections::BTreeMap;

use crate::configure::configure;
use crate::emit::Files;
use crate::error::{Errors, Problem};
use crate::form::Module;
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};

/// The folder of a crate's modules.
const SOURCE: &str = "src/";

/// Puts the modules of a crate into one.
///
/// # Errors
/// Where support code isn't Rust, which is a bug of the generator.
pub(crate) fn inline(files: Files<'_>, module: &Module) -> Result<TokenStream, Errors> {
    let mut errors = Errors::default();
    let mut sources = BTreeMap::new();
    for file in files.modules {
        sources.insert(file.path, file.aside.attributes(file.tokens));
    }
    for text in files.texts.iter().filter(|text| text.path.starts_with(SOURCE)) {
        let tokens = text.text.parse::<TokenStream>().map_err(|error| {
            Problem::new(text.path, format!("a bug of the generator: {error}")).into()
        });
        sources.extend(errors.collect(tokens).map(|tokens| (text.path.to_owned(), tokens)));
    }
    errors.propagate()?;
    Ok(Inliner { sources, module }.file("lib", 0))
}

struct Inliner<'a> {
    /// Tokens of each file, by its path below the crate's folder.
    sources: BTreeMap<String, TokenStream>,
    module: &'a Module,
}

impl Inliner<'_> {
    /// The content of a file, `depth` modules below the root.
    fn file(&self, name: &str, depth: usize) -> TokenStream {
        let source = self.sources.get(&format!("{SOURCE}{name}.rs")).cloned().unwrap_or_default();
        let configured = configure(source, &|feature| self.module.has(feature));
        let rewritten = paths::rewrite(configured, depth);
        let below = if depth == 0 { String::new() } else { format!("{name}/") };
        let mut tokens: Vec<TokenTree> = rewritten.into_iter().collect();
        for index in 1..tokens.len().saturating_sub(1) {
            if let Some(child) = declared(&tokens[index - 1..index + 2]) {
                let name = child.to_string();
                let path = format!("{below}{}", name.trim_start_matches("r#"));
                let content = self.file(&path, depth + 1);
                tokens[index + 1] = Group::new(Delimiter::Brace, content).into();
            }
        }
        tokens.into_iter().collect()
    }
}

/// The module that `mod name;` declares.
fn declared(tokens: &[TokenTree]) -> Option<&Ident> {
    match tokens {
        [TokenTree::Ident(keyword), TokenTree::Ident(name), TokenTree::Punct(end)]
            if keyword == "mod" && end.as_char() == ';' =>
        {
            Some(name)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;
    use crate::form::Feature;

    #[test]
    fn modules_are_put_where_they_are_declared() {
        let module = Module::new("crate::m", [Feature::Json]).expect("it is a path");
        let source = |path: &str, tokens: TokenStream| (path.to_owned(), tokens);
        let sources = BTreeMap::from([
            source(
                "src/lib.rs",
                quote!(
                    pub mod a;
                    #[cfg(feature = "serde")]
                    mod gone;
                    mod b;
                ),
            ),
            source(
                "src/a.rs",
                quote!(
                    pub(crate) mod r#type;
                    use crate::b::f;
                ),
            ),
            source(
                "src/a/type.rs",
                quote!(
                    use crate::a;
                ),
            ),
            source(
                "src/b.rs",
                quote!(
                    #[cfg(feature = "json")]
                    pub fn f() {}
                ),
            ),
        ]);
        let expected = quote! {
            pub mod a {
                pub(crate) mod r#type { use super::super::a; }
                use super::b::f;
            }
            mod b { pub fn f() {} }
        };
        let inlined = Inliner { sources, module: &module }.file("lib", 0);
        assert_eq!(inlined.to_string(), expected.to_string());
    }
}
