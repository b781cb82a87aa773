//! Sends a request to each of three services with the SDK's clients. The connection answers by itself,
//! so there is no TLS, no HTTP and no async runtime.

use std::error::Error;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use aws_sdk_dynamodb::types::AttributeValue;
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

/// The client of a service, whose crates all have the same names.
macro_rules! client {
    ($service:ident) => {{
        use $service::config::retry::RetryConfig;
        use $service::config::{
            BehaviorVersion, Credentials, IdentityCache, Region, StalledStreamProtectionConfig,
        };
        let config = $service::Config::builder()
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
        $service::Client::from_conf(config)
    }};
}

/// Waits for a future that has nothing to wait for.
fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let cognito = client!(aws_sdk_cognitoidentityprovider);
    let reset = cognito.admin_reset_user_password();
    block_on(reset.user_pool_id("us-east-1_AbCdEfGhI").username("jane").send())?;
    let dynamodb = client!(aws_sdk_dynamodb);
    let get = dynamodb.get_item().table_name("users");
    block_on(get.key("name", AttributeValue::S("jane".to_owned())).send())?;
    let sqs = client!(aws_sdk_sqs);
    let send = sqs.send_message().queue_url("https://sqs.us-east-1.amazonaws.com/1/queue");
    block_on(send.message_body("hello").send())?;
    Ok(())
}
