//! Test cases as the model has them, see
//! <https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html>.

use serde_json::{Map, Value};

/// What a case tests.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Request,
    Response,
    MalformedRequest,
}

/// Each kind with the trait that has its cases, and its name.
const KINDS: [(Kind, &str, &str); 3] = [
    (Kind::Request, "smithy.test#httpRequestTests", "requests"),
    (Kind::Response, "smithy.test#httpResponseTests", "responses"),
    (Kind::MalformedRequest, "smithy.test#httpMalformedRequestTests", "malformed_requests"),
];

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        KINDS.iter().find(|(kind, ..)| *kind == self).map_or("", |(.., name)| name)
    }
}

/// A case.
pub(crate) struct Case {
    pub(crate) kind: Kind,
    /// The operation or error that the case belongs to.
    pub(crate) shape: String,
    pub(crate) node: Map<String, Value>,
}

impl Case {
    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        self.node.get(key).and_then(Value::as_str)
    }

    pub(crate) fn id(&self) -> &str {
        self.text("id").unwrap_or_default()
    }

    /// The name of the operation or error.
    pub(crate) fn name(&self) -> &str {
        self.shape.split_once('#').map_or("", |(_, name)| name)
    }

    pub(crate) fn is_for_servers(&self) -> bool {
        self.text("appliesTo") == Some("server")
    }

    /// The parameters; an empty structure if the case has none.
    pub(crate) fn params(&self) -> Value {
        self.node.get("params").cloned().unwrap_or_else(|| Value::Object(Map::new()))
    }

    /// The part of the case that the checks read, as JSON.
    pub(crate) fn expectation(&self) -> String {
        let mut node = self.node.clone();
        for key in ["documentation", "params", "tags"] {
            node.remove(key);
        }
        Value::Object(node).to_string()
    }
}

/// All cases of a model, in its order.
pub(crate) fn all(model: &Value) -> Vec<Case> {
    let shapes = model["shapes"].as_object().into_iter().flatten();
    shapes.flat_map(|(id, shape)| KINDS.iter().flat_map(move |kind| of(id, shape, *kind))).collect()
}

fn of(id: &str, shape: &Value, (kind, name, _): (Kind, &str, &str)) -> Vec<Case> {
    let cases = shape["traits"][name].as_array().into_iter().flatten();
    let case = |node: &Value| Case {
        kind,
        shape: id.to_owned(),
        node: node.as_object().cloned().unwrap_or_default(),
    };
    cases.map(case).collect()
}
