//! Requests to moto itself, and to its IAM, which makes keys.

use std::time::Duration;
use std::{env, process};

use generated::Credentials;
use http::Request;
use http::header::CONTENT_TYPE;

use crate::client::{Client, Error, sign};

const PUT_POLICY: &str = "Action=PutUserPolicy&PolicyName=all&PolicyDocument=";

const CREATE_ROLE: &str = "Action=CreateRole&RoleName=functions&AssumeRolePolicyDocument=";

/// Lets AWS Lambda take a role.
const TRUST: &str = concat!(
    r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole","#,
    r#""Principal":{"Service":"lambda.amazonaws.com"}}}"#
);

/// A policy that allows everything. None of its characters needs an escape in a form.
const POLICY: &str =
    r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#;

/// A client of an emulator that lets every request pass.
///
/// # Errors
/// If the emulator doesn't answer.
pub fn without_checks() -> Result<Client, Error> {
    let client = Client {
        http: agent(),
        endpoint: env::var("EMULATOR_URL").map_err(|_| "start it by `bash tests/emulator/run`")?,
        credentials: Some(key("AKIAANYKEYWILLDO", "any-secret-will-do")),
    };
    check_signatures(&client, false)?;
    Ok(client)
}

/// A client of an emulator that checks signatures, with a key that may call everything.
///
/// # Errors
/// If the emulator doesn't answer, or doesn't make the key.
pub fn with_checks() -> Result<Client, Error> {
    let open = without_checks()?;
    // A user can have two keys only, so each test program makes a user.
    let user = format!("&UserName=tester-{}", process::id());
    iam(&open, &format!("Action=CreateUser{user}"))?;
    iam(&open, &format!("{PUT_POLICY}{POLICY}{user}"))?;
    let made = iam(&open, &format!("Action=CreateAccessKey{user}"))?;
    let credentials = key(element(&made, "AccessKeyId")?, element(&made, "SecretAccessKey")?);
    check_signatures(&open, true)?;
    Ok(Client { credentials: Some(credentials), ..open })
}

/// A key that signs.
#[must_use]
pub fn key(id: &str, secret: &str) -> Credentials {
    Credentials::new(id, secret)
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        // A client must read the bodies of errors.
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_secs(30)))
        // The emulator is on this machine, so no proxy is needed, even if the environment names
        // one.
        .proxy(None)
        .build()
        .into()
}

/// Makes the emulator check signatures, or let every request pass.
///
/// # Errors
/// If the emulator doesn't answer.
pub fn check_signatures(client: &Client, checks: bool) -> Result<(), Error> {
    // How many requests pass before the first check.
    configure(client, "reset-auth", if checks { "0" } else { "inf" })
}

/// Makes a role for functions of AWS Lambda, which answer with their payload. Returns its ARN.
///
/// # Errors
/// If the emulator doesn't answer, or if it has the role already.
pub fn role_of_functions(client: &Client) -> Result<String, Error> {
    configure(client, "config", r#"{"lambda":{"use_docker":false}}"#)?;
    element(&iam(client, &format!("{CREATE_ROLE}{TRUST}"))?, "Arn").map(str::to_owned)
}

fn configure(client: &Client, setting: &str, value: &str) -> Result<(), Error> {
    let url = format!("{}/moto-api/{setting}", client.endpoint);
    post(client, Request::post(url).header(CONTENT_TYPE, "text/plain").body(value.into())?)?;
    Ok(())
}

/// Calls IAM, which takes forms and answers with XML.
fn iam(client: &Client, form: &str) -> Result<String, Error> {
    let mut request = Request::post(format!("{}/", client.endpoint))
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(format!("{form}&Version=2010-05-08").into())?;
    // The emulator knows from the signature which service is called.
    if let Some(credentials) = &client.credentials {
        sign(&mut request, "iam", credentials)?;
    }
    post(client, request)
}

fn post(client: &Client, request: Request<Vec<u8>>) -> Result<String, Error> {
    let response = client.send(request)?;
    let status = response.status();
    let body = String::from_utf8(response.into_body())?;
    if status.is_success() { Ok(body) } else { Err(format!("moto: {status}: {body}").into()) }
}

fn element<'x>(xml: &'x str, name: &str) -> Result<&'x str, Error> {
    let start = xml.split_once(&format!("<{name}>")).map(|(_, rest)| rest);
    let text = start.and_then(|rest| rest.split_once(&format!("</{name}>")));
    Ok(text.ok_or_else(|| format!("moto: no element {name}"))?.0)
}
