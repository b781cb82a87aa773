//! The macro that implements `Error`.

/// Implements `Error` for a structure. It displays its name in the model, and its message if it has
/// one.
macro_rules! error {
    ($ty:ident = $name:literal, required $message:ident) => {
        $crate::support::error! {
            @impls $ty $name, |it| Some(it.$message.as_str()).filter(|message| !message.is_empty())
        }
    };
    ($ty:ident = $name:literal, optional $message:ident) => {
        $crate::support::error! { @impls $ty $name, |it| it.$message.as_deref() }
    };
    ($ty:ident = $name:literal) => {
        $crate::support::error! { @impls $ty $name, |_| None }
    };
    (@impls $ty:ident $name:literal, $message:expr) => {
        impl std::fmt::Display for $ty {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let message: fn(&Self) -> Option<&str> = $message;
                $crate::support::display_error($name, message(self), f)
            }
        }

        impl std::error::Error for $ty {}
    };
}

pub(crate) use error;
