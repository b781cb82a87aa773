//! Makes the modules of this crate.

use codegen::{Builder, Errors};

fn main() -> Result<(), Errors> {
    Builder::new("../models/diary.json")
        .operations(["WriteEntry", "ReadEntry", "ListEntries"])
        .serde(true)
        .gzip(true)
        .sigv4(true)
        .replace("smithy.api#Timestamp", "crate::own::Moment")
        .replace("EntryId", "crate::own::EntryId")
        .replace("Key", "crate::own::Key")
        .replace("Photo", "crate::own::Photo")
        .replace("Stars", "crate::own::Stars")
        .replace("Weather", "crate::own::Weather")
        .rename("Mood", "Temper")
        .redact("Entry$Text", "nobody else's business")
        .optional("TooOld$Oldest")
        .status("TooOld", 410)
        .derive("structure", "PartialOrd")
        .derive("union", "PartialOrd")
        .attribute("ListEntriesRequest", "#[cfg_attr(all(), derive(Ord))]")
        .module("crate::services::diary")
        .generate()?;
    Builder::new("../models/sink.json")
        .config_file("../models/sink.toml")
        .module("crate::sink")
        .generate()
}
