//! Requests for `token.mjs`, on `wasm32-unknown-unknown`.

use sink::Operation;
use sink::operations::{Identified, NoInput};
use sink::types::IdentifiedInput;

/// A request without a token. The host gets its body, with a zero byte at the end.
#[unsafe(no_mangle)]
pub extern "C" fn plain() -> *const u8 {
    handed_over(NoInput::request(&()).into_body())
}

/// A request with a token that the caller sets.
#[unsafe(no_mangle)]
pub extern "C" fn with_own_token() -> *const u8 {
    let mut tokens = || "own".to_owned();
    handed_over(Identified::request_with(&IdentifiedInput::default(), &mut tokens).into_body())
}

/// A request with a random token.
#[cfg(feature = "token")]
#[unsafe(no_mangle)]
pub extern "C" fn with_random_token() -> *const u8 {
    handed_over(Identified::request(&IdentifiedInput::default()).into_body())
}

fn handed_over(mut body: Vec<u8>) -> *const u8 {
    body.push(0);
    Box::leak(body.into_boxed_slice()).as_ptr()
}

/// The function that `getrandom` calls with `--cfg getrandom_backend="custom"`.
#[cfg(feature = "getrandom")]
mod host {
    unsafe extern "C" {
        /// Fills `length` bytes at `start`; false if the host has no randomness.
        fn random(start: *mut u8, length: usize) -> bool;
    }

    /// # Safety
    /// `length` bytes at `start` must be writable.
    #[unsafe(no_mangle)]
    unsafe extern "Rust" fn __getrandom_v03_custom(
        start: *mut u8,
        length: usize,
    ) -> Result<(), getrandom::Error> {
        // SAFETY: the host writes only these bytes, and the caller says that they are writable.
        let has_randomness = unsafe { random(start, length) };
        if has_randomness { Ok(()) } else { Err(getrandom::Error::UNSUPPORTED) }
    }
}
