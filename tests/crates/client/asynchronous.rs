//! Calls in async code.

use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use generated::Client;
use generated::operations::AdminGetUser;

use super::{Script, client, get_user_input, refused, retries, success};

/// The result of a future that is there at once.
pub(super) fn poll_once<F: Future>(future: Pin<&mut F>) -> Option<F::Output> {
    match future.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}

#[test]
fn an_async_call_sends_waits_and_returns_the_output() {
    let client = client().retries(retries());
    let script = Script::new([refused(400, "SlowDown"), success()]);
    let (input, mut waits) = (get_user_input(), Vec::new());
    let send = async |message| script.send(message);
    let sleep = |delay| {
        waits.push(delay);
        std::future::ready(())
    };
    let result = {
        let call = pin!(client.call_async::<AdminGetUser>(&input, send, sleep));
        poll_once(call).expect("nothing keeps it waiting")
    };
    assert!(result.is_ok());
    assert_eq!((script.sent().len(), waits.len()), (2, 1));
}

/// A call as a task of a runtime with several threads takes it: with everything that it owns.
fn task(client: Client) -> impl Future<Output = bool> + Send + 'static {
    let at_once = |_: Duration| std::future::ready(());
    async move {
        // Something that an HTTP client shares, and a message that it owns.
        let shared = std::sync::Arc::new(String::new());
        let send = |message: http::Request<Vec<u8>>| async {
            let body = String::from_utf8(message.into_body())?;
            std::future::ready(()).await;
            assert_ne!(*shared, body);
            Ok(success()?)
        };
        client.call_async::<AdminGetUser>(&get_user_input(), send, at_once).await.is_ok()
    }
}

#[test]
fn a_task_on_another_thread_can_make_calls() {
    let task = task(client());
    let thread = std::thread::spawn(|| poll_once(pin!(task)));
    assert_eq!(thread.join().ok(), Some(Some(true)));
}
