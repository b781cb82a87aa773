//! Reads secrets from the environment. They are redacted from the beginning.

use std::error::Error;
use std::ffi::OsString;
use std::fmt;

use generated::Sensitive;

/// The error for a variable that isn't set, or isn't UTF-8. Unlike `std::env::VarError`, it never
/// has the value.
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

/// The secret in a variable. `variable` is `std::env::var_os`, or a function of a test.
///
/// # Errors
/// If the variable isn't set, or is empty.
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
    fn the_error_names_the_variable() {
        for nothing in [None, Some(OsString::new())] {
            let error = secret("COGNITO_CLIENT_SECRET", |_| nothing).unwrap_err();
            assert!(error.to_string().contains("COGNITO_CLIENT_SECRET"));
        }
    }
}
