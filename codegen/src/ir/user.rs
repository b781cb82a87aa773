//! Rust code of the user, from the configuration.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;

/// A placeholder for `crate` in paths of the user. There `crate` means the user's crate, not the
/// generated one.
pub(crate) const USER_CRATE: &str = "__crate_of_the_user";

/// A path or an attribute from the configuration.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UserCode(String);

impl UserCode {
    /// Wraps the code.
    #[must_use]
    pub fn new(code: &impl ToTokens) -> Self {
        Self(code.to_token_stream().to_string())
    }

    /// Whether it contains a path from the root of the user's crate.
    #[must_use]
    pub fn names_own_crate(&self) -> bool {
        self.to_token_stream().to_string().contains(USER_CRATE)
    }

    /// The path as source code, without spaces.
    #[must_use]
    pub fn path(&self) -> String {
        self.0.split_whitespace().collect()
    }
}

impl ToTokens for UserCode {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let code: TokenStream = self.0.parse().expect("it was made from tokens");
        tokens.extend(marked(code));
    }
}

/// Replaces `crate` by [`USER_CRATE`] at the beginning of paths.
fn marked(code: TokenStream) -> TokenStream {
    let mut tokens = code.into_iter().peekable();
    let mut marked = TokenStream::new();
    while let Some(token) = tokens.next() {
        let token = match token {
            TokenTree::Ident(ident) if ident == "crate" => {
                let is_root =
                    matches!(tokens.peek(), Some(TokenTree::Punct(next)) if next.as_char() == ':');
                if is_root { Ident::new(USER_CRATE, Span::call_site()) } else { ident }.into()
            }
            TokenTree::Group(group) => {
                Group::new(group.delimiter(), self::marked(group.stream())).into()
            }
            other => other,
        };
        marked.extend([token]);
    }
    marked
}

/// The attributes that the configuration adds to an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes(pub Vec<UserCode>);

impl ToTokens for Attributes {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.0.iter().for_each(|attribute| attribute.to_tokens(tokens));
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn the_crate_of_the_user_differs_from_the_generated_one() {
        let code = UserCode::new(&quote!(#[a(crate = "b", with = crate::c)]));
        let marker = Ident::new(USER_CRATE, Span::call_site());
        let expected = quote!(#[a(crate = "b", with = #marker::c)]);
        assert_eq!(code.to_token_stream().to_string(), expected.to_string());
        assert!(code.names_own_crate());
        assert!(!UserCode::new(&quote!(#[a(crate = "b")])).names_own_crate());
    }

    #[test]
    fn paths_are_written_without_spaces() {
        let code = UserCode::new(&quote!(crate::a::B<c::D>));
        assert_eq!(code.path(), "crate::a::B<c::D>");
    }
}
