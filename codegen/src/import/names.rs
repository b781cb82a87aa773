//! Chooses the ids of shapes.

use std::collections::{BTreeMap, BTreeSet};

use super::Options;
use super::api::{Api, Kind};
use super::json::Object;
use super::protocol::Protocols;
use super::survey::Survey;
use crate::map::map_of;
use crate::model::{ShapeId, is_identifier};

/// The names of a model's shapes.
pub(super) struct Names<'a> {
    /// The name of the service in AWS's SDKs.
    pub(super) sdk_id: &'a str,
    namespace: String,
    service: String,
    renamed: BTreeMap<&'a str, String>,
    /// The names of copies for JSON, by the names of their shapes.
    json_copies: BTreeMap<&'a str, String>,
}

impl<'a> Names<'a> {
    /// Chooses all names, and reports missing and invalid ones.
    pub(super) fn choose(
        api: &Api<'a>,
        survey: &Survey<'a>,
        protocols: &Protocols,
        options: &Options,
    ) -> Self {
        let metadata = &api.metadata;
        let sdk_id = metadata.filled("serviceId").or_else(|| metadata.filled("serviceFullName"));
        let sdk_id = sdk_id.or_else(|| metadata.needed("serviceId")).unwrap_or_default();
        let namespace = options.namespace.clone().unwrap_or_else(|| {
            let letters = sdk_id.chars().filter(char::is_ascii_alphanumeric);
            format!("com.amazonaws.{}", letters.collect::<String>().to_ascii_lowercase())
        });
        let service = options.service.clone();
        let service = service.unwrap_or_else(|| service_name(api, protocols, sdk_id));
        let is_operation = api.operations.iter().any(|one| one.name.eq_ignore_ascii_case(&service));
        if is_operation || !is_identifier(&service) {
            let why = if is_operation { ": it is the name of an operation" } else { "" };
            let help =
                "choose another name with `--service`; requests of awsJson and rpcv2Cbor have it";
            metadata.problem(format!("`{service}` can't name the service{why}"), help);
        } else if !sdk_id.is_empty() && ShapeId::parse(&format!("{namespace}#{service}")).is_none()
        {
            let help = "choose a namespace with `--namespace`, e.g. `com.example`";
            metadata.problem(format!("`{namespace}` isn't a namespace"), help);
        }
        let mut taken = BTreeSet::new();
        let renamed = renamed(api, survey, &service, &mut taken);
        let copy = |name| (name, free(format!("SynthesizedJson{name}"), &mut taken));
        let json_copies = map_of(survey.json_in_headers().map(copy));
        Self { sdk_id, namespace, service, renamed, json_copies }
    }

    /// The id of the service.
    pub(super) fn service(&self) -> String {
        format!("{}#{}", self.namespace, self.service)
    }

    /// The id of an operation.
    pub(super) fn operation(&self, name: &str) -> String {
        format!("{}#{name}", self.namespace)
    }

    /// The id of any other shape.
    pub(super) fn shape(&self, name: &str) -> String {
        let name = self.renamed.get(name).map_or(name, String::as_str);
        format!("{}#{name}", self.namespace)
    }

    /// A reference to a shape that isn't an operation.
    pub(super) fn target(&self, name: &str) -> Object {
        Object::default().with("target", self.shape(name))
    }

    /// The copies for JSON, each with its id.
    pub(super) fn json_copies(&self) -> impl Iterator<Item = String> {
        self.json_copies.values().map(|name| format!("{}#{name}", self.namespace))
    }

    /// A reference to the copy of a string.
    pub(super) fn json_copy(&self, name: &str) -> Object {
        let name = self.json_copies.get(name).map_or(name, String::as_str);
        Object::default().with("target", format!("{}#{name}", self.namespace))
    }
}

/// The name of the service's shape.
///
/// Requests of awsJson have it before the operation in `X-Amz-Target`, those of rpcv2Cbor in the URI.
/// Some descriptions have the name of a package in front of it, which the services don't need.
/// Descriptions of other services don't have it: then it is the name in SDKs, unless that is taken.
fn service_name(api: &Api<'_>, protocols: &Protocols, sdk_id: &str) -> String {
    let prefix = if protocols.is_service_named() {
        api.metadata.needed("targetPrefix").or(Some("Service"))
    } else {
        api.metadata.filled("targetPrefix")
    };
    if let Some(name) = prefix.and_then(|prefix| prefix.rsplit('.').next()) {
        return name.to_owned();
    }
    let is_taken = |name: &str| {
        let operations = api.operations.iter().map(|operation| operation.name);
        let mut names = operations.chain(api.shapes.iter().map(|shape| shape.name));
        names.any(|one| one.eq_ignore_ascii_case(name))
    };
    let mut name: String = sdk_id.chars().filter(char::is_ascii_alphanumeric).collect();
    while !is_identifier(&name) || is_taken(&name) {
        name.push_str("Service");
    }
    name
}

/// New names for shapes whose names are taken: in Smithy, the names of all shapes in a namespace
/// must differ by more than case, see <https://smithy.io/2.0/spec/model.html#shape-id-conflicts>.
///
/// Errors keep their names if possible, since these are on the wire.
fn renamed<'a>(
    api: &Api<'a>,
    survey: &Survey<'_>,
    service: &str,
    taken: &mut BTreeSet<String>,
) -> BTreeMap<&'a str, String> {
    taken.extend(api.operations.iter().map(|operation| operation.name.to_ascii_lowercase()));
    taken.insert(service.to_ascii_lowercase());
    let mut order: Vec<_> = api.shapes.iter().collect();
    order.sort_by_key(|shape| {
        let is_structure = matches!(shape.kind, Kind::Structure(_));
        (!survey.is_error(shape.name), !is_structure, shape.name)
    });
    let mut renamed = BTreeMap::new();
    for shape in order {
        let name = free(shape.name.to_owned(), taken);
        if name != shape.name {
            renamed.insert(shape.name, name);
        }
    }
    renamed
}

/// The name, or a longer one if it is taken.
fn free(mut name: String, taken: &mut BTreeSet<String>) -> String {
    while !taken.insert(name.to_ascii_lowercase()) {
        name.push_str("Shape");
    }
    name
}
