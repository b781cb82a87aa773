//! What a sensitive enum of strings is made from.

use super::Sensitive;
use super::string_enum::StringEnum;

#[diagnostic::do_not_recommend]
impl<T: StringEnum> From<&str> for Sensitive<T> {
    #[inline]
    fn from(value: &str) -> Self {
        Self::new(value.into())
    }
}

#[diagnostic::do_not_recommend]
impl<T: StringEnum> From<String> for Sensitive<T> {
    #[inline]
    fn from(value: String) -> Self {
        Self::new(value.into())
    }
}
