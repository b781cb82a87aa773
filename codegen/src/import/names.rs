//! Chooses the ids of shapes.

use std::collections::{BTreeMap, BTreeSet};

use super::Options;
use super::api::{Api, Kind};
use super::json::Object;
use super::survey::Survey;
use crate::model::{ShapeId, is_identifier};

/// The names of a model's shapes.
pub(super) struct Names<'a> {
    /// The name of the service in AWS's SDKs.
    pub(super) sdk_id: &'a str,
    namespace: String,
    service: String,
    renamed: BTreeMap<&'a str, String>,
}

impl<'a> Names<'a> {
    /// Chooses all names, and reports missing and invalid ones.
    pub(super) fn choose(api: &Api<'a>, survey: &Survey<'a>, options: &Options) -> Self {
        let metadata = &api.metadata;
        let sdk_id = metadata.filled("serviceId").or_else(|| metadata.filled("serviceFullName"));
        let sdk_id = sdk_id.or_else(|| metadata.needed("serviceId")).unwrap_or_default();
        let namespace = options.namespace.clone().unwrap_or_else(|| {
            let letters = sdk_id.chars().filter(char::is_ascii_alphanumeric);
            format!("com.amazonaws.{}", letters.collect::<String>().to_ascii_lowercase())
        });
        let service = options.service.as_deref().or_else(|| of_target(api)).unwrap_or("Service");
        let is_operation = api.operations.iter().any(|one| one.name.eq_ignore_ascii_case(service));
        if is_operation || !is_identifier(service) {
            let why = if is_operation { ": it is the name of an operation" } else { "" };
            let help = "choose another name with `--service`; awsJson sends it with each request";
            metadata.problem(format!("`{service}` can't name the service{why}"), help);
        } else if !sdk_id.is_empty() && ShapeId::parse(&format!("{namespace}#{service}")).is_none()
        {
            let help = "choose a namespace with `--namespace`, e.g. `com.example`";
            metadata.problem(format!("`{namespace}` isn't a namespace"), help);
        }
        let renamed = renamed(api, survey, service);
        Self { sdk_id, namespace, service: service.to_owned(), renamed }
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
}

/// The name of the service's shape: awsJson sends it before the operation in `X-Amz-Target`. Some
/// descriptions have the name of a package in front of it, which the services don't need.
fn of_target<'a>(api: &Api<'a>) -> Option<&'a str> {
    let prefix = api.metadata.needed("targetPrefix")?;
    prefix.rsplit('.').next()
}

/// New names for shapes whose names are taken: in Smithy, the names of all shapes in a namespace
/// must differ by more than case, see <https://smithy.io/2.0/spec/model.html#shape-id-conflicts>.
///
/// Errors keep their names if possible, since these are on the wire.
fn renamed<'a>(api: &Api<'a>, survey: &Survey<'_>, service: &str) -> BTreeMap<&'a str, String> {
    let mut taken: BTreeSet<String> =
        api.operations.iter().map(|operation| operation.name.to_ascii_lowercase()).collect();
    taken.insert(service.to_ascii_lowercase());
    let mut order: Vec<_> = api.shapes.iter().collect();
    order.sort_by_key(|shape| {
        let is_structure = matches!(shape.kind, Kind::Structure(_));
        (!survey.is_error(shape.name), !is_structure, shape.name)
    });
    let mut renamed = BTreeMap::new();
    for shape in order {
        let mut name = shape.name.to_owned();
        while !taken.insert(name.to_ascii_lowercase()) {
            name.push_str("Shape");
        }
        if name != shape.name {
            renamed.insert(shape.name, name);
        }
    }
    renamed
}
