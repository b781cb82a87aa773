//! What a sensitive enum of integers is made from.

use super::Sensitive;
use super::int_enum::IntEnum;

#[diagnostic::do_not_recommend]
impl<T: IntEnum> From<i32> for Sensitive<T> {
    #[inline]
    fn from(value: i32) -> Self {
        Self::new(value.into())
    }
}
