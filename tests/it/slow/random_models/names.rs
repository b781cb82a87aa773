//! Names that are valid in Smithy, but are keywords of Rust, or clash with each other in Rust.

use std::collections::BTreeSet;

use crate::slow::random_models::dice::Dice;

/// Names for shapes, operations and resources.
pub(crate) const SHAPES: &str = "
    Option Some None Result Ok Err String Vec Box Self Type Error Operation Sensitive Timestamp
    Blob Document Number BigInteger Shape Sink Slot Empty Unset IsSet BTreeMap PhantomData
    ServiceError OperationError Default Clone Copy Debug Display Eq PartialEq Hash Ord Iterator
    IntoIterator From Into FromStr AsRef Drop Fn Send Formatter Redacted Format Fault Auth Pages
    Paginated Pagination HostPrefix InvalidEndpoint Metadata Unreadable Wire Value Key Never
    Unrecognized Infallible Unit Str U8 I32 F64 Bool bool str i32 u8 char Static type struct
    match async await dyn gen try self super crate box macro union mod main lib con nul Types
    operations Builders json support service std core alloc http serde Foo foo FOO Foo_ _Foo
    __foo FooBar fooBar foo_bar Foo_Bar FOO_BAR Foobar FooBar2 Foo_Bar_2 FooShape FooBuilder
    FooBarBuilder FooHasBar FooHasFoo FooRequest FooResponse FooInput FooOutput FooError A a _1
    _1st __2nd X509 HTTPHeader S3URI Ec2Ids V1_2_3 V123 ContextData ValueType List Map Input
    Output Request Response Builder
";

/// Names for members.
pub(crate) const MEMBERS: &str = "
    type Type self Self crate super match gen async await dyn try box macro union fn impl where
    loop static const move ref mut build Build builder clone default new inner Inner state value
    sink slot name key member tag fields field initial empty start into from fmt f eq hash cmp
    drop to_string to_owned as_str values SENSITIVE sensitive redacted expose extend push insert
    iter len message Message MESSAGE msg code Code status source description cause maybe_foo
    maybeFoo MaybeFoo foo Foo FOO foo_ _foo fooBar foo_bar Foo_Bar FOOBar foobar foo2 foo_2
    Foo_2 foo_value fooValue __type _1 _1st __2 a A a1 a_1 x X509 HTTPHeader nextToken NextToken
    items Items PhantomData Option String Vec Unset IsSet None Some unrecognized Unrecognized u8
    i32 str bool std core http json
";

const WORDS: &str = "
    user pool id url iOS IPv4 mfa Config data 2nd x type Ids ARN list map key Value
";

/// The names of one scope, in lower case.
#[derive(Default)]
pub(crate) struct Names(BTreeSet<String>);

impl Names {
    /// Adds a name from another place.
    pub(crate) fn take(&mut self, name: &str) {
        self.0.insert(name.to_lowercase());
    }

    /// A name that differs from all others in the scope by more than case, as Smithy requires.
    pub(crate) fn fresh(&mut self, dice: &mut Dice, pool: &str) -> String {
        let name = name(dice, pool);
        let mut fresh = name.clone();
        let mut number = 1;
        while self.0.contains(&fresh.to_lowercase()) {
            number += 1;
            fresh = format!("{name}{number}");
        }
        self.take(&fresh);
        fresh
    }
}

fn name(dice: &mut Dice, pool: &str) -> String {
    match dice.below(60) {
        0..=37 => word(dice, pool).to_owned(),
        38 => "veryLongName_".repeat(dice.within(8..14)) + word(dice, WORDS),
        39..=42 => {
            format!("{}{}", "_".repeat(dice.within(1..4)), word(dice, pool).trim_matches('_'))
        }
        43..=46 => {
            format!("{}{}", word(dice, pool), dice.pick(&["Builder", "Request", "_", "2", "Shape"]))
        }
        _ => composed(dice),
    }
}

fn composed(dice: &mut Dice) -> String {
    let count = dice.within(1..4);
    let words: Vec<&str> = (0..count).map(|_| word(dice, WORDS)).collect();
    let name = match dice.below(4) {
        0 => words.join("_"),
        1 => words.concat(),
        2 => words.join("_").to_uppercase(),
        _ => words.iter().map(|word| word[..1].to_uppercase() + &word[1..]).collect(),
    };
    let starts_well = name.starts_with(|c: char| c.is_ascii_alphabetic());
    if starts_well { name } else { format!("_{name}") }
}

fn word<'a>(dice: &mut Dice, pool: &'a str) -> &'a str {
    let words: Vec<&str> = pool.split_whitespace().collect();
    words[dice.below(words.len())]
}
