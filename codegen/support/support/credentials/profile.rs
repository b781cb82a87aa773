//! Credentials of the files that AWS's tools share, see
//! <https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html>.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::environment::Variables;
use super::{Credentials, CredentialsError};

/// Keys of profiles whose credentials come from elsewhere, even if they have an access key too.
const ELSEWHERE: [&str; 5] =
    ["role_arn", "web_identity_token_file", "sso_session", "sso_start_url", "login_session"];

impl Credentials {
    /// Reads a profile of the shared files: of that name, or else of the name in the environment
    /// variable `AWS_PROFILE`, or else `default`.
    ///
    /// The files are `~/.aws/credentials` and `~/.aws/config`, or those that the variables
    /// `AWS_SHARED_CREDENTIALS_FILE` and `AWS_CONFIG_FILE` name. One of them can be missing. The first
    /// one wins where both have a setting.
    ///
    /// ```ignore
    /// let credentials = Credentials::from_profile("work")?;
    /// let credentials = Credentials::from_profile(None)?;
    /// ```
    ///
    /// # Errors
    /// If there is no such profile, it has no access key, it gets its credentials in another way
    /// (a role, single sign-on, a process), or a file can't be read.
    pub fn from_profile<'a>(name: impl Into<Option<&'a str>>) -> Result<Self, CredentialsError> {
        Self::of_profile(name.into(), &|name| std::env::var_os(name), &|file| std::fs::read(file))
    }

    fn of_profile(name: Option<&str>, variables: Variables<'_>, read: Read<'_>) -> Result<Self, CredentialsError> {
        let set = |name: &str| variables(name).filter(|value| !value.is_empty());
        let name = match name {
            Some(name) => name.to_owned(),
            None => match set("AWS_PROFILE") {
                Some(name) => {
                    name.into_string().map_err(|_| CredentialsError::Variable { name: "AWS_PROFILE" })?
                }
                None => "default".to_owned(),
            },
        };
        let file = |variable: &str, file: &str| match set(variable) {
            Some(path) => expanded(path, variables),
            None => Ok(home(variables)?.join(".aws").join(file)),
        };
        let credentials_file = file("AWS_SHARED_CREDENTIALS_FILE", "credentials")?;
        let config_file = file("AWS_CONFIG_FILE", "config")?;
        let config = Profile::read(&config_file, read, |section| is_profile_of_config(section, &name))?;
        let own = Profile::read(&credentials_file, read, |section| section == name)?;
        let settings = match (config, own) {
            (None, None) => {
                let files = vec![credentials_file, config_file];
                return Err(CredentialsError::NoProfile { profile: name, files });
            }
            (config, own) => {
                let mut settings = config.unwrap_or_default().0;
                settings.extend(own.unwrap_or_default().0);
                settings
            }
        };
        credentials(name, settings)
    }
}

/// How a file is read.
type Read<'a> = &'a dyn Fn(&Path) -> std::io::Result<Vec<u8>>;

/// The settings of a profile in one file.
#[derive(Default)]
struct Profile(BTreeMap<String, String>);

impl Profile {
    /// Reads the sections that `is_wanted` chooses; `None` if the file is missing or has none.
    fn read(file: &Path, read: Read<'_>, is_wanted: impl Fn(&str) -> bool) -> Result<Option<Self>, CredentialsError> {
        let text = match read(file) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(CredentialsError::File { file: file.to_owned(), reason: error.kind() }),
        };
        let mut profile: Option<Self> = None;
        let mut position = Position::Start;
        for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            let problem = || CredentialsError::Line { file: file.to_owned(), line: index + 1 };
            match Line::of(line).ok_or_else(problem)? {
                Line::Nothing => {}
                Line::Section(section) if is_wanted(section) => {
                    profile.get_or_insert_default();
                    position = Position::Wanted;
                }
                Line::Section(_) => position = Position::Other,
                Line::Setting(..) | Line::Indented if position == Position::Start => return Err(problem()),
                Line::Setting(key, value) if position == Position::Wanted => {
                    let settings = profile.get_or_insert_default();
                    settings.0.insert(key.to_ascii_lowercase(), value.to_owned());
                }
                Line::Setting(..) | Line::Indented => {}
            }
        }
        Ok(profile)
    }
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Position {
    Start,
    Wanted,
    Other,
}

