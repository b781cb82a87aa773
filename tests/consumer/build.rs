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
        .generate()?;
    let service =
        |file: &str, operations: &[&str]| Builder::new(file).operations(operations.iter().copied());
    let cognito = service("../../models/cognito-idp-2016-04-18.json", &["AdminGetUser"])
        .config_file("../../models/cognito-idp-2016-04-18.toml");
    let dynamodb =
        service("../models/services/dynamodb-2012-08-10.json", &["DeleteBackup", "GetItem"]);
    let sqs = service("../models/services/sqs-2012-11-05.json", &["SendMessage"]);
    Builder::support("crate::aws")
        .share(cognito.client(true).module("crate::aws::cognito"))
        .share(dynamodb.serde(true).server(true).module("crate::aws::dynamodb"))
        .share(sqs.module("crate::aws::sqs"))
        .generate()
}
