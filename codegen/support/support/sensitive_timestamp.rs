//! What a sensitive point in time is made from.

use std::time::SystemTime;

use super::{Sensitive, Timestamp};

impl From<SystemTime> for Sensitive<Timestamp> {
    #[inline]
    fn from(value: SystemTime) -> Self {
        Self::new(value.into())
    }
}
