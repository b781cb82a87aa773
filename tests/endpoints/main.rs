//! Runs the test cases that models have for their endpoint rules
//! (`smithy.rules#endpointTests`), against the code that is generated of the rules.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// A model with its rules in one form, and its cases.
struct Subject {
    name: &'static str,
    cases: &'static str,
    /// The endpoint for parameters.
    resolve: fn(&Map<String, Value>) -> Found,
    /// The endpoint for the input of an operation, and parameters of the client.
    resolve_for: fn(&str, &Value, &Map<String, Value>) -> Found,
    /// All parameters, each with the function of [`read`] for its values.
    parameters: &'static [(&'static str, &'static str)],
    /// Built-in parameters, each with the name of the parameter.
    built_ins: &'static [(&'static str, &'static str)],
}

/// What rules find: an endpoint, or the text of an error.
type Found = Result<Expected, String>;

/// An endpoint: the address, headers, and the region and the service to sign for.
#[derive(Debug, PartialEq)]
struct Expected {
    url: String,
    headers: BTreeMap<String, Vec<String>>,
    signing: [Option<String>; 2],
}

/// Makes a [`Subject`] of a generated module.
macro_rules! subject {
    (
        $module:ident, $cases:expr,
        parameters [$($parameter:literal $field:ident $read:ident),*],
        built_ins [$($built_in:expr),*],
        operations [$($operation:literal $ident:ident),*]
    ) => {
        impl $module::EndpointParams {
            fn set_all(&mut self, values: &serde_json::Map<String, serde_json::Value>) {
                for (name, value) in values {
                    match name.as_str() {
                        $($parameter => self.$field = crate::read::$read(value),)*
                        _ => panic!("there is no parameter {name}"),
                    }
                }
            }

            fn find(&self) -> crate::Found {
                let endpoint = $module::Endpoint::resolve(self).map_err(|error| error.to_string())?;
                let mut headers = std::collections::BTreeMap::<String, Vec<String>>::new();
                for (name, value) in endpoint.headers() {
                    headers.entry(name.to_owned()).or_default().push(value.to_owned());
                }
                let signing = endpoint.signing().cloned();
                let signing = signing.map_or([None, None], |it| [it.region, it.name]);
                Ok(crate::Expected { url: endpoint.url().to_owned(), headers, signing })
            }
        }

        impl $module::Endpoint {
            const SUBJECT: crate::Subject = crate::Subject {
                name: stringify!($module),
                cases: $cases,
                resolve: |values| {
                    let mut params = $module::EndpointParams::default();
                    params.set_all(values);
                    params.find()
                },
                resolve_for: |operation, input, values| {
                    let mut params = $module::EndpointParams::default();
                    params.set_all(values);
                    let input = input.to_string();
                    match operation {
                        $($operation => {
                            let input = $module::json::from_slice(input.as_bytes());
                            let input = input.expect("the input can be read");
                            <$module::operations::$ident as $module::Operation>
                                ::set_endpoint_params(&input, &mut params);
                        })*
                        _ => panic!("there is no operation {operation}"),
                    }
                    params.find()
                },
                parameters: &[$(($parameter, stringify!($read))),*],
                built_ins: &[$($built_in),*],
            };
        }
    };
}

/// Values of parameters, of the types of their fields.
#[allow(clippy::unnecessary_wraps, reason = "fields are optional")]
mod read {
    use serde_json::Value;

    pub(crate) fn flag(value: &Value) -> bool {
        value.as_bool().expect("it is true or false")
    }

    pub(crate) fn some_flag(value: &Value) -> Option<bool> {
        Some(flag(value))
    }

    pub(crate) fn text(value: &Value) -> Option<String> {
        Some(value.as_str().expect("it is a text").to_owned())
    }

    pub(crate) fn texts(value: &Value) -> Option<Vec<String>> {
        value.as_array().expect("it is a list").iter().map(text).collect()
    }
}

include!(concat!(env!("OUT_DIR"), "/subjects.rs"));

impl Subject {
    fn cases(&self) -> Vec<Value> {
        serde_json::from_str(self.cases).expect("the cases are JSON")
    }

    /// Runs all cases, and adds those that fail.
    fn run(&self, failures: &mut Vec<String>) -> usize {
        let cases = self.cases();
        for (index, case) in cases.iter().enumerate() {
            let expected = expected(&case["expect"]);
            let mut check = |what: &str, found: &Found| {
                if *found != expected {
                    failures.push(format!(
                        "{} {index} {what}: {}\n  expected {expected:?}\n  found    {found:?}",
                        self.name, case["documentation"]
                    ));
                }
            };
            let empty = Map::new();
            check("params", &(self.resolve)(case["params"].as_object().unwrap_or(&empty)));
            for input in case["operationInputs"].as_array().into_iter().flatten() {
                let name = input["operationName"].as_str().unwrap_or_default();
                let found = (self.resolve_for)(name, &parameters(input), &self.client(input));
                check(name, &found);
            }
        }
        cases.len()
    }

