//! A request from WebAssembly in a browser, by its `fetch`.
//!
//! Cognito answers pages of any origin for operations that need no signature, such as sign-up and
//! sign-in; keep AWS credentials out of browsers. A crate whose requests carry idempotency tokens
//! needs its feature `getrandom` on `wasm32-unknown-unknown`, and `getrandom` its feature `wasm_js`.

use generated::{Operation, OperationError, set_endpoint};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Request, RequestInit, Response};

/// Calls an operation that needs no signature; `endpoint` is `https://cognito-idp.` and so on.
///
/// # Errors
/// Outside, when nothing comes back; inside, what the service answers.
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

/// A message as `fetch` takes it.
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

/// An answer of `fetch` as a message. A browser hides most headers of other origins; an error is
/// known by its body.
async fn response(answer: &Response) -> Result<http::Response<Vec<u8>>, JsValue> {
    let body = JsFuture::from(answer.array_buffer()?).await?;
    let body = Uint8Array::new(&body).to_vec();
    let response = http::Response::builder().status(answer.status()).body(body);
    Ok(response.map_err(|error| error.to_string())?)
}
