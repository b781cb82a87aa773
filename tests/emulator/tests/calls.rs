//! Calls by a `Client` over three HTTP clients, while the emulator checks signatures.

#[path = "calls/flow.rs"]
mod flow;

use std::sync::Arc;

use emulator::{Error, send};

use self::flow::Trial;

#[test]
fn by_ureq() -> Result<(), Error> {
    let trial = Trial::new()?;
    let agent = send::ureq::agent();
    let names = flow::blocking(&trial.client, |message| match trial.prepared_answer() {
        Some(answer) => Ok(answer),
        None => send::ureq::send(&agent, message),
    })?;
    trial.check(&names);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn by_reqwest() -> Result<(), Error> {
    let trial = Arc::new(Trial::new()?);
    let http = send::reqwest::client()?;
    let task = tokio::spawn({
        let trial = trial.clone();
        async move {
            let send = |message| async {
                match trial.prepared_answer() {
                    Some(answer) => Ok(answer),
                    None => send::reqwest::send(&http, message).await,
                }
            };
            flow::asynchronous(&trial.client, send).await
        }
    });
    trial.check(&task.await??);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn by_hyper() -> Result<(), Error> {
    let trial = Arc::new(Trial::new()?);
    let http = send::hyper::client();
    let task = tokio::spawn({
        let trial = trial.clone();
        async move {
            let send = |message| async {
                match trial.prepared_answer() {
                    Some(answer) => Ok(answer),
                    None => send::hyper::send(&http, message).await,
                }
            };
            flow::asynchronous(&trial.client, send).await
        }
    });
    trial.check(&task.await??);
    Ok(())
}
