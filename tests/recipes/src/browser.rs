//! Sends a request from WebAssembly in a browser, with the browser's `fetch`.
//!
//! Cognito answers pages of any origin if the operation needs no signature, such as sign-up and
//! sign-in. Keep AWS credentials out of browsers. On `wasm32-unknown-unknown`, a crate whose
//! requests have idempotency tokens needs its feature `getrandom`, and the crate `getrandom` needs
//! `wasm_js`.

use generated::{Operation, OperationError, set_endpoint};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Request, RequestInit, Response};

/// Calls an operation that needs no signature. `endpoint` is an address such as
/// `https://cognito-idp.us-east-1.amazonaws.com`.
///
/// # Errors
/// The outer error is a failure to reach the service, the inner one an error of the service.
pub async fn call<O: Operation>(
    input: &O::Input,
    endpoint: &str,
) -> Result<Result<O::Output, OperationError>, JsValue> {
    let mut message = O::request(input);
    set_endpoint(&mut message, endpoint).map_err(|error| error.to_string())?;
    let window = web_sys::window().ok_or("there is no window")?;
    let answer = JsFuture::from(window.fetch_with_request(&request(&message)?)).await?;
    Ok(O::response(&response(&answer.dyn_into()?).await?))
}

/// Converts a message to a request of `fetch`.
fn request(message: &http::Request<Vec<u8>>) -> Result<Request, JsValue> {
    let init = RequestInit::new();
    init.set_method(message.method().as_str());
    init.set_body(&Uint8Array::from(message.body().as_slice()));
    let request = Request::new_with_str_and_init(&message.uri().to_string(), &init)?;
    for (name, value) in message.headers() {
        let value = value.to_str().map_err(|error| error.to_string())?;
        request.headers().set(name.as_str(), value)?;
    }
    Ok(request)
}

/// Converts a response of `fetch` to a message. A browser hides most headers of other origins, so
/// the code of an error must be in its body.
async fn response(answer: &Response) -> Result<http::Response<Vec<u8>>, JsValue> {
    let body = JsFuture::from(answer.array_buffer()?).await?;
    let body = Uint8Array::new(&body).to_vec();
    let response = http::Response::builder().status(answer.status()).body(body);
    Ok(response.map_err(|error| error.to_string())?)
}
