//! Paginated results.

use super::Operation;

/// An operation that returns its results in pages.
#[diagnostic::on_unimplemented(
    message = "the results of `{Self}` don't come in pages",
    note = "`Pages` takes a paginated operation, and `{Self}` isn't one: send a single request"
)]
pub trait Paginated: Operation {
    /// The token of the next page.
    type Token: Clone + PartialEq;

    /// The token of the page after `output`; `None` if `output` is the last page.
    fn next_token(output: &Self::Output) -> Option<Self::Token>;

    /// Changes `input` so that it requests the page of `token`.
    fn set_token(input: &mut Self::Input, token: Self::Token);
}

/// A paginated operation whose pages contain a list or map of items.
#[diagnostic::on_unimplemented(
    message = "the pages of `{Self}` have no list of items",
    note = "follow whole pages, and take what you need from each"
)]
pub trait PaginatedItems: Paginated {
    /// An item; for a map, a pair of key and value.
    type Item;

    /// The items of a page.
    fn items(output: Self::Output) -> Vec<Self::Item>;
}

/// The pages of an operation's results, requested one after the other.
///
/// It sends nothing itself, so it works with any client, blocking or async:
///
/// ```ignore
/// let mut pages = Pages::<ListUsers>::new(request);
/// while let Some(request) = pages.request() {
///     let page = send(request).await?;
///     pages.advance(&page);
/// }
/// ```
///
/// [`each`](Self::each) turns it into an iterator; [`next`](Self::next) requests one page in async
/// code. The pages end when there is no next token, or when the service sends the same token again.
#[derive(Clone, Debug)]
pub struct Pages<O: Paginated> {
    next: Option<O::Input>,
    token: Option<O::Token>,
}

impl<O: Paginated> Pages<O> {
    /// Starts with the page that `input` requests.
    #[must_use]
    pub fn new(input: O::Input) -> Self {
        Self { next: Some(input), token: None }
    }

    /// The request for the next page; `None` after the last one.
    #[must_use]
    pub fn request(&self) -> Option<&O::Input> {
        self.next.as_ref()
    }

    /// Moves to the page after `output`.
    pub fn advance(&mut self, output: &O::Output) {
        let token = O::next_token(output).filter(|token| self.token.as_ref() != Some(token));
        match (&mut self.next, token) {
            (Some(input), Some(token)) => {
                self.token = Some(token.clone());
                O::set_token(input, token);
            }
            _ => self.next = None,
        }
    }

    /// Requests the next page with one call of an async function; `None` after the last page, or
    /// after an error.
    pub async fn next<E>(
        &mut self,
        call: impl AsyncFnOnce(&O::Input) -> Result<O::Output, E>,
    ) -> Option<Result<O::Output, E>> {
        let result = call(self.next.as_ref()?).await;
        self.follow(&result);
        Some(result)
    }

    /// An iterator over the pages, each requested with one call; it ends after an error.
    pub fn each<E>(
        mut self,
        mut call: impl FnMut(&O::Input) -> Result<O::Output, E>,
    ) -> impl Iterator<Item = Result<O::Output, E>> {
        std::iter::from_fn(move || {
            let result = call(self.next.as_ref()?);
            self.follow(&result);
            Some(result)
        })
    }

    /// An iterator over the items of all pages; it ends after an error.
    pub fn each_item<E>(
        self,
        call: impl FnMut(&O::Input) -> Result<O::Output, E>,
    ) -> impl Iterator<Item = Result<O::Item, E>>
    where
        O: PaginatedItems,
    {
        self.each(call).flat_map(|page| {
            let (items, error) = match page {
                Ok(page) => (O::items(page), None),
                Err(error) => (Vec::new(), Some(Err(error))),
            };
            items.into_iter().map(Ok).chain(error)
        })
    }

    /// Moves to the page after a result; after an error there is none.
    pub(crate) fn follow<E>(&mut self, result: &Result<O::Output, E>) {
        match result {
            Ok(output) => self.advance(output),
            Err(_) => self.next = None,
        }
    }
}
