//! The licences and the notice of a crate. They say from which model the crate is derived, and under
//! which terms.

use crate::characters::one_line;
use crate::config::{LicenseFile, Package};
use crate::ir::Origin;
use crate::legal::{self, APACHE_LICENSE, NOTICE_OF_AWS};
use crate::plan::Plan;

/// The file with the notice.
const NOTICE: &str = "NOTICE";

/// The licences that the configuration lists, or that of AWS for its own models; and a notice.
pub(crate) fn legal_files(plan: &Plan<'_>, origin: &Origin) -> Vec<LicenseFile> {
    let Package { license_files, .. } = &plan.config.package;
    let file =
        |name: &str, text: &str| LicenseFile { name: name.to_owned(), text: text.to_owned() };
    let given = if license_files.is_empty() && plan.service.is_of_aws() {
        vec![file("LICENSE", APACHE_LICENSE), file(NOTICE, NOTICE_OF_AWS)]
    } else {
        license_files.clone()
    };
    let (notices, mut files): (Vec<_>, Vec<_>) =
        given.into_iter().partition(|file| legal::is_notice(&file.name));
    let mut text = derivation(origin);
    for notice in &notices {
        text.extend(["\n", notice.text.trim_end(), "\n"]);
    }
    files.push(file(NOTICE, &text));
    files
}

/// What is derived from which model.
fn derivation(origin: &Origin) -> String {
    let Origin { title, version, file, sha256, source, .. } = origin;
    let mut text = format!(
        "The types of this crate, and their documentation, are derived from a Smithy model:\n\n\
         {title}, version {version}\n{file}, sha256 {sha256}\n"
    );
    text.extend(source.iter().flat_map(|source| [one_line(source), "\n".to_owned()]));
    text.push_str("\nThe code in src/support comes with the generator, under MIT or Apache-2.0.\n");
    text
}
