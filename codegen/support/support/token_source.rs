//! The source of random tokens of an operation.

/// The source of tokens for [`Operation::request`](crate::Operation::request).
#[derive(Clone, Copy, Debug)]
pub enum TokenSource {
    /// The operation has no token.
    NotNeeded,
    /// A function that returns a different text at each call; `None` if the system fails.
    #[allow(dead_code, reason = "not every crate has tokens")]
    Random(fn() -> Option<String>),
    /// The operation needs a token, but the target has no randomness.
    #[allow(dead_code, reason = "most targets have randomness")]
    Missing,
}