    /// The parameters that the client gives.
    fn client(&self, input: &Value) -> Map<String, Value> {
        let mut values = input["clientParams"].as_object().cloned().unwrap_or_default();
        for (name, value) in input["builtInParams"].as_object().into_iter().flatten() {
            let known = self.built_ins.iter().find(|(built_in, _)| built_in == name);
            // Rules that don't have the parameter don't depend on it.
            values.extend(known.map(|(_, name)| ((*name).to_owned(), value.clone())));
        }
        values
    }
}

fn parameters(input: &Value) -> Value {
    input.get("operationParams").cloned().unwrap_or_else(|| Map::new().into())
}

/// What a case expects.
fn expected(expect: &Value) -> Found {
    if let Some(error) = expect["error"].as_str() {
        return Err(error.to_owned());
    }
    let endpoint = &expect["endpoint"];
    let texts = |values: &Value| -> Vec<String> {
        let texts = values.as_array().into_iter().flatten().filter_map(Value::as_str);
        texts.map(str::to_owned).collect()
    };
    let headers = endpoint["headers"].as_object().into_iter().flatten();
    let schemes = endpoint["properties"]["authSchemes"].as_array();
    let scheme = schemes.into_iter().flatten().find(|scheme| scheme["name"] == "sigv4");
    let of_scheme = |key: &str| {
        let text = scheme.and_then(|scheme| scheme[key].as_str());
        text.filter(|text| !text.is_empty()).map(str::to_owned)
    };
    Ok(Expected {
        url: endpoint["url"].as_str().unwrap_or_default().to_owned(),
        headers: headers.map(|(name, values)| (name.clone(), texts(values))).collect(),
        signing: ["signingRegion", "signingName"].map(of_scheme),
    })
}

/// The parameters of a case with another value for one of them.
fn with(case: &Value, parameter: &str, value: &str) -> Map<String, Value> {
    let mut params = case["params"].as_object().cloned().unwrap_or_default();
    params.insert(parameter.to_owned(), value.into());
    params
}

/// The host and the port of an address.
fn authority(url: &str) -> &str {
    let (_, rest) = url.split_once("://").expect("an address has a scheme");
    rest.split_once('/').map_or(rest, |(authority, _)| authority)
}

#[test]
fn every_case_of_every_model_holds() {
    let mut failures = Vec::new();
    let mut total = 0;
    for subject in SUBJECTS {
        total += subject.run(&mut failures);
    }
    let count = failures.len();
    assert!(failures.is_empty(), "{count} of {total} cases fail:\n{}", failures.join("\n"));
    println!("{total} cases of {} models", SUBJECTS.len());
}

#[test]
fn no_parameter_leads_to_another_host() {
    const VALUES: [&str; 13] = [
        "other.test/",
        "other.test/x",
        "x@other.test",
        "x@other.test/",
        "other.test?",
        "other.test#",
        "other.test\\",
        "other.test:80",
        "other.test:80/",
        "other.test\r\nx: y",
        "other.test\n",
        "other.test ",
        "arn:aws:dynamodb:other.test/:other.test/:table/other.test/",
    ];
    for subject in SUBJECTS {
        let texts = subject.parameters.iter().filter(|(_, read)| *read == "text");
        for (parameter, _) in texts.filter(|(name, _)| *name != "Endpoint") {
            for case in subject.cases() {
                for value in VALUES {
                    let Ok(found) = (subject.resolve)(&with(&case, parameter, value)) else {
                        continue;
                    };
                    let host = authority(&found.url);
                    let is_other = host.contains("other.test") || host.contains('@');
                    assert!(!is_other, "{} {parameter}={value:?}: {}", subject.name, found.url);
                }
            }
        }
    }
}

#[test]
fn addresses_of_the_user_are_hosts_with_ports_and_paths() {
    for subject in SUBJECTS {
        let resolve = |url: &str| (subject.resolve)(&with(&Value::Null, "Endpoint", url));
        for wrong in [
            "",
            "example.com",
            "//example.com",
            "://example.com",
            "https://",
            "https:///a",
            "https://user@example.com",
            "https://user:password@example.com",
            "https://example.com:x",
            "https://example.com:99999",
            "https://example.com:80:80",
            "https://example.com?a",
            "https://example.com/?a",
            "https://example.com#a",
            "https://example.com\\a",
            "https://example.com/\\a",
            "https://example.com/a b",
            "https://example .com",
            "https://example.com\r\nx: y",
            "https://example.com/\n",
            "https://[::1",
            "https://[x]",
            "https://a..b",
            "https://-a.example.com",
            "https://ex\u{e4}mple.com",
        ] {
            let found = resolve(wrong);
            assert!(found.is_err(), "{} takes {wrong:?}: {found:?}", subject.name);
        }
    }
}
