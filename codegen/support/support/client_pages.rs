//! Pages of results, requested by a client.

use std::fmt;
use std::vec;

use http::{Request, Response};

use super::client::{AsyncSend, AsyncSleep, CallError, Client, TransportError};
use super::pages::{Pages, Paginated, PaginatedItems};

impl Client {
    /// An iterator over the pages of an operation's results, each requested by a call. `send` sends
    /// one message and returns the answer.
    ///
    /// It ends after the last page, when the service sends the same token again, and after an error.
    pub fn pages<O: Paginated>(
        &self,
        input: O::Input,
        mut send: impl FnMut(Request<Vec<u8>>) -> Result<Response<Vec<u8>>, TransportError>,
    ) -> impl Iterator<Item = Result<O::Output, CallError<O::Service>>> {
        Pages::<O>::new(input).each(move |input| self.call::<O>(input, &mut send))
    }

    /// An iterator over the items of all pages, like [`pages`](Self::pages).
    pub fn items<O: PaginatedItems>(
        &self,
        input: O::Input,
        mut send: impl FnMut(Request<Vec<u8>>) -> Result<Response<Vec<u8>>, TransportError>,
    ) -> impl Iterator<Item = Result<O::Item, CallError<O::Service>>> {
        Pages::<O>::new(input).each_item(move |input| self.call::<O>(input, &mut send))
    }

    /// The pages of an operation's results in async code, see [`AsyncPages::next`].
    pub fn pages_async<O: Paginated>(&self, input: O::Input) -> AsyncPages<'_, O> {
        AsyncPages { client: self, pages: Pages::new(input) }
    }

    /// The items of all pages in async code, see [`AsyncItems::next`].
    pub fn items_async<O: PaginatedItems>(&self, input: O::Input) -> AsyncItems<'_, O> {
        AsyncItems { pages: self.pages_async(input), items: Vec::new().into_iter() }
    }
}

/// The pages of an operation's results, requested one after the other: [`Client::pages_async`].
#[must_use]
pub struct AsyncPages<'c, O: Paginated> {
    client: &'c Client,
    pages: Pages<O>,
}

impl<O: Paginated> AsyncPages<'_, O> {
    /// Requests the next page by a call, see [`Client::call_async`]. `None` after the last page, when
    /// the service sends the same token again, and after an error.
    ///
    /// If the future is dropped, the next one requests the same page.
    pub async fn next(
        &mut self,
        send: impl AsyncSend,
        sleep: impl AsyncSleep,
    ) -> Option<Result<O::Output, CallError<O::Service>>> {
        let result = self.client.call_async::<O>(self.pages.request()?, send, sleep).await;
        self.pages.follow(&result);
        Some(result)
    }
}

/// The items of all pages of an operation's results: [`Client::items_async`].
#[must_use]
pub struct AsyncItems<'c, O: PaginatedItems> {
    pages: AsyncPages<'c, O>,
    /// Those of the last page that haven't been taken.
    items: vec::IntoIter<O::Item>,
}

impl<O: PaginatedItems> AsyncItems<'_, O> {
    /// Returns the next item; requests the next page if the last one has no more. `None` after the
    /// last item, and after an error.
    ///
    /// If the future is dropped, no item is lost.
    pub async fn next(
        &mut self,
        mut send: impl AsyncSend,
        mut sleep: impl AsyncSleep,
    ) -> Option<Result<O::Item, CallError<O::Service>>> {
        loop {
            if let Some(item) = self.items.next() {
                return Some(Ok(item));
            }
            match self.pages.next(&mut send, &mut sleep).await? {
                Ok(page) => self.items = O::items(page).into_iter(),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl<O: Paginated> fmt::Debug for AsyncPages<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AsyncPages").field("operation", &O::NAME).finish_non_exhaustive()
    }
}

impl<O: PaginatedItems> fmt::Debug for AsyncItems<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AsyncItems").field("operation", &O::NAME).finish_non_exhaustive()
    }
}
