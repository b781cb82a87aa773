//! A generated crate has everything in its model exactly once, with the right values, and nothing
//! else.

#[path = "coverage/enums.rs"]
mod enums;
#[path = "coverage/exports.rs"]
mod exports;
#[path = "coverage/operations.rs"]
mod operations;
#[path = "coverage/shapes.rs"]
mod shapes;
#[path = "coverage/source.rs"]
mod source;
#[path = "coverage/tables.rs"]
mod tables;

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::LazyLock;

use source::Source;

use crate::reading;

pub(crate) type Pair = reading::Pair<Source>;

/// Every crate with its model. Reading them takes longer than the tests that look at them.
pub(crate) static PAIRS: LazyLock<Vec<Pair>> = LazyLock::new(|| reading::pairs(Source::new));

/// Checks every crate, and reports the problems of all of them.
fn check(check: impl Fn(&Pair, &mut Problems)) {
    let mut problems = Problems::default();
    assert!(!PAIRS.is_empty(), "there are crates");
    for pair in &*PAIRS {
        check(pair, &mut problems);
    }
    assert!(problems.0.is_empty(), "{}", problems.0.join("\n"));
}

/// The problems, one line each.
#[derive(Default)]
struct Problems(Vec<String>);

impl Problems {
    /// Notes whether what the crate has differs from what the model has.
    fn compare<T: Debug + PartialEq>(&mut self, place: &str, actual: &T, expected: &T) {
        if actual != expected {
            self.0.push(format!("{place}: the crate has {actual:?}, the model {expected:?}"));
        }
    }

    /// Notes names that either side has more often than the other.
    fn compare_names(
        &mut self,
        place: &str,
        actual: impl IntoIterator<Item = String>,
        expected: impl IntoIterator<Item = String>,
    ) {
        let mut balance: BTreeMap<String, i32> = BTreeMap::new();
        actual.into_iter().for_each(|name| *balance.entry(name).or_default() += 1);
        expected.into_iter().for_each(|name| *balance.entry(name).or_default() -= 1);
        for (name, surplus) in balance.into_iter().filter(|(_, surplus)| *surplus != 0) {
            let verdict = if surplus < 0 { "missing" } else { "too much" };
            self.0.push(format!("{place}: {name} is {verdict}"));
        }
    }
}

#[test]
fn every_operation_is_there_once() {
    check(operations::are_there_once);
}

#[test]
fn constants_of_operations_agree_with_the_model() {
    check(operations::have_the_rows_of_the_model);
}

#[test]
fn every_structure_union_and_enum_is_there_once() {
    check(shapes::are_there_once);
}

#[test]
fn every_member_is_there_once_with_type_presence_and_sensitivity() {
    check(shapes::have_the_members_of_the_model);
}

#[test]
fn the_constant_sensitive_lists_the_fields_that_are_redacted() {
    check(shapes::list_what_is_redacted);
}

#[test]
fn every_field_has_the_name_of_its_member_on_the_wire() {
    check(shapes::have_the_names_of_the_model_on_the_wire);
}

#[test]
fn every_member_has_a_setter_that_knows_whether_it_is_required() {
    check(shapes::have_a_setter_for_each_member);
}

#[test]
fn each_field_of_a_required_member_has_one_trait() {
    check(exports::have_a_trait_for_each_field_of_a_required_member);
}

#[test]
fn errors_and_only_errors_implement_error() {
    check(shapes::implement_error_where_the_model_says_so);
}

#[test]
fn every_enum_value_is_there_once() {
    check(enums::have_the_values_of_the_model);
}

#[test]
fn nothing_is_public_that_is_not_in_the_model() {
    check(exports::are_of_the_model);
}

#[test]
fn every_public_item_has_documentation() {
    check(exports::are_documented);
}

#[test]
fn names_are_those_of_the_model_in_the_case_of_rust() {
    // Other models, such as that of `sink`, can have names that must change.
    check(|pair, problems| {
        if pair.made.name == "generated" {
            shapes::are_named_by_case_alone(pair, problems);
        }
    });
}
