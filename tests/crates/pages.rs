//! Pagination: which requests are sent, and when the pages end.

use std::convert::Infallible;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use generated::operations::ListUsers;
use generated::types::{ListUsersRequest, ListUsersResponse, UserType};
use generated::{Pages, json};
use sink::operations::Paged;
use sink::types::{Page, PagedInput, PagedOutput};

/// A service that has these pages: items, and the token of the next page.
struct Service {
    pages: Vec<(Vec<&'static str>, Option<&'static str>)>,
    /// The token of each request so far.
    tokens: Vec<Option<String>>,
    /// Calls fail from this request on; the first one is 0.
    fails_at: usize,
}

impl Service {
    fn new(pages: impl IntoIterator<Item = (Vec<&'static str>, Option<&'static str>)>) -> Self {
        Self { pages: pages.into_iter().collect(), tokens: Vec::new(), fails_at: usize::MAX }
    }

    fn page(
        &mut self,
        token: Option<&str>,
    ) -> Result<(Vec<&'static str>, Option<&'static str>), Broken> {
        let index = self.tokens.len();
        self.tokens.push(token.map(str::to_owned));
        if index >= self.fails_at {
            return Err(Broken);
        }
        Ok(self.pages.get(index).cloned().expect("nobody asks for more pages than there are"))
    }

    fn list_users(&mut self, request: &ListUsersRequest) -> Result<ListUsersResponse, Broken> {
        assert_eq!(request.user_pool_id, "pool", "the rest of the request stays");
        let (names, token) = self.page(request.pagination_token.as_deref())?;
        let user = |name| UserType::builder().username(name).build();
        let users: Vec<_> = names.into_iter().map(user).collect();
        let token = token.map(str::to_owned);
        Ok(ListUsersResponse::builder().users(users).maybe_pagination_token(token).build())
    }

    fn paged(&mut self, request: &PagedInput) -> Result<PagedOutput, Broken> {
        assert_eq!(request.limit, Some(2), "the rest of the request stays");
        let (items, token) = self.page(request.next.as_deref())?;
        let page = Page::builder().items(items).maybe_next(token.map(str::to_owned)).build();
        Ok(PagedOutput::builder().page(page).build())
    }

    fn asked_for(&self) -> Vec<Option<&str>> {
        self.tokens.iter().map(Option::as_deref).collect()
    }
}

#[derive(Debug, PartialEq)]
struct Broken;

fn users() -> Pages<ListUsers> {
    Pages::new(ListUsersRequest::builder().user_pool_id("pool").build())
}

fn things() -> sink::Pages<Paged> {
    sink::Pages::new(PagedInput::builder().limit(2).build())
}

fn name(user: UserType) -> String {
    user.username.expect("a user has a name").into_inner()
}

/// Runs a future that never waits.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the future waits, but its call answers at once"),
    }
}

#[test]
fn items_of_all_pages_come_in_order() {
    let mut service =
        Service::new([(vec!["a", "b"], Some("1")), (vec![], Some("2")), (vec!["c"], None)]);
    let names: Result<Vec<_>, _> =
        users().each_item(|request| service.list_users(request)).collect();
    let names: Vec<_> = names.unwrap().into_iter().map(name).collect();
    assert_eq!(names, ["a", "b", "c"]);
    assert_eq!(service.asked_for(), [None, Some("1"), Some("2")]);
}

#[test]
fn token_and_items_are_found_inside_other_members() {
    let mut service = Service::new([(vec!["a"], Some("1")), (vec!["b", "c"], None)]);
    let items: Result<Vec<_>, _> = things().each_item(|request| service.paged(request)).collect();
    assert_eq!(items.unwrap(), ["a", "b", "c"]);
    assert_eq!(service.asked_for(), [None, Some("1")]);
}

#[test]
fn a_missing_page_is_the_last_one_and_has_no_items() {
    let mut calls = 0;
    let items = things().each_item(|_| {
        calls += 1;
        Ok::<_, Infallible>(PagedOutput::builder().build())
    });
    assert_eq!(items.count(), 0);
    assert_eq!(calls, 1);
}

#[test]
fn pages_end_without_a_token_or_with_an_empty_one() {
    for token in [None, Some("")] {
        let mut service = Service::new([(vec!["a"], Some("1")), (vec!["b"], token)]);
        assert_eq!(users().each(|request| service.list_users(request)).count(), 2, "{token:?}");
        let mut service = Service::new([(vec!["a"], Some("1")), (vec!["b"], token)]);
        assert_eq!(things().each(|request| service.paged(request)).count(), 2, "{token:?}");
    }
}

#[test]
fn pages_end_when_a_token_comes_again() {
    let pages = || [(vec!["a"], Some("1")), (vec!["b"], Some("1"))];
    let mut service = Service::new(pages());
    assert_eq!(users().each(|request| service.list_users(request)).count(), 2);
    assert_eq!(service.asked_for(), [None, Some("1")]);
    let mut service = Service::new(pages());
    assert_eq!(things().each(|request| service.paged(request)).count(), 2);
    assert_eq!(service.asked_for(), [None, Some("1")]);
}

#[test]
fn an_error_is_the_last_item() {
    let mut service = Service::new([(vec!["a", "b"], Some("1"))]);
    service.fails_at = 1;
    let items: Vec<_> = things().each_item(|request| service.paged(request)).collect();
    assert_eq!(items, [Ok("a".to_owned()), Ok("b".to_owned()), Err(Broken)]);
    assert_eq!(service.asked_for(), [None, Some("1")]);
}

#[test]
fn an_iterator_that_has_ended_gives_no_more_items() {
    let mut service = Service::new([(vec!["a"], None)]);
    let mut pages = users().each(|request| service.list_users(request));
    assert!(pages.next().is_some_and(|page| page.is_ok()));
    assert!(pages.next().is_none());
    assert!(pages.next().is_none());
}

#[test]
fn async_code_goes_page_by_page() {
    let mut service = Service::new([(vec!["a"], Some("1")), (vec!["b"], None)]);
    let names = block_on(async {
        let mut pages = users();
        let mut names = Vec::new();
        while let Some(page) = pages.next(async |request| service.list_users(request)).await {
            names.extend(page?.users.into_iter().flatten().map(name));
        }
        Ok::<_, Broken>(names)
    });
    assert_eq!(names.unwrap(), ["a", "b"]);
    assert_eq!(service.asked_for(), [None, Some("1")]);
}

#[test]
fn async_pages_end_after_an_error() {
    let mut service = Service::new([]);
    service.fails_at = 0;
    let mut pages = things();
    let first = block_on(pages.next(async |request| service.paged(request)));
    assert_eq!(first, Some(Err(Broken)));
    assert_eq!(block_on(pages.next(async |request| service.paged(request))), None);
    assert_eq!(service.asked_for(), [None]);
}

#[test]
fn advance_puts_the_token_into_the_next_request() {
    let mut pages = users();
    let first = json::to_string(pages.request().expect("there is a first page"));
    assert_eq!(first, r#"{"UserPoolId":"pool"}"#);
    pages.advance(&ListUsersResponse::builder().pagination_token("more").build());
    let second = json::to_string(pages.request().expect("there is a second page"));
    assert!(second.contains(r#""PaginationToken":"more""#), "{second}");
    pages.advance(&ListUsersResponse::builder().build());
    assert_eq!(pages.request(), None);
}
