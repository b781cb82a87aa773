//! Serves a double over HTTP, with `hyper`, for clients in other processes and other languages.

use std::convert::Infallible;
use std::sync::Arc;

use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

/// Answers every request that comes to `listener`: with `Handlers::answer`, or another function.
///
/// # Errors
/// If the system can't accept a connection.
pub async fn serve(
    listener: TcpListener,
    answer: impl Fn(&Request<Bytes>) -> Response<Vec<u8>> + Send + Sync + 'static,
) -> std::io::Result<Infallible> {
    let answer = Arc::new(answer);
    loop {
        let (stream, _) = listener.accept().await?;
        let answer = answer.clone();
        let service = service_fn(move |request: Request<Incoming>| {
            let answer = answer.clone();
            async move {
                let (head, body) = request.into_parts();
                let body = body.collect().await?.to_bytes();
                let response = answer(&Request::from_parts(head, body));
                Ok::<_, hyper::Error>(response.map(Full::<Bytes>::from))
            }
        });
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}
