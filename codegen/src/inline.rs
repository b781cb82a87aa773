//! Joins the files of a crate to one file, which is included as a module of the user's crate.
//!
//! It works on tokens. It evaluates features, and puts each module where it is declared. Paths from
//! the root of the crate become relative, so that the file works in any module. Paths of other
//! crates also become relative: the root imports each crate once. So if a crate is missing, the
//! compiler reports one error, not one for each path.

mod paths;

use std::collections::BTreeMap;

use crate::cfg;
use crate::emit::Files;
use crate::error::{Errors, Problem};
use crate::form::{Dependency, Module};
use crate::items::inner_attributes;
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::quote;

/// The folder of a crate's modules.
const SOURCE: &str = "src/";

/// Names that the prelude has since edition 2021 or 2024, and that generated code uses.
const NEW_IN_PRELUDE: [&str; 7] =
    ["FromIterator", "Future", "TryFrom", "TryInto", "from_iter", "try_from", "try_into"];

/// Joins the modules of a crate to one.
///
/// # Errors
/// If support code isn't Rust. That is a bug of the generator.
pub(crate) fn inline(files: Files<'_>, module: &Module) -> Result<TokenStream, Errors> {
    let mut errors = Errors::default();
    let mut sources = BTreeMap::new();
    for file in files.rust {
        sources.insert(file.path, file.placeholders.attributes(file.tokens));
    }
    for text in files.texts.iter().filter(|text| text.path.starts_with(SOURCE)) {
        let tokens = text.text.parse::<TokenStream>().map_err(|error| {
            let problem = Problem::new(text.path, format!("a bug of the generator: {error}"));
            problem.help("please report it, with the model").into()
        });
        sources.extend(errors.collect(tokens).map(|tokens| (text.path.to_owned(), tokens)));
    }
    errors.propagate()?;
    let dependencies = module.dependencies().map(Dependency::name_in_code).collect();
    Ok(Inliner { sources, module, dependencies }.file("lib", 0))
}

struct Inliner<'a> {
    /// The tokens of each file, by its path in the crate's folder.
    sources: BTreeMap<String, TokenStream>,
    module: &'a Module,
    /// Names of the crates that the module uses.
    dependencies: Vec<String>,
}

impl Inliner<'_> {
    /// The content of a file, `depth` modules below the root.
    fn file(&self, name: &str, depth: usize) -> TokenStream {
        let source = self.sources.get(&format!("{SOURCE}{name}.rs")).cloned().unwrap_or_default();
        let enabled = cfg::evaluate(source, &|feature| self.module.has(feature));
        let rewritten = with_prelude(paths::rewrite(enabled, depth, &self.dependencies));
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

/// Imports the prelude of edition 2024 into a module that needs it; the user's crate can have an
/// older edition.
fn with_prelude(module: TokenStream) -> TokenStream {
    if !mentions(module.clone(), &NEW_IN_PRELUDE) {
        return module;
    }
    let mut tokens: Vec<TokenTree> = module.into_iter().collect();
    let inner = inner_attributes(&tokens).0.len();
    let prelude = quote!(
        use ::core::prelude::rust_2024::*;
    );
    tokens.splice(inner..inner, prelude);
    tokens.into_iter().collect()
}

/// Whether the code has any of these names.
fn mentions(tokens: TokenStream, names: &[&str]) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => names.iter().any(|name| ident == name),
        TokenTree::Group(group) => mentions(group.stream(), names),
        _ => false,
    })
}

/// The name of the module that `mod name;` declares.
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
    fn the_prelude_is_imported_after_the_documentation_if_it_is_needed() {
        let given = quote!(#![doc = "a"] #![doc = "b"] fn f() { u8::try_from(1) });
        let expected = quote! {
            #![doc = "a"] #![doc = "b"] use ::core::prelude::rust_2024::*; fn f() { u8::try_from(1) }
        };
        assert_eq!(with_prelude(given).to_string(), expected.to_string());
        // It has `Future` since edition 2024.
        let given = quote!(
            type A: Future;
        );
        let expected = quote!(
            use ::core::prelude::rust_2024::*;
            type A: Future;
        );
        assert_eq!(with_prelude(given).to_string(), expected.to_string());
        let other = quote!(
            fn f() {
                u8::from(true)
            }
        );
        assert_eq!(with_prelude(other.clone()).to_string(), other.to_string());
    }

    #[test]
    fn modules_are_put_where_they_are_declared() {
        let module = Module::new("crate::m", [Feature::Json]).expect("it is a path");
        let dependencies = Vec::new();
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
        let inlined = Inliner { sources, module: &module, dependencies }.file("lib", 0);
        assert_eq!(inlined.to_string(), expected.to_string());
    }
}
