//! Credentials, and where they and the region come from.

mod environment;
mod profile;
mod provider;
mod shared_file;

use std::fmt;
use std::path::PathBuf;
use std::time::SystemTime;

pub use self::environment::region_from_env;
pub use self::profile::region_from_profile;
pub use self::provider::CredentialsProvider;
use super::Sensitive;
use super::display::OneLine;

/// An access key: who sends a message, and the secret that signs it.
///
/// `Debug` shows the last four characters of the access key id, and no secret.
#[derive(Clone, Eq, PartialEq)]
pub struct Credentials {
    access_key_id: String,
    secret_access_key: Sensitive<String>,
    session_token: Option<Sensitive<String>>,
    expiry: Option<SystemTime>,
}

impl Credentials {
    /// Long-term credentials: an access key of a user.
    #[must_use]
    pub fn new(access_key_id: impl Into<String>, secret_access_key: impl Into<Sensitive<String>>) -> Self {
        Self {
            access_key_id: access_key_id.into(),
            secret_access_key: secret_access_key.into(),
            session_token: None,
            expiry: None,
        }
    }

    /// The same with the session token of temporary credentials.
    #[must_use]
    pub fn with_session_token(mut self, token: impl Into<Sensitive<String>>) -> Self {
        self.session_token = Some(token.into());
        self
    }

    /// The same with the time from which services refuse them.
    #[must_use]
    pub fn with_expiry(mut self, expiry: SystemTime) -> Self {
        self.expiry = Some(expiry);
        self
    }

    /// The access key id, which is sent with each signature.
    #[must_use]
    pub fn access_key_id(&self) -> &str {
        &self.access_key_id
    }

    /// The secret access key, which signs and isn't sent.
    #[must_use]
    pub fn secret_access_key(&self) -> &Sensitive<String> {
        &self.secret_access_key
    }

    /// The session token of temporary credentials.
    #[must_use]
    pub fn session_token(&self) -> Option<&Sensitive<String>> {
        self.session_token.as_ref()
    }

    /// The time from which services refuse them, if that is known.
    #[must_use]
    pub fn expiry(&self) -> Option<SystemTime> {
        self.expiry
    }
}

/// The shortest access key id of which `Debug` shows a part.
const SHOWN_FROM: usize = 16;

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = &self.access_key_id;
        let end = if id.len() >= SHOWN_FROM { id.get(id.len() - 4..).unwrap_or_default() } else { "" };
        f.debug_struct("Credentials")
            .field("access_key_id", &format_args!("\"...{}\"", OneLine(end)))
            .field("secret_access_key", &self.secret_access_key)
            .field("session_token", &self.session_token)
            .field("expiry", &self.expiry)
            .finish()
    }
}

/// Why there are no credentials, or no region. It shows no secret, and no text of a file.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum CredentialsError {
    /// The operation must be signed, and the client has no credentials.
    Missing,
    /// An environment variable isn't set, is empty, or isn't Unicode.
    Variable {
        /// Its name.
        name: &'static str,
    },
    /// Neither of the shared files has the profile.
    NoProfile {
        /// The name of the profile.
        profile: String,
        /// The files that were read, or would have been.
        files: Vec<PathBuf>,
    },
    /// The profile lacks a setting.
    NoKey {
        /// The name of the profile.
        profile: String,
        /// The key.
        key: &'static str,
    },
    /// The profile gets its credentials in a way that this crate doesn't know.
    Unsupported {
        /// The name of the profile.
        profile: String,
        /// The key that says so, such as `sso_account_id` or `role_arn`.
        key: &'static str,
    },
    /// A line of a shared file is neither a section, a setting nor a comment, or isn't UTF-8.
    Line {
        /// The file.
        file: PathBuf,
        /// The number of the line, from 1.
        line: usize,
    },
    /// A shared file can't be read.
    File {
        /// The file.
        file: PathBuf,
        /// Why not.
        reason: std::io::ErrorKind,
    },
    /// The user's home folder isn't known, and no variable names the shared files.
    NoHome,
    /// The function that provides credentials failed.
    Provider {
        /// What it says.
        reason: String,
    },
    /// The credentials have expired, and can't be refreshed.
    Expired,
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("the operation must be signed: give the client credentials"),
            Self::Variable { name } => write!(f, "the environment variable `{name}` has no value in Unicode"),
            Self::NoProfile { profile, files } => {
                write!(f, "there is no profile `{}` in ", OneLine(profile))?;
                let files: Vec<String> = files.iter().map(|file| shown(file)).collect();
                f.write_str(&files.join(" or "))
            }
            Self::NoKey { profile, key } => write!(f, "the profile `{}` has no `{key}`", OneLine(profile)),
            Self::Unsupported { profile, key } => {
                let profile = OneLine(profile);
                write!(f, "the profile `{profile}` has `{key}`, which needs a function that provides credentials")
            }
            Self::Line { file, line } => {
                write!(f, "{}, line {line}: expected `[section]`, `key = value` or a comment, in UTF-8", shown(file))
            }
            Self::File { file, reason } => write!(f, "{} can't be read: {reason}", shown(file)),
            Self::NoHome => f.write_str("the home folder isn't known: set `HOME`, or `AWS_SHARED_CREDENTIALS_FILE`"),
            Self::Provider { reason } => write!(f, "no credentials were provided: {}", OneLine(reason)),
            Self::Expired => f.write_str("the credentials have expired"),
        }
    }
}

impl std::error::Error for CredentialsError {}

fn shown(file: &std::path::Path) -> String {
    OneLine(&file.display().to_string()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_the_end_of_the_id_and_no_secret() {
        let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", "hunter2hunter2").with_session_token("token-token");
        let shown = format!("{credentials:?} {credentials:#?}");
        assert!(shown.contains("\"...MPLE\""), "{shown}");
        for secret in ["hunter2", "token-token", "AKIA", "EXAMPLE"] {
            assert!(!shown.contains(secret), "{shown}");
        }
        assert!(!format!("{:?}", Credentials::new("short", "x")).contains("ort"));
    }
}
