//! boto3 as the client of a double: it calls every operation of three services.
//!
//! `boto3/check.py` makes the calls and compares what comes of them.

#[path = "boto3/desk.rs"]
mod desk;
#[path = "boto3/service.rs"]
mod service;

use std::process::Command;
use std::sync::Arc;
use std::{env, thread};

use doubles::served::serve;
use emulator::Error;
use http::{Method, Request, Response};
use hyper::body::Bytes;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use self::desk::Desk;

service::double!(cognito: generated);
service::double!(dynamodb: emulator::dynamodb);
service::double!(sqs: emulator::sqs);

#[test]
fn boto3_sends_and_understands_every_message() -> Result<(), Error> {
    let python =
        env::var("EMULATOR_PYTHON").map_err(|_| "start it by `bash tests/emulator/run`")?;
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/boto3/check.py");
    let status = Command::new(python).arg("-B").arg(script).arg(start()?).status()?;
    assert!(status.success(), "boto3 and the double differ: see the lines above");
    Ok(())
}

/// Starts the double on a free port, and returns its address.
fn start() -> Result<String, Error> {
    let runtime = Runtime::new()?;
    let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0"))?;
    let url = format!("http://{}", listener.local_addr()?);
    let desk = Arc::new(Desk::default());
    thread::spawn(move || runtime.block_on(serve(listener, move |request| answer(&desk, request))));
    Ok(url)
}

/// Answers the script, or a client of one of the services.
fn answer(desk: &Arc<Desk>, request: &Request<Bytes>) -> Response<Vec<u8>> {
    match (request.method(), request.uri().path()) {
        (&Method::PUT, "/answer") => desk.set_answer(request),
        (&Method::GET, "/input") => desk.input(),
        _ => cognito::answer(desk, request)
            .or_else(|_| dynamodb::answer(desk, request))
            .or_else(|_| sqs::answer(desk, request))
            .unwrap_or_else(|error| error.to_response()),
    }
}
