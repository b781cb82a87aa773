//! Credentials of the process's environment, see
//! <https://docs.aws.amazon.com/sdkref/latest/guide/environment-variables.html>.

use std::ffi::OsString;

use super::{Credentials, CredentialsError};
use crate::support::Sensitive;

/// What the environment says about a name.
pub(super) type Variables<'a> = &'a dyn Fn(&str) -> Option<OsString>;

impl Credentials {
    /// Reads the environment variables `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and, for
    /// temporary credentials, `AWS_SESSION_TOKEN`.
    ///
    /// # Errors
    /// If one of the first two has no value, or any of the three isn't Unicode.
    pub fn from_env() -> Result<Self, CredentialsError> {
        Self::from_variables(&|name| std::env::var_os(name))
    }

    pub(super) fn from_variables(variables: Variables<'_>) -> Result<Self, CredentialsError> {
        let read = |name: &'static str| match variables(name).filter(|value| !value.is_empty()) {
            Some(value) => value.into_string().map(Some).map_err(|_| CredentialsError::Variable { name }),
            None => Ok(None),
        };
        let needed = |name| read(name)?.ok_or(CredentialsError::Variable { name });
        let credentials = Self::new(needed("AWS_ACCESS_KEY_ID")?, needed("AWS_SECRET_ACCESS_KEY")?);
        let token = read("AWS_SESSION_TOKEN")?.map(Sensitive::new);
        Ok(Self { session_token: token, ..credentials })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(variables: &[(&str, &str)]) -> Result<Credentials, CredentialsError> {
        let find = |name: &str| {
            let mut variables = variables.iter();
            variables.find(|(it, _)| *it == name).map(|(_, value)| OsString::from(value))
        };
        Credentials::from_variables(&find)
    }

    #[test]
    fn three_variables_make_credentials() {
        let key = [("AWS_ACCESS_KEY_ID", "id"), ("AWS_SECRET_ACCESS_KEY", "secret")];
        assert_eq!(read(&key), Ok(Credentials::new("id", "secret")));
        let with_token = [&key[..], &[("AWS_SESSION_TOKEN", "token")]].concat();
        assert_eq!(read(&with_token), Ok(Credentials::new("id", "secret").with_session_token("token")));
        let with_empty = [&key[..], &[("AWS_SESSION_TOKEN", "")]].concat();
        assert_eq!(read(&with_empty), Ok(Credentials::new("id", "secret")));
    }

    #[test]
    fn a_missing_or_empty_variable_is_named() {
        let missing = |name| Err(CredentialsError::Variable { name });
        assert_eq!(read(&[]), missing("AWS_ACCESS_KEY_ID"));
        assert_eq!(read(&[("AWS_ACCESS_KEY_ID", "id")]), missing("AWS_SECRET_ACCESS_KEY"));
        let empty = [("AWS_ACCESS_KEY_ID", ""), ("AWS_SECRET_ACCESS_KEY", "secret")];
        assert_eq!(read(&empty), missing("AWS_ACCESS_KEY_ID"));
    }
}
