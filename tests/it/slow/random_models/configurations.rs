//! Configurations with entries for any part of a model: each is accepted or refused.

use codegen::Config;

use crate::slow::random_models::targets;

/// Keys of entries: shapes of every kind, members, and names that the model doesn't have.
const KEYS: [&str; 22] = [
    "Service",
    "Thing",
    "Act",
    "Input",
    "Output",
    "Broken",
    "Choice",
    "List",
    "Map",
    "Mixin",
    "Suit",
    "Input$optional",
    "Input$needed",
    "Choice$one",
    "List$member",
    "Map$key",
    "Map$value",
    "Suit$HEARTS",
    "smithy.api#Unit",
    "smithy.api#String",
    "test#Missing$",
    "*",
];

/// Tables with entries; `%` is replaced by a key.
const TABLES: [&str; 14] = [
    "[redact]\n'%' = 'a reason'",
    "[required]\n'%' = true",
    "[required]\n'%' = false",
    "[rename]\n'%' = 'Renamed'",
    "[rename]\n'%' = 'type'",
    "[rename]\n'%' = ''",
    "[status]\n404 = ['%']",
    "[replace]\n'%' = 'crate::Own'",
    "[replace]\n'%' = '1'",
    "[derive]\n'%' = 'Eq'",
    "[crate]\nleave-out = ['Hash']\n[derive]\n'%' = 'Hash'",
    "[attribute]\n'%' = '#[doc = \"x\"]'",
    "[model]\noperations = ['%']",
    "[model]\nservice = '%'",
];

#[test]
fn every_entry_is_accepted_or_refused_without_a_panic() {
    let model = targets::model().to_string();
    let mut taken = 0;
    for table in TABLES {
        for key in KEYS {
            let toml = table.replace('%', key);
            let config = Config::parse(&toml).expect("it is TOML");
            match codegen::generate(&model, &config) {
                Ok(generated) => {
                    taken += 1;
                    crate::slow::random_models::parse(&generated.tree)
                        .unwrap_or_else(|error| panic!("{toml}: {error}"));
                }
                Err(errors) => {
                    let text = errors.to_string();
                    assert!(!text.contains("a bug of the generator"), "{toml}: {text}");
                }
            }
        }
    }
    assert!(taken > 0, "some entries act");
}
