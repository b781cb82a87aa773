//! Requests for `token.mjs`, on `wasm32-unknown-unknown`.

use sink::Operation;
use sink::operations::{Identified, NoInput};
use sink::types::IdentifiedInput;

/// A request that no token identifies. The host gets its body with a zero after it.
#[unsafe(no_mangle)]
pub extern "C" fn plain() -> *const u8 {
    handed_over(NoInput::request(&()).into_body())
}

/// A request whose token is the caller's own.
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

/// What `getrandom` calls with `--cfg getrandom_backend="custom"`.
#[cfg(feature = "getrandom")]
mod host {
    unsafe extern "C" {
        /// Fills `length` bytes from `start` on; false if the host has no randomness.
        fn random(start: *mut u8, length: usize) -> bool;
    }

    /// # Safety
    /// `length` bytes from `start` on can be written.
    #[unsafe(no_mangle)]
    unsafe extern "Rust" fn __getrandom_v03_custom(
        start: *mut u8,
        length: usize,
    ) -> Result<(), getrandom::Error> {
        // SAFETY: the host writes what the caller lets be written.
        let has_randomness = unsafe { random(start, length) };
        if has_randomness { Ok(()) } else { Err(getrandom::Error::UNSUPPORTED) }
    }
}
