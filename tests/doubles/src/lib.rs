//! Doubles of Amazon Cognito for tests. Each file stands alone, and is there to copy.

pub mod recording;
pub mod served;