/// A line of a shared file.
#[derive(Debug, Eq, PartialEq)]
enum Line<'a> {
    /// Blank, or a comment.
    Nothing,
    /// `[section]`.
    Section(&'a str),
    /// `key = value`.
    Setting(&'a str, &'a str),
    /// More of the value before it: a setting within a setting.
    Indented,
}

impl<'a> Line<'a> {
    fn of(line: &'a str) -> Option<Self> {
        let text = line.trim();
        if text.is_empty() || text.starts_with(['#', ';']) {
            return Some(Self::Nothing);
        }
        if line.starts_with([' ', '\t']) {
            return Some(Self::Indented);
        }
        if let Some(rest) = text.strip_prefix('[') {
            let (section, after) = rest.split_once(']')?;
            let is_comment = after.trim().is_empty() || after.trim_start().starts_with(['#', ';']);
            return is_comment.then_some(Self::Section(section.trim()));
        }
        let (key, value) = text.split_once('=')?;
        let (key, value) = (key.trim(), without_comment(value).trim());
        (!key.is_empty()).then_some(Self::Setting(key, value))
    }
}

/// A value without a comment behind it, which begins after a space.
fn without_comment(value: &str) -> &str {
    let comments = [" #", " ;", "\t#", "\t;"];
    let end = comments.iter().filter_map(|comment| value.find(comment)).min();
    &value[..end.unwrap_or(value.len())]
}

/// Whether a section of the file `config` is the profile: `[profile name]`, or `[default]`.
fn is_profile_of_config(section: &str, name: &str) -> bool {
    let own = section.strip_prefix("profile").filter(|rest| rest.starts_with([' ', '\t']));
    own.map(|own| own.trim().trim_matches('"')) == Some(name) || (name == "default" && section == name)
}

fn credentials(profile: String, mut settings: BTreeMap<String, String>) -> Result<Credentials, CredentialsError> {
    if let Some(key) = ELSEWHERE.iter().find(|key| settings.contains_key(**key)) {
        return Err(CredentialsError::Unsupported { profile, key });
    }
    let mut take = |key: &str| settings.remove(key).filter(|value| !value.is_empty());
    let (id, secret) = (take("aws_access_key_id"), take("aws_secret_access_key"));
    let credentials = match (id, secret) {
        (Some(id), Some(secret)) => Credentials::new(id, secret),
        (None, None) if take("credential_process").is_some() => {
            return Err(CredentialsError::Unsupported { profile, key: "credential_process" });
        }
        (None, _) => return Err(CredentialsError::NoKey { profile, key: "aws_access_key_id" }),
        (_, None) => return Err(CredentialsError::NoKey { profile, key: "aws_secret_access_key" }),
    };
    let token = take("aws_session_token");
    Ok(token.into_iter().fold(credentials, Credentials::with_session_token))
}

fn home(variables: Variables<'_>) -> Result<PathBuf, CredentialsError> {
    let set = |name| variables(name).filter(|value| !value.is_empty());
    set("HOME").or_else(|| set("USERPROFILE")).map(PathBuf::from).ok_or(CredentialsError::NoHome)
}

