//! Pages and items by calls.

use std::future::ready;
use std::pin::pin;

use generated::operations::ListUsers;
use generated::types::{ListUsersRequest, UserType};
use generated::{CallError, Retries};
use http::Response;

use super::asynchronous::poll_once;
use super::{Answer, Script, client, lost, refused, retries};

/// A page with these users, and the token of the next one.
#[allow(clippy::unnecessary_wraps, reason = "it is one of several answers")]
fn page(names: &[&str], next: Option<&str>) -> Answer {
    let users: Vec<String> =
        names.iter().map(|name| format!(r#"{{"Username":"{name}"}}"#)).collect();
    let next = next.map(|token| format!(r#","PaginationToken":"{token}""#)).unwrap_or_default();
    let body = format!(r#"{{"Users":[{}]{next}}}"#, users.join(","));
    Ok(Response::new(body.into_bytes()))
}

fn input() -> ListUsersRequest {
    ListUsersRequest::builder().user_pool_id("pool").build()
}

/// The tokens of the messages that were sent.
fn tokens(script: &Script) -> Vec<Option<String>> {
    let token = |body: &[u8]| {
        let input: ListUsersRequest = generated::json::from_slice(body).expect("it is a request");
        input.pagination_token
    };
    script.sent().iter().map(|message| token(message.body())).collect()
}

fn name(user: UserType) -> String {
    user.username.expect("a user has a name").into_inner()
}

/// The names of users, and the tokens of the messages that were sent.
type Listed = (Vec<Result<String, CallError>>, Vec<Option<String>>);

/// The names of all users by both ways, each with what was sent.
fn names(answers: fn() -> Vec<Answer>) -> Vec<Listed> {
    let client = client().retries(retries());
    let script = Script::new(answers());
    let items = client.items::<ListUsers>(input(), |message| script.send(message));
    let blocking = (items.map(|item| item.map(name)).collect(), tokens(&script));

    let script = Script::new(answers());
    let send = async |message| script.send(message);
    let mut items = client.items_async::<ListUsers>(input());
    let mut names = Vec::new();
    while let Some(item) =
        poll_once(pin!(items.next(&send, |_| ready(())))).expect("nothing keeps it waiting")
    {
        names.push(item.map(name));
    }
    let rest = poll_once(pin!(items.next(&send, |_| ready(())))).expect("nothing keeps it waiting");
    assert!(rest.is_none(), "what has ended stays so");
    vec![blocking, (names, tokens(&script))]
}

#[test]
fn items_of_all_pages_come_in_order() {
    let answers = || vec![page(&["a", "b"], Some("1")), page(&[], Some("2")), page(&["c"], None)];
    for (names, tokens) in names(answers) {
        let names: Result<Vec<_>, _> = names.into_iter().collect();
        assert_eq!(names.expect("no call fails"), ["a", "b", "c"]);
        assert_eq!(tokens, [None, Some("1".to_owned()), Some("2".to_owned())]);
    }
}

#[test]
fn a_token_that_comes_again_is_the_end() {
    for (names, tokens) in names(|| vec![page(&["a"], Some("1")), page(&["b"], Some("1"))]) {
        assert_eq!(names.len(), 2);
        assert_eq!(tokens.len(), 2);
    }
}

#[test]
fn an_error_is_the_last_item() {
    for (names, tokens) in
        names(|| vec![page(&["a"], Some("1")), refused(400, "NotAuthorizedException")])
    {
        let [Ok(first), Err(error)] = names.as_slice() else { panic!("{names:?}") };
        assert_eq!(first, "a");
        assert_eq!(error.code(), Some("NotAuthorizedException"));
        assert_eq!(tokens.len(), 2);
    }
}

#[test]
fn each_page_is_a_call_with_its_retries() {
    let answers =
        || vec![refused(503, ""), page(&["a"], Some("1")), refused(503, ""), page(&["b"], None)];
    for (names, tokens) in names(answers) {
        assert_eq!(names.len(), 2);
        assert_eq!(tokens.len(), 4);
    }
}

#[test]
fn whole_pages_come_one_by_one() {
    let answers = || [page(&["a", "b"], Some("1")), page(&[], None), lost()];
    let client = client().retries(Retries::none());
    let script = Script::new(answers());
    let pages = client.pages::<ListUsers>(input(), |message| script.send(message));
    let counts: Vec<usize> =
        pages.map(|page| page.expect("no call fails").users.unwrap_or_default().len()).collect();
    assert_eq!(counts, [2, 0]);

    let script = Script::new(answers());
    let send = async |message| script.send(message);
    let mut pages = client.pages_async::<ListUsers>(input());
    assert_eq!(format!("{pages:?}"), r#"AsyncPages { operation: "ListUsers", .. }"#);
    let mut count = 0;
    while let Some(page) =
        poll_once(pin!(pages.next(&send, |_| ready(())))).expect("nothing keeps it waiting")
    {
        page.expect("no call fails");
        count += 1;
    }
    assert_eq!(count, 2);
}

#[test]
fn a_page_that_was_not_awaited_is_requested_again() {
    let client = client().retries(retries());
    let script = Script::new([page(&["a"], Some("1")), refused(503, ""), page(&["b"], None)]);
    let send = async |message| script.send(message);
    // It never ends.
    let sleep = |_| std::future::pending();
    let mut pages = client.pages_async::<ListUsers>(input());
    assert!(poll_once(pin!(pages.next(&send, sleep))).is_some());
    assert!(poll_once(pin!(pages.next(&send, sleep))).is_none(), "it waits for the second attempt");
    assert!(poll_once(pin!(pages.next(&send, sleep))).is_some());
    assert_eq!(tokens(&script), [None, Some("1".to_owned()), Some("1".to_owned())]);
}

#[test]
fn a_task_on_another_thread_can_follow_pages() {
    fn is_send<T: Send>(future: T) -> T {
        future
    }
    let task = is_send(async {
        let client = client();
        let send = |message: http::Request<Vec<u8>>| async move {
            ready(()).await;
            drop(message);
            Ok(page(&["a"], None)?)
        };
        let mut items = client.items_async::<ListUsers>(input());
        let mut count = 0;
        while let Some(item) = items.next(send, |_| ready(())).await {
            count += usize::from(item.is_ok());
        }
        count
    });
    assert_eq!(poll_once(pin!(task)), Some(1));
}
