//! Random models. A valid model becomes a crate, the same one for each order of its keys. A model
//! that is not valid is refused with a reason.
//!
//! `RANDOM_MODELS=1000` tries a thousand seeds, `RANDOM_MODELS=7..8` only the seed 7.

mod configurations;
mod damage;
mod dice;
mod growth;
mod items;
mod maker;
mod names;
mod rust_names;
mod scalars;
mod seeds;
mod service;
mod targets;
mod traits;
mod values;
mod work;

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use codegen::{Config, Errors, Tree};
use support::repository;

use crate::slow::random_models::dice::Dice;
use crate::slow::random_models::maker::Maker;

/// The number of models of a quick test.
const MANY: u64 = 100;

/// The number of models of a test that prints and parses crates.
const SOME: u64 = 50;

/// The number of models whose crates are compiled.
const SAMPLE: u64 = 6;

fn generate(model: &str) -> Result<Tree, Errors> {
    codegen::generate(model, &Config::default()).map(|generated| generated.tree)
}

/// The text of a file without the hash of its model, since other orders of keys have other hashes.
fn without_hash(text: &str) -> String {
    let is_hash = |word: &str| word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit());
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .find(|word| is_hash(word))
        .map_or(text.to_owned(), |hash| text.replace(hash, ""))
}

/// Whether `syn` can parse every module.
fn parse(tree: &Tree) -> Result<(), String> {
    for (path, text) in
        tree.files().filter(|(path, _)| Path::new(path).extension().is_some_and(|it| it == "rs"))
    {
        syn::parse_file(text).map_err(|error| format!("{path}: {error}"))?;
    }
    Ok(())
}

/// Whether two crates are the same, except the hash.
fn compare(one: &Tree, other: &Tree) -> Result<(), String> {
    if one.files().count() != other.files().count() {
        return Err("it has other files in another order".to_owned());
    }
    let mut pairs = one.files().zip(other.files());
    let same =
        |((_, one), (_, other)): &((_, &str), (_, &str))| without_hash(one) == without_hash(other);
    match pairs.find(|pair| !same(pair)) {
        Some(((path, _), _)) => Err(format!("{path} differs in another order")),
        None => Ok(()),
    }
}

#[test]
fn valid_models_become_crates_in_any_order_of_keys() {
    seeds::each(SOME, |seed| {
        let model = Maker::model(seed);
        let tree = generate(&model.to_string()).map_err(|errors| errors.to_string())?;
        let other = Dice::new(seed).shuffled(&model);
        let other = generate(&other).map_err(|errors| errors.to_string())?;
        compare(&tree, &other)?;
        parse(&tree)
    });
}

#[test]
fn additions_to_a_model_change_no_name() {
    seeds::each(MANY, |seed| {
        let mut model = Maker::model(seed);
        let before = rust_names::of(&model.to_string(), &Config::default());
        growth::grow(&mut model, &mut Dice::new(seed));
        let after = rust_names::of(&model.to_string(), &Config::default());
        let lost: Vec<&String> = before.difference(&after).collect();
        if after.len() <= before.len() {
            return Err("nothing was gained".to_owned());
        }
        if lost.is_empty() { Ok(()) } else { Err(format!("lost: {lost:#?}")) }
    });
}

#[test]
fn damaged_models_are_refused_with_a_reason_or_accepted() {
    let (taken, refused) = (AtomicU64::new(0), AtomicU64::new(0));
    seeds::each(3 * MANY, |seed| {
        let model = Maker::model(seed);
        let mut dice = Dice::new(seed);
        let text = damage::damaged(model, &mut dice);
        let outcome = generate(&text);
        let count = if outcome.is_ok() { &taken } else { &refused };
        count.fetch_add(1, Ordering::Relaxed);
        outcome.map_or_else(|errors| damage::check(&errors), |tree| parse(&tree))
    });
    let [taken, refused] = [taken, refused].map(AtomicU64::into_inner);
    println!("{taken} taken, {refused} refused");
    assert!(taken.min(refused) > 0 || taken + refused < MANY, "there are models of both kinds");
}

/// `tests/services/run` compiles these models.
#[test]
#[ignore = "writes models below `target`"]
fn a_sample_is_written() {
    let folder = repository("target/random-models");
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the folder can be removed");
    }
    fs::create_dir_all(&folder).expect("the folder can be made");
    for seed in seeds::chosen(SAMPLE) {
        let text = serde_json::to_string_pretty(&Maker::model(seed)).expect("it is JSON");
        fs::write(folder.join(format!("random-{seed}.json")), text).expect("it can be written");
    }
}
