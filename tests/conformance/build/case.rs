//! Test cases as the model has them, see
//! <https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html>.

use serde_json::{Map, Value};

/// Who is tested.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Side {
    Client,
    Server,
}

impl Side {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Server => "server",
        }
    }
}

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

/// A case, for one side.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) kind: Kind,
    pub(crate) side: Side,
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

/// All cases of a model, in its order. A case that applies to both sides is there twice.
pub(crate) fn all(model: &Value) -> Vec<Case> {
    let shapes = model["shapes"].as_object().into_iter().flatten();
    shapes.flat_map(|(id, shape)| KINDS.iter().flat_map(move |kind| of(id, shape, *kind))).collect()
}

fn of(id: &str, shape: &Value, (kind, name, _): (Kind, &str, &str)) -> Vec<Case> {
    let nodes = shape["traits"][name].as_array().into_iter().flatten().filter_map(Value::as_object);
    let of_side = |node: &Map<String, Value>, side: Side| Case {
        kind,
        side,
        shape: id.to_owned(),
        node: node.clone(),
    };
    nodes
        .flat_map(|node| sides(kind, node).iter().map(move |side| of_side(node, *side)))
        .flat_map(|case| if kind == Kind::MalformedRequest { filled(&case) } else { vec![case] })
        .collect()
}

/// The sides that a case applies to.
fn sides(kind: Kind, node: &Map<String, Value>) -> &'static [Side] {
    match (kind, node.get("appliesTo").and_then(Value::as_str)) {
        (Kind::MalformedRequest, _) | (_, Some("server")) => &[Side::Server],
        (_, Some("client")) => &[Side::Client],
        _ => &[Side::Client, Side::Server],
    }
}

/// The cases that a case stands for: one for each value of its parameters, or only itself, see
/// <https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html#parameterized-tests>.
fn filled(case: &Case) -> Vec<Case> {
    let Some(parameters) = case.node.get("testParameters").and_then(Value::as_object) else {
        return vec![case.clone()];
    };
    let count =
        parameters.values().filter_map(Value::as_array).map(Vec::len).min().unwrap_or_default();
    let nth = |index: usize| {
        let value = |(name, values): (&String, &Value)| {
            (name.clone(), values[index].as_str().unwrap_or_default().to_owned())
        };
        let values: Vec<_> = parameters.iter().map(value).collect();
        let mut case = case.clone();
        case.node.remove("testParameters");
        case.node.values_mut().for_each(|node| fill(node, &values));
        let id = format!("{}_case{index}", case.id());
        case.node.insert("id".to_owned(), id.into());
        case
    };
    (0..count).map(nth).collect()
}

/// Puts values in the place of `$name:L`, and as JSON strings in the place of `$name:S`.
fn fill(node: &mut Value, values: &[(String, String)]) {
    match node {
        Value::String(text) => {
            for (name, value) in values {
                *text = text.replace(&format!("${name}:L"), value);
                *text =
                    text.replace(&format!("${name}:S"), &Value::from(value.as_str()).to_string());
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| fill(item, values)),
        Value::Object(members) => members.values_mut().for_each(|member| fill(member, values)),
        _ => {}
    }
}