/// A path that can begin with `~`, which nobody else expands.
fn expanded(path: OsString, variables: Variables<'_>) -> Result<PathBuf, CredentialsError> {
    match Path::new(&path).strip_prefix("~") {
        Ok(rest) => Ok(home(variables)?.join(rest)),
        Err(_) => Ok(path.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a profile of the two files, which are missing if they are empty.
    fn read(name: Option<&str>, credentials: &str, config: &str) -> Result<Credentials, CredentialsError> {
        let variables = |name: &str| (name == "HOME").then(|| OsString::from("home"));
        let files = |file: &Path| match file.file_name().and_then(|name| name.to_str()) {
            Some("credentials") if !credentials.is_empty() => Ok(credentials.into()),
            Some("config") if !config.is_empty() => Ok(config.into()),
            _ => Err(ErrorKind::NotFound.into()),
        };
        Credentials::of_profile(name, &variables, &files)
    }

    const KEY: &str = "aws_access_key_id = id\naws_secret_access_key = se=cret\n";

    #[test]
    fn a_profile_is_found_in_either_file() {
        let expected = Ok(Credentials::new("id", "se=cret"));
        assert_eq!(read(None, &format!("[default]\n{KEY}"), ""), expected);
        assert_eq!(read(None, "", &format!("[default]\n{KEY}")), expected);
        assert_eq!(read(Some("default"), "", &format!("[profile default]\n{KEY}")), expected);
        assert_eq!(read(Some("a b"), "", &format!("[profile \"a b\"]\n{KEY}")), expected);
        assert_eq!(read(Some("work"), &format!("[x]\na=b\n[ work ] # mine\r\n{KEY}"), "[profile work]\nregion=x\n"), expected);
    }

    #[test]
    fn both_files_make_one_profile_in_which_credentials_win() {
        let config = "[profile a]\naws_access_key_id = other\naws_secret_access_key = secret\n";
        let credentials = "[a]\nAWS_Access_Key_Id=id ; of mine\n# x\n\n[b]\n[a]\naws_session_token = token#1\n";
        let expected = Credentials::new("id", "secret").with_session_token("token#1");
        assert_eq!(read(Some("a"), credentials, config), Ok(expected));
    }

    #[test]
    fn settings_within_settings_are_skipped() {
        let config = format!("[default]\ns3 =\n  aws_access_key_id = wrong\n{KEY}");
        assert_eq!(read(None, "", &config), Ok(Credentials::new("id", "se=cret")));
    }

    #[test]
    fn a_bad_line_is_named_by_its_number_and_not_shown() {
        for (text, line) in [
            ("secret\n", 1),
            ("[default]\nsecret\n", 2),
            ("[default\nsecret = x", 1),
            ("secret = x\n[default]\n", 1),
            ("# x\n\n[default] secret\n", 3),
            ("[other]\n= secret\n", 2),
        ] {
            let error = read(None, text, "").expect_err(text);
            let file = PathBuf::from("home").join(".aws").join("credentials");
            assert_eq!(error, CredentialsError::Line { file, line });
            assert!(!format!("{error} {error:?}").contains("secret"), "{error}");
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        let error = |name: Option<&str>, text: &str| read(name, text, "").map(|_| ()).expect_err(text).to_string();
        assert!(error(Some("a"), "[b]\n").starts_with("there is no profile `a` in "));
        assert!(error(None, "").starts_with("there is no profile `default` in "));
        assert_eq!(error(None, "[default]\n"), "the profile `default` has no `aws_access_key_id`");
        let without_secret = "[default]\naws_access_key_id=x\naws_secret_access_key=\n";
        assert_eq!(error(None, without_secret), "the profile `default` has no `aws_secret_access_key`");
    }

    #[test]
    fn credentials_from_elsewhere_are_refused_by_name() {
        for (key, own) in [("role_arn", KEY), ("sso_session", ""), ("credential_process", "")] {
            let error = read(None, &format!("[default]\n{own}{key} = x\n"), "").map(|_| ());
            let profile = "default".to_owned();
            assert_eq!(error, Err(CredentialsError::Unsupported { profile, key }));
        }
        let with_process = format!("[default]\n{KEY}credential_process = x\n");
        assert_eq!(read(None, &with_process, ""), Ok(Credentials::new("id", "se=cret")));
    }

    #[test]
    fn a_file_that_cannot_be_read_is_named() {
        let variables = |name: &str| (name == "AWS_CONFIG_FILE").then(|| OsString::from("~/x"));
        let error = Credentials::of_profile(None, &variables, &|_| Ok(Vec::new())).map(|_| ());
        assert_eq!(error, Err(CredentialsError::NoHome));
        let variables = |_: &str| Some(OsString::from("~/x"));
        let error = Credentials::of_profile(Some("a"), &variables, &|_| Err(ErrorKind::PermissionDenied.into()));
        let file = PathBuf::from("~/x").join("x");
        assert_eq!(error, Err(CredentialsError::File { file, reason: ErrorKind::PermissionDenied }));
    }
}
