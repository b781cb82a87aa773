//! Profiles of the files that AWS's tools share.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::environment::Variables;
use super::shared_file::{self, Rank, Read, Settings};
use super::{Credentials, CredentialsError};

/// Keys of profiles that get their credentials in another way, even if they have an access key.
const ELSEWHERE: [&str; 4] = ["role_arn", "web_identity_token_file", "sso_account_id", "sso_role_name"];
/// The same, unless the file `credentials` has an access key.
const ELSEWHERE_WITHOUT_KEY: [&str; 4] =
    ["sso_session", "sso_start_url", "credential_process", "login_session"];

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
    /// If there is no such profile, it has no access key, or it gets its credentials in another way:
    /// a role, a web identity, single sign-on, a login, a process. If a file can't be read, is longer
    /// than 1 MiB, or has a line that is wrong.
    pub fn from_profile<'a>(name: impl Into<Option<&'a str>>) -> Result<Self, CredentialsError> {
        Profile::of_process(name.into())?.credentials()
    }
}

/// The region of a profile: the setting `region`. The profile is found as
/// [`Credentials::from_profile`] does.
///
/// # Errors
/// If there is no such profile, it has no region, or a file can't be read.
pub fn region_from_profile<'a>(name: impl Into<Option<&'a str>>) -> Result<String, CredentialsError> {
    Profile::of_process(name.into())?.region()
}

/// A profile, as the two files describe it.
struct Profile {
    name: String,
    /// Its settings in the file `credentials`.
    credentials: Settings,
    /// Its settings in the file `config`.
    config: Settings,
}

impl Profile {
    fn of_process(name: Option<&str>) -> Result<Self, CredentialsError> {
        Self::find(name, &|name| std::env::var_os(name), &shared_file::read)
    }

    fn find(name: Option<&str>, variables: Variables<'_>, read: Read<'_>) -> Result<Self, CredentialsError> {
        let name = match name {
            Some(name) => name.to_owned(),
            None => name_in(variables)?.unwrap_or_else(|| "default".to_owned()),
        };
        let credentials_file = path("AWS_SHARED_CREDENTIALS_FILE", "credentials", variables)?;
        let config_file = path("AWS_CONFIG_FILE", "config", variables)?;
        let settings = |file: &Option<PathBuf>, rank: &dyn Fn(&str) -> Option<Rank>| match file {
            Some(file) => shared_file::settings(file, read, rank),
            None => Ok(None),
        };
        let config = settings(&config_file, &|section| rank_in_config(section, &name))?;
        let own = settings(&credentials_file, &|section| (section == name).then_some(Rank::High))?;
        if config.is_none() && own.is_none() {
            let files: Vec<PathBuf> = [credentials_file, config_file].iter().flatten().cloned().collect();
            let error = CredentialsError::NoProfile { profile: name, files: files.clone() };
            return Err(if files.is_empty() { CredentialsError::NoHome } else { error });
        }
        Ok(Self { name, credentials: own.unwrap_or_default(), config: config.unwrap_or_default() })
    }

    /// A setting that isn't empty.
    fn get(&self, key: &'static str) -> Result<&str, CredentialsError> {
        let files = [&self.credentials, &self.config];
        let mut values = files.iter().filter_map(|settings| settings.get(key));
        let value = values.find(|value| !value.is_empty());
        value.map(String::as_str).ok_or_else(|| CredentialsError::NoKey { profile: self.name.clone(), key })
    }

    fn credentials(&self) -> Result<Credentials, CredentialsError> {
        let has_own = self.credentials.contains_key("aws_access_key_id");
        let others = ELSEWHERE.iter().chain(ELSEWHERE_WITHOUT_KEY.iter().filter(|_| !has_own));
        if let Some(key) = others.copied().find(|key| self.get(key).is_ok()) {
            return Err(CredentialsError::Unsupported { profile: self.name.clone(), key });
        }
        let credentials = Credentials::new(self.get("aws_access_key_id")?, self.get("aws_secret_access_key")?);
        let token = self.get("aws_session_token").ok();
        Ok(token.into_iter().fold(credentials, Credentials::with_session_token))
    }

    fn region(&self) -> Result<String, CredentialsError> {
        self.get("region").map(str::to_owned)
    }
}

/// The name of the profile that the environment chooses.
fn name_in(variables: Variables<'_>) -> Result<Option<String>, CredentialsError> {
    let name = variables("AWS_PROFILE").filter(|name| !name.is_empty()).map(OsString::into_string);
    name.transpose().map_err(|_| CredentialsError::Variable { name: "AWS_PROFILE" })
}

