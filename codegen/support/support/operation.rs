//! What operations have in common.

/// An operation of the service: its types, and what a client must know to call it.
pub trait Operation {
    /// What a request carries; `()` where the operation takes nothing.
    type Input;
    /// What a response carries; `()` where the operation returns nothing.
    type Output;
    /// The operation's name in the model.
    const NAME: &'static str;
    /// The value of the header `X-Amz-Target`.
    const TARGET: &'static str;
    /// How a request must be authorized.
    const AUTH: Auth;
    /// The members that carry pagination, where results come in pages.
    const PAGINATION: Option<Pagination>;
    /// The model's names of the errors that the operation can return.
    const ERRORS: &'static [&'static str];
    /// Whether repeating a request does no more than the first one
    /// ([`@idempotent`](https://smithy.io/2.0/spec/behavior-traits.html#idempotent-trait)).
    const IDEMPOTENT: bool;
    /// Whether it changes nothing
    /// ([`@readonly`](https://smithy.io/2.0/spec/behavior-traits.html#readonly-trait)).
    const READONLY: bool;
}

/// How a request must be authorized.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Auth {
    /// Signed with AWS Signature Version 4.
    SigV4 {
        /// The name of the service to sign for.
        service: &'static str,
    },
    /// Not signed.
    None,
}

/// The members that carry pagination: wire names, or paths of them joined by dots.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Pagination {
    /// The member of the input that takes the token.
    pub input_token: &'static str,
    /// The member of the output that gives the token of the next page.
    pub output_token: &'static str,
    /// The member of the output that holds the items.
    pub items: Option<&'static str>,
    /// The member of the input that limits the number of items in a page.
    pub page_size: Option<&'static str>,
}
