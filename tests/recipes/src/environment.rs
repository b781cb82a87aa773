//! Secrets from the environment, which are redacted from the first moment on.

use std::error::Error;
use std::ffi::OsString;
use std::fmt;

use generated::Sensitive;

/// A variable that isn't set, or isn't UTF-8. Unlike `std::env::VarError` it never has the value.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Unset {
    name: &'static str,
}

impl fmt::Display for Unset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the environment variable {} is not set, or not UTF-8", self.name)
    }
}

impl Error for Unset {}

/// The secret in a variable; `variable` is `std::env::var_os`, or what a test gives.
///
/// # Errors
/// When there is none, or an empty one.
pub fn secret(
    name: &'static str,
    variable: impl FnOnce(&'static str) -> Option<OsString>,
) -> Result<Sensitive<String>, Unset> {
    let value = variable(name).and_then(|value| value.into_string().ok());
    value.filter(|value| !value.is_empty()).map(Sensitive::new).ok_or(Unset { name })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_redacted() {
        let secret = secret("COGNITO_CLIENT_SECRET", |_| Some("hunter2".into())).unwrap();
        assert_eq!(format!("{secret:?}"), "[REDACTED]");
        assert_eq!(secret, "hunter2");
    }

    #[test]
    fn what_is_missing_is_named() {
        for nothing in [None, Some(OsString::new())] {
            let error = secret("COGNITO_CLIENT_SECRET", |_| nothing).unwrap_err();
            assert!(error.to_string().contains("COGNITO_CLIENT_SECRET"));
        }
    }
}