/// Whether a section of the file `config` is the profile: `[profile name]`, or else `[default]`.
fn rank_in_config(section: &str, name: &str) -> Option<Rank> {
    let own = section.strip_prefix("profile").filter(|rest| rest.starts_with([' ', '\t']));
    if own.map(|own| unquoted(own.trim())) == Some(name) {
        return Some(Rank::High);
    }
    (name == "default" && section == name).then_some(Rank::Low)
}

fn unquoted(text: &str) -> &str {
    let without = |quote| text.strip_prefix(quote)?.strip_suffix(quote);
    without('"').or_else(|| without('\'')).unwrap_or(text)
}

/// The path of a shared file, which a variable can name; `None` if it would be in a home folder that
/// isn't known.
fn path(variable: &str, file: &str, variables: Variables<'_>) -> Result<Option<PathBuf>, CredentialsError> {
    let home = || {
        let set = |name| variables(name).filter(|value| !value.is_empty());
        set("HOME").or_else(|| set("USERPROFILE")).map(PathBuf::from)
    };
    let Some(path) = variables(variable).filter(|path| !path.is_empty()) else {
        return Ok(home().map(|home| home.join(".aws").join(file)));
    };
    // Nobody else expands the path of a variable.
    match Path::new(&path).strip_prefix("~") {
        Ok(rest) => home().map(|home| Some(home.join(rest))).ok_or(CredentialsError::NoHome),
        Err(_) => Ok(Some(path.into())),
    }
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;

    use super::*;

    /// A profile of the two files, which are missing if they are empty.
    fn profile(name: Option<&str>, credentials: &str, config: &str) -> Result<Profile, CredentialsError> {
        let variables = |name: &str| (name == "HOME").then(|| OsString::from("home"));
        let files = |file: &Path| match file.file_name().and_then(|name| name.to_str()) {
            Some("credentials") if !credentials.is_empty() => Ok(credentials.into()),
            Some("config") if !config.is_empty() => Ok(config.into()),
            _ => Err(ErrorKind::NotFound.into()),
        };
        Profile::find(name, &variables, &files)
    }

    fn read(name: Option<&str>, credentials: &str, config: &str) -> Result<Credentials, CredentialsError> {
        profile(name, credentials, config)?.credentials()
    }

    const KEY: &str = "aws_access_key_id = id\naws_secret_access_key = se=cret\n";

    #[test]
    fn a_profile_is_found_in_either_file() {
        let expected = Ok(Credentials::new("id", "se=cret"));
        assert_eq!(read(None, &format!("[default]\n{KEY}"), ""), expected);
        assert_eq!(read(None, "", &format!("[default]\n{KEY}")), expected);
        assert_eq!(read(Some("work"), &format!("[x]\na=b\n[ work ] # mine\r\n{KEY}"), "[work]\nrole_arn=x\n"), expected);
        for section in ["profile a b", "profile \"a b\"", "profile 'a b'", "profile\ta b", " profile  \"a b\" "] {
            assert_eq!(read(Some("a b"), "", &format!("[{section}]\n{KEY}")), expected, "{section}");
        }
        for section in ["a b", "profilea b", "profile \"a b", "profile a b\"", "profile  a  b", "Profile a b", "profile"] {
            read(Some("a b"), "", &format!("[{section}]\n{KEY}")).expect_err(section);
        }
    }

    #[test]
    fn the_section_with_the_word_profile_is_the_default() {
        let other = "[default]\naws_access_key_id = other\naws_session_token = other\n";
        for config in [format!("{other}[profile default]\n{KEY}"), format!("[profile default]\n{KEY}{other}")] {
            assert_eq!(read(None, "", &config), Ok(Credentials::new("id", "se=cret")));
        }
    }

    #[test]
    fn both_files_make_one_profile_in_which_credentials_win() {
        let config = "[profile a]\naws_access_key_id = other\naws_secret_access_key = secret\nregion = eu-west-1\n";
        let credentials = "[a]\nAWS_Access_Key_Id=id ; of mine\n# x\n\n[b]\n[a]\naws_session_token = token#1\n";
        let expected = Credentials::new("id", "secret").with_session_token("token#1");
        assert_eq!(read(Some("a"), credentials, config), Ok(expected));
        let region = |credentials| profile(Some("a"), credentials, config).and_then(|it| it.region());
        assert_eq!(region(credentials), Ok("eu-west-1".to_owned()));
        assert_eq!(region("[a]\nregion = us-east-1\n"), Ok("us-east-1".to_owned()));
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
            let expected = format!("{}, line {line}: expected `[section]`, `key = value` or", file.display());
            assert!(error.to_string().starts_with(&expected), "{error}");
            assert_eq!(error, CredentialsError::Line { file, line });
            assert!(!format!("{error} {error:?}").contains("secret"), "{error}");
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        let error = |name: Option<&str>, text: &str| read(name, text, "").map(|_| ()).expect_err(text).to_string();
        assert!(error(Some("a"), "[b]\n").starts_with("there is no profile `a` in "));
        assert!(error(None, "").starts_with("there is no profile `default` in "));
        assert!(error(Some("a]\r\n[b"), "[b]\n").starts_with("there is no profile `a]\\r\\n[b` in "));
        assert_eq!(error(None, "[default]\n"), "the profile `default` has no `aws_access_key_id`");
        let without_secret = "[default]\naws_access_key_id=x\naws_secret_access_key=\n";
        assert_eq!(error(None, without_secret), "the profile `default` has no `aws_secret_access_key`");
        let region = profile(None, &format!("[default]\n{KEY}"), "").and_then(|profile| profile.region());
        assert_eq!(region.expect_err("it has none").to_string(), "the profile `default` has no `region`");
    }

    #[test]
    fn credentials_from_elsewhere_are_refused_by_name() {
        let unsupported = |key| Err(CredentialsError::Unsupported { profile: "default".to_owned(), key });
        for key in ELSEWHERE {
            let setting = format!("[default]\n{key} = x\n");
            assert_eq!(read(None, &format!("[default]\n{KEY}"), &setting), unsupported(key));
            assert_eq!(read(None, "", &format!("{setting}{KEY}")), unsupported(key));
        }
        for key in ELSEWHERE_WITHOUT_KEY {
            let setting = format!("[default]\n{key} = x\n");
            assert_eq!(read(None, "", &format!("{setting}{KEY}")), unsupported(key));
            // As in the AWS CLI, the key of this file comes before a process.
            let own = Credentials::new("id", "se=cret");
            assert_eq!(read(None, &format!("[default]\n{KEY}"), &setting), Ok(own));
        }
    }

    #[test]
    fn variables_name_the_profile_and_the_files() {
        let find = |variables: &[(&str, &str)]| {
            let value = |name: &str| {
                let mut variables = variables.iter();
                variables.find(|(it, _)| *it == name).map(|(_, value)| OsString::from(value))
            };
            // Each file has a profile with its path as the id.
            let files = |path: &Path| {
                let id = path.display().to_string().replace('\\', "/");
                Ok(format!("[work]\naws_access_key_id={id}\naws_secret_access_key=x").into())
            };
            let profile = Profile::find(None, &value, &files)?;
            profile.credentials().map(|credentials| credentials.access_key_id().to_owned())
        };
        let work = ("AWS_PROFILE", "work");
        let (mine, file) = (("AWS_SHARED_CREDENTIALS_FILE", "~/mine"), ("AWS_SHARED_CREDENTIALS_FILE", "/x"));
        assert_eq!(find(&[work, ("HOME", "/home/me")]), Ok("/home/me/.aws/credentials".to_owned()));
        assert_eq!(find(&[work, ("HOME", ""), ("USERPROFILE", "/me")]), Ok("/me/.aws/credentials".to_owned()));
        assert_eq!(find(&[work, mine, ("HOME", "/home/me")]), Ok("/home/me/mine".to_owned()));
        assert_eq!(find(&[work, file]), Ok("/x".to_owned()));
        assert_eq!(find(&[work, mine]), Err(CredentialsError::NoHome));
        assert_eq!(find(&[work]), Err(CredentialsError::NoHome));
        let files = vec![PathBuf::from("/x")];
        assert_eq!(find(&[file]), Err(CredentialsError::NoProfile { profile: "default".to_owned(), files }));
    }

    #[test]
    fn a_file_that_cannot_be_read_is_named() {
        let variables = |_: &str| Some(OsString::from("~/x"));
        let error = Profile::find(Some("a"), &variables, &|_| Err(ErrorKind::PermissionDenied.into())).map(|_| ());
        let file = PathBuf::from("~/x").join("x");
        assert_eq!(error, Err(CredentialsError::File { file, reason: ErrorKind::PermissionDenied }));
    }
}
