//! Names of crates.

use heck::ToKebabCase;

use crate::form::Feature;
use crate::name::is_device;

/// Names of Rust's own crates, and a keyword that `syn` doesn't know.
const RESERVED: [&str; 6] = ["alloc", "core", "gen", "proc_macro", "std", "test"];

/// The longest name that crates.io accepts.
const LENGTH: usize = 64;

/// Whether the rules of Cargo and crates.io, and the lints of Rust, allow this name for a crate.
pub(crate) fn is_valid(name: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_".contains(&b);
    let library = name.replace('-', "_");
    name.bytes().all(is_plain)
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && !library.contains("__")
        && name.len() <= LENGTH
        && !RESERVED.contains(&library.as_str())
        && syn::parse_str::<syn::Ident>(&library).is_ok()
}

/// Whether generated crates can depend on a crate of this name. Code in such a crate could not tell
/// the two apart.
pub(crate) fn is_dependency(name: &str) -> bool {
    let dependencies = Feature::ALL.iter().filter_map(|feature| feature.dependency());
    let library = name.replace('-', "_");
    dependencies.into_iter().any(|dependency| dependency.name_in_code() == library)
}

/// The name of the crate of a service: its `sdkId` (trait `aws.api#service`) in lowercase, with `-`
/// between words, as in `cognito-identity-provider`. A service without one has its shape's name.
///
/// A name that no crate can have gets `service-` in front.
pub(crate) fn of_service(sdk_id: Option<&str>, shape: &str) -> String {
    let words = |text: &str| {
        let words = text.split(|c: char| !c.is_ascii_alphanumeric());
        words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
    };
    let of_sdk = words(&sdk_id.unwrap_or_default().to_ascii_lowercase());
    let name = if of_sdk.is_empty() { words(&shape.to_kebab_case()) } else { of_sdk };
    let name = short(&name, LENGTH);
    if is_valid(name) && !is_device(name) && !is_dependency(name) {
        return name.to_owned();
    }
    let before = "service-";
    format!("{before}{}", short(name, LENGTH - before.len())).trim_end_matches('-').to_owned()
}

/// The beginning of a name that has only ASCII letters.
fn short(name: &str, length: usize) -> &str {
    name.get(..length).unwrap_or(name).trim_end_matches('-')
}

/// The name of the crate that is generated from a file, or in a folder; `stem` is its name without an
/// extension.
#[must_use]
pub fn of_stem(stem: &str) -> String {
    let name: String = stem.to_kebab_case().chars().filter(char::is_ascii).collect();
    let name = name.trim_matches('-').to_owned();
    // The crate's folder can have the same name, so it can't be the name of a Windows device either.
    let fits = is_valid(&name) && !is_device(&name);
    if fits { name } else { format!("model-{name}").trim_end_matches('-').to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_become_names_that_cargo_accepts() {
        let cases = [
            ("Cognito Identity Provider", "cognito-identity-provider"),
            ("DynamoDB", "dynamodb"),
            ("SQS", "sqs"),
            ("Route53 Recovery Cluster", "route53-recovery-cluster"),
            (" a__b -- c\u{202e} ", "a-b-c"),
            ("3D Maps", "service-3d-maps"),
            ("Test", "service-test"),
            ("Proc Macro", "service-proc-macro"),
            ("Type", "service-type"),
            ("HTTP", "service-http"),
            ("Serde Core", "service-serde-core"),
            ("HMAC SHA256", "service-hmac-sha256"),
            ("NUL", "service-nul"),
        ];
        for (sdk_id, expected) in cases {
            assert_eq!(of_service(Some(sdk_id), "Shape"), expected, "of {sdk_id:?}");
        }
        for sdk_id in [None, Some(""), Some("\u{6a21}")] {
            assert_eq!(of_service(sdk_id, "WeatherService_2024"), "weather-service-2024");
        }
        assert_eq!(of_service(None, "__"), "service");
    }

    #[test]
    fn a_long_name_ends_where_crates_io_ends_it() {
        let names =
            [of_service(Some(&"ab ".repeat(40)), ""), of_service(Some(&"3 ".repeat(99)), "")];
        for name in names {
            assert!(is_valid(&name) && name.len() > LENGTH - 4, "{name}");
        }
    }

    #[test]
    fn names_of_files_become_names_that_cargo_and_file_systems_accept() {
        let cases = [
            ("dynamodb-2012-08-10", "dynamodb-2012-08-10"),
            ("My Service", "my-service"),
            ("core", "model-core"),
            ("2024", "model-2024"),
            ("COM1", "model-com1"),
            ("nul", "model-nul"),
            ("", "model"),
        ];
        for (stem, expected) in cases {
            assert_eq!(of_stem(stem), expected, "of {stem:?}");
        }
    }
}
