//! The mock behind an HTTP server: a client calls it over a socket.

use doubles::served::serve;
use generated::operations::AdminGetUser;
use generated::server::Handlers;
use generated::types::{AdminGetUserRequest, AdminGetUserResponse};
use generated::{Client, Credentials};
use http::Response;
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper_util::rt::TokioExecutor;
use tokio::net::TcpListener;

#[tokio::test]
async fn jane_is_found_over_a_socket() -> Result<(), Box<dyn std::error::Error>> {
    let cognito = Handlers::new().on::<AdminGetUser>(|request| {
        Ok(AdminGetUserResponse::builder().username(request.username).enabled(true).build())
    });
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(serve(listener, move |request| cognito.answer(request)));

    let http = hyper_util::client::legacy::Client::builder(TokioExecutor::new())
        .build_http::<Full<Bytes>>();
    let send = |message: http::Request<Vec<u8>>| async {
        let (head, body) = http.request(message.map(Full::from)).await?.into_parts();
        Ok(Response::from_parts(head, body.collect().await?.to_bytes().into()))
    };
    let credentials = Credentials::new("AKIAANYKEYWILLDO", "any");
    let client = Client::new("us-east-1").endpoint(url).credentials(credentials);
    let request =
        AdminGetUserRequest::builder().user_pool_id("us-east-1_EXAMPLE").username("jane").build();
    let user = client.call_async::<AdminGetUser>(&request, send, tokio::time::sleep).await?;
    assert_eq!(user.username.expose(), "jane");
    assert_eq!(user.enabled, Some(true));
    Ok(())
}
