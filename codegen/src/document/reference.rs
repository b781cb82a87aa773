//! The link to the page about a shape in the API reference of AWS.

use std::fmt::Write as _;

use crate::model::ShapeId;
use crate::plan::Plan;

/// The link as Markdown; `None` if neither the configuration nor the service's traits have the
/// address of the reference.
pub(super) fn reference(plan: &Plan<'_>, id: &ShapeId) -> Option<String> {
    let service = &plan.shape(plan.service.id).traits;
    let page =
        |service: &str| format!("https://docs.aws.amazon.com/goto/WebAPI/{service}/{}", id.name());
    let url = match (&plan.config.api_reference, &service.doc_id, &service.sdk_id) {
        (Some(template), _, _) => template.replace("{name}", id.name()),
        (None, Some(doc_id), _) => page(doc_id),
        (None, None, Some(sdk_id)) => {
            let service = sdk_id.to_lowercase().replace(' ', "-");
            page(&format!("{service}-{}", plan.service.shape.version))
        }
        (None, None, None) => return None,
    };
    Some(format!("[AWS API reference]({})", destination(&url)))
}

/// Encodes a URL as the destination of a link.
fn destination(url: &str) -> String {
    let mut encoded = String::with_capacity(url.len());
    for byte in url.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => encoded.push(char::from(byte)),
            _ if b"-._~:/?#@!$&'+,;=%".contains(&byte) => encoded.push(char::from(byte)),
            _ => {
                // Writing to a string can't fail.
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}
