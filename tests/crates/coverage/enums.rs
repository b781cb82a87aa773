//! Enums: their variants, and the value of each.

use crate::coverage::{Pair, Problems};
use crate::reading::rust::{Body, Shape};

pub(crate) fn have_the_values_of_the_model(pair: &Pair, problems: &mut Problems) {
    let is_enum = |shape: &&Shape| ["enum", "intEnum"].contains(&&*pair.model.kind(&shape.id));
    for shape in pair.krate.shapes.iter().filter(is_enum) {
        let place = |what: &str| format!("{}, {what}", shape.id);
        let tables = pair.source.tables(&["string_enum", "int_enum"], &shape.ident);
        let rows: Vec<_> = tables.flat_map(|table| &table.rows).collect();
        let values = rows.iter().map(|row| row.value.to_string());
        let expected = pair.model.values(&shape.id);
        problems.compare_names(&place("values"), values, expected.iter().map(ToString::to_string));
        let Body::Enum(variants) = &shape.body else { continue };
        let names = variants.iter().map(|variant| variant.name.clone());
        let known = rows.iter().map(|row| row.name.clone());
        let known = known.chain(["Unrecognized".to_owned()]);
        problems.compare_names(&place("variants"), names, known);
    }
}
