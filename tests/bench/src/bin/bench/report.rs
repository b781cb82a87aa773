//! Tables, as Markdown for people and as JSON for programs.

use std::fmt::Write as _;
use std::fs;

use serde_json::{Map, Value, json};

use crate::{Result, command, target};

/// Values of several contenders.
pub(crate) struct Table {
    pub(crate) title: &'static str,
    pub(crate) contenders: &'static [&'static str],
    /// The index of the contender that is 1.00 in ratios.
    pub(crate) base: usize,
    pub(crate) rows: Vec<Row>,
}

/// What was measured, and a value for each contender; `None` if it wasn't measured.
pub(crate) struct Row {
    pub(crate) what: String,
    pub(crate) unit: &'static str,
    pub(crate) values: Vec<Option<f64>>,
}

impl Table {
    fn markdown(&self) -> String {
        let mut text = format!("\n| {} | {} |\n|---|", self.title, self.contenders.join(" | "));
        text.push_str(&"---:|".repeat(self.contenders.len()));
        for row in &self.rows {
            _ = write!(text, "\n| {}, {} |", row.what, row.unit);
            let base = row.values.get(self.base).copied().flatten();
            for &value in &row.values {
                _ = write!(text, " {} |", cell(value, base));
            }
        }
        text
    }

    fn json(&self) -> Value {
        let rows = self.rows.iter().map(|row| {
            let values = self.contenders.iter().zip(&row.values);
            let values: Map<_, _> =
                values.map(|(&name, value)| (name.to_owned(), json!(value))).collect();
            json!({ "what": row.what, "unit": row.unit, "values": values })
        });
        json!({ "title": self.title, "base": self.contenders[self.base], "rows": rows.collect::<Vec<_>>() })
    }
}

/// Prints tables, and writes them to `<part>.json`.
pub(crate) fn publish(part: &str, tables: Vec<Table>) -> Result<Vec<Table>> {
    for table in &tables {
        println!("{}", table.markdown());
    }
    let rustc = command::output("rustc", &["--version", "--verbose"])?;
    let report =
        json!({ "rustc": rustc, "tables": tables.iter().map(Table::json).collect::<Vec<_>>() });
    fs::write(target()?.join(part).with_extension("json"), format!("{report:#}\n"))?;
    Ok(tables)
}

fn cell(value: Option<f64>, base: Option<f64>) -> String {
    let Some(value) = value else { return "–".to_owned() };
    match base {
        Some(base) if base > 0.0 => format!("{} (×{:.2})", number(value), value / base),
        _ => number(value),
    }
}

/// A number with commas between thousands, or with one decimal if it is below 1,000 and no integer.
pub(crate) fn number(value: f64) -> String {
    if value < 1000.0 && value.fract() != 0.0 {
        return format!("{value:.1}");
    }
    let digits = format!("{value:.0}");
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
