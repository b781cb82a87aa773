//! Calls that are dropped, and functions that panic.

use std::panic::{AssertUnwindSafe, catch_unwind};

use generated::operations::AdminGetUser;
use generated::{Call, Client, CredentialsProvider, Next};

use super::{Answer, Script, client, get_user, get_user_input, refused, retries, success};

/// A client that repeats a message as long as there are tokens.
fn with_tokens() -> Client {
    client().retries(retries().attempts(1_000))
}

/// Whether a client has all tokens: then it can repeat a message that is throttled 100 times.
fn has_all_tokens(client: &Client) -> bool {
    let throttled = || refused(400, "SlowDown");
    get_user(client, (0..101).map(|_| throttled())).sent.len() == 101
}

fn begun(client: &Client) -> Call<AdminGetUser> {
    client.start(&get_user_input()).expect("the endpoint is valid")
}

fn sent(call: Call<AdminGetUser>, answer: Answer) -> Call<AdminGetUser> {
    match call.next() {
        Next::Send(_, sent) => sent.answer(answer.map_err(Into::into)),
        other => panic!("{other:?}"),
    }
}

fn waited(call: Call<AdminGetUser>) -> Call<AdminGetUser> {
    match call.next() {
        Next::Wait(_, call) => call,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_call_that_is_dropped_keeps_no_token() {
    let throttled = || refused(400, "SlowDown");
    let steps: [fn(&Client); 6] = [
        |client| drop(begun(client)),
        |client| drop(begun(client).next()),
        |client| drop(sent(begun(client), refused(400, "SlowDown"))),
        |client| drop(sent(begun(client), refused(400, "SlowDown")).next()),
        |client| drop(waited(sent(begun(client), refused(400, "SlowDown")))),
        |client| drop(waited(sent(begun(client), refused(400, "SlowDown"))).next()),
    ];
    for (index, step) in steps.into_iter().enumerate() {
        let client = with_tokens();
        for _ in 0..200 {
            step(&client);
        }
        assert!(has_all_tokens(&client), "step {index}");
    }
    let client = with_tokens();
    get_user(&client, [throttled(), refused(400, "UserNotFoundException")]);
    assert!(!has_all_tokens(&client), "a call that failed keeps its token");
}

#[test]
fn a_panic_in_the_function_that_sends_changes_nothing() {
    let client = with_tokens();
    for _ in 0..200 {
        let script = Script::new([refused(503, "")]);
        let at_once = client.clone();
        let call = || {
            at_once.call::<AdminGetUser>(&get_user_input(), |message| {
                let is_second = !script.sent.borrow().is_empty();
                assert!(!is_second, "a fault of the transport");
                script.send(message)
            })
        };
        assert!(catch_unwind(AssertUnwindSafe(call)).is_err());
    }
    assert!(has_all_tokens(&client));
}

#[test]
fn a_panic_in_the_function_that_provides_credentials_is_not_for_ever() {
    let count = std::sync::atomic::AtomicU32::new(0);
    let provider = CredentialsProvider::new(move || {
        let count = count.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        assert!(count > 0, "a fault of the provider");
        Ok::<_, String>(generated::Credentials::new(super::KEY_ID, "secret"))
    });
    let client = client().credentials(provider);
    assert!(catch_unwind(AssertUnwindSafe(|| get_user(&client, [success()]))).is_err());
    assert!(get_user(&client, [success()]).result.is_ok());
}

#[test]
fn an_async_call_can_be_dropped_while_it_waits() {
    let client = with_tokens();
    for _ in 0..200 {
        let script = Script::new([refused(400, "SlowDown")]);
        let (input, mut is_waiting) = (get_user_input(), false);
        {
            let send = async |message| script.send(message);
            let sleep = |_| {
                is_waiting = true;
                std::future::pending()
            };
            let call = std::pin::pin!(client.call_async::<AdminGetUser>(&input, send, sleep));
            assert!(super::asynchronous::poll_once(call).is_none());
        }
        assert!(is_waiting);
    }
    assert!(has_all_tokens(&client));
}
