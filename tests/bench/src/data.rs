//! Made-up data, the same in every run.

use serde_json::{Value, json};

/// The user pool of every request.
pub const POOL: &str = "us-east-1_AbCdEfGhI";
/// The user of every request.
pub const USER: &str = "jane.margaret.doe@example.com";
/// The entry of the client metadata.
pub const METADATA: (&str, &str) = ("correlation-id", "5f3a1c9e-7d24-4b86-9a0f-2c6e8d1b7f43");
/// The password of a new user.
pub const PASSWORD: &str = "Correct-Horse-7-Battery";
/// How many users a page has.
pub const USERS: usize = 60;

/// The attributes of a new user.
#[must_use]
pub fn attributes() -> Vec<(String, String)> {
    (0..20).map(|n| (format!("custom:department_{n:02}"), format!("Engineering {n:02}"))).collect()
}

/// The body of a page of users, as the service writes it.
#[must_use]
pub fn users() -> Vec<u8> {
    let users: Vec<_> = (0..USERS).map(user).collect();
    json!({ "Users": users }).to_string().into_bytes()
}

fn user(n: usize) -> Value {
    let id = format!("{:08x}-7d24-4b86-9a0f-{n:012x}", n * 0x1234_5678 % 0xffff_ffff);
    let attributes = [
        ("sub", id.clone()),
        ("email", format!("firstname.lastname{n:02}@customers.example.com")),
        ("email_verified", (!n.is_multiple_of(3)).to_string()),
        ("given_name", format!("Margaret {n:02}")),
        ("family_name", format!("Family {n:02}")),
        ("phone_number", format!("+1555010{n:04}")),
        ("phone_number_verified", n.is_multiple_of(2).to_string()),
        ("locale", "en-US".to_owned()),
        ("zoneinfo", "America/Los_Angeles".to_owned()),
        ("custom:department", format!("Research and Development, building {n:02}")),
    ];
    json!({
        "Username": id,
        "Attributes": attributes.map(|(name, value)| json!({ "Name": name, "Value": value })),
        "UserCreateDate": created(n),
        "UserLastModifiedDate": created(n + 1000),
        "Enabled": !n.is_multiple_of(5),
        "UserStatus": if n.is_multiple_of(4) { "FORCE_CHANGE_PASSWORD" } else { "CONFIRMED" },
    })
}

/// A time with a fraction of a second, as the service writes it.
fn created(n: usize) -> f64 {
    let n = u32::try_from(n).unwrap_or_default();
    1_700_000_000.0 + f64::from(n) * 60.0 + f64::from(n % 7 + 1) * 0.125
}
