//! Sends a request with the SDK's client. The connection answers by itself, so there is no TLS, no
//! HTTP and no async runtime.

use std::error::Error;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use aws_sdk_cognitoidentityprovider::config::retry::RetryConfig;
use aws_sdk_cognitoidentityprovider::config::{
    BehaviorVersion, Credentials, IdentityCache, Region, StalledStreamProtectionConfig,
};
use aws_sdk_cognitoidentityprovider::{Client, Config};
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::timeout::TimeoutConfig;

#[derive(Debug)]
struct Answer;

impl HttpConnector for Answer {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        println!("{}", String::from_utf8_lossy(request.body().bytes().unwrap_or_default()));
        let status = 200.try_into().expect("a status");
        HttpConnectorFuture::ready(Ok(HttpResponse::new(status, SdkBody::from("{}"))))
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("id", "secret", None, None, "hello"))
        .http_client(http_client_fn(|_, _| SharedHttpConnector::new(Answer)))
        // These need a timer, which a runtime would bring.
        .identity_cache(IdentityCache::no_cache())
        .retry_config(RetryConfig::disabled())
        .timeout_config(TimeoutConfig::disabled())
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .build();
    let client = Client::from_conf(config);
    let call = client
        .admin_reset_user_password()
        .user_pool_id("us-east-1_AbCdEfGhI")
        .username("jane")
        .send();
    let mut call = pin!(call);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(response) = call.as_mut().poll(&mut context) {
            response?;
            return Ok(());
        }
    }
}
