//! Credentials of the process's environment, see
//! <https://docs.aws.amazon.com/sdkref/latest/guide/environment-variables.html>.

use std::ffi::OsString;

use super::{Credentials, CredentialsError};
use crate::support::Sensitive;

/// What the environment says about a name.
pub(super) type Variables<'a> = &'a dyn Fn(&str) -> Option<OsString>;

impl Credentials {
    /// Reads the environment variables `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and, for
    /// temporary credentials, `AWS_SESSION_TOKEN`, without spaces and line breaks around them.
    ///
    /// # Errors
    /// If one of the first two has no value, or any of the three isn't Unicode.
    pub fn from_env() -> Result<Self, CredentialsError> {
        Self::from_variables(&|name| std::env::var_os(name))
    }

    fn from_variables(variables: Variables<'_>) -> Result<Self, CredentialsError> {
        let needed = |name| value(name, variables)?.ok_or(CredentialsError::Variable { name });
        let credentials = Self::new(needed("AWS_ACCESS_KEY_ID")?, needed("AWS_SECRET_ACCESS_KEY")?);
        let token = value("AWS_SESSION_TOKEN", variables)?.map(Sensitive::new);
        Ok(Self { session_token: token, ..credentials })
    }
}

/// The region of the environment variable `AWS_REGION`, or else of `AWS_DEFAULT_REGION`.
///
/// ```ignore
/// let region = region_from_env().or_else(|_| region_from_profile(None))?;
/// ```
///
/// # Errors
/// If neither has a value, or it isn't Unicode.
pub fn region_from_env() -> Result<String, CredentialsError> {
    region(&|name| std::env::var_os(name))
}

fn region(variables: Variables<'_>) -> Result<String, CredentialsError> {
    let region = value("AWS_REGION", variables)?;
    let region = region.map_or_else(|| value("AWS_DEFAULT_REGION", variables), |region| Ok(Some(region)))?;
    region.ok_or(CredentialsError::Variable { name: "AWS_REGION" })
}

/// The value of a variable without space around it; `None` if there is nothing else.
fn value(name: &'static str, variables: Variables<'_>) -> Result<Option<String>, CredentialsError> {
    let Some(value) = variables(name) else { return Ok(None) };
    let value = value.into_string().map_err(|_| CredentialsError::Variable { name })?;
    Ok(Some(value.trim().to_owned()).filter(|value| !value.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An environment that has these variables.
    fn of(variables: &[(&str, &str)]) -> impl Fn(&str) -> Option<OsString> {
        |name: &str| {
            let mut variables = variables.iter();
            variables.find(|(it, _)| *it == name).map(|(_, value)| OsString::from(value))
        }
    }

    fn read(variables: &[(&str, &str)]) -> Result<Credentials, CredentialsError> {
        Credentials::from_variables(&of(variables))
    }

    #[test]
    fn three_variables_make_credentials() {
        let key = [("AWS_ACCESS_KEY_ID", "id"), ("AWS_SECRET_ACCESS_KEY", "secret")];
        assert_eq!(read(&key), Ok(Credentials::new("id", "secret")));
        let with_token = [&key[..], &[("AWS_SESSION_TOKEN", "token")]].concat();
        assert_eq!(read(&with_token), Ok(Credentials::new("id", "secret").with_session_token("token")));
        let with_empty = [&key[..], &[("AWS_SESSION_TOKEN", "")]].concat();
        assert_eq!(read(&with_empty), Ok(Credentials::new("id", "secret")));
        let with_space = [("AWS_ACCESS_KEY_ID", " id"), ("AWS_SECRET_ACCESS_KEY", "secret\r\n")];
        assert_eq!(read(&with_space), Ok(Credentials::new("id", "secret")));
    }

    #[test]
    fn a_region_has_two_variables() {
        let (new, old) = (("AWS_REGION", "us-east-1"), ("AWS_DEFAULT_REGION", "eu-west-1"));
        assert_eq!(region(&of(&[old, new])), Ok("us-east-1".to_owned()));
        assert_eq!(region(&of(&[old])), Ok("eu-west-1".to_owned()));
        assert_eq!(region(&of(&[("AWS_REGION", " "), old])), Ok("eu-west-1".to_owned()));
        assert_eq!(region(&of(&[])), Err(CredentialsError::Variable { name: "AWS_REGION" }));
    }

    #[test]
    fn a_missing_or_empty_variable_is_named() {
        let missing = |name| Err(CredentialsError::Variable { name });
        assert_eq!(read(&[]), missing("AWS_ACCESS_KEY_ID"));
        assert_eq!(read(&[("AWS_ACCESS_KEY_ID", "id")]), missing("AWS_SECRET_ACCESS_KEY"));
        let empty = [("AWS_ACCESS_KEY_ID", ""), ("AWS_SECRET_ACCESS_KEY", "secret")];
        assert_eq!(read(&empty), missing("AWS_ACCESS_KEY_ID"));
        let blank = [("AWS_ACCESS_KEY_ID", "id"), ("AWS_SECRET_ACCESS_KEY", " \n")];
        assert_eq!(read(&blank), missing("AWS_SECRET_ACCESS_KEY"));
    }
}
