//! Additions that the next version of a model can have.

use serde_json::{Value, json};

use crate::slow::random_models::dice::Dice;
use crate::slow::random_models::maker::NAMESPACES;

/// Adds an operation, shapes and optional members. Their names don't clash with others.
pub(crate) fn grow(model: &mut Value, dice: &mut Dice) {
    let shapes = model["shapes"].as_object_mut().expect("a model has shapes");
    for shape in shapes.values_mut() {
        let kind = shape["type"].as_str().unwrap_or_default().to_owned();
        let target = match kind.as_str() {
            "structure" | "union" => "smithy.api#String",
            "enum" => "smithy.api#Unit",
            _ => continue,
        };
        if dice.chance(50) {
            let name = *dice.pick(&["aaGained", "GainedZz", "zz_gained", "mmm9_Gained"]);
            shape["members"][name] = json!({"target": target});
        }
    }
    let id = |name: &str| format!("{}#{name}", NAMESPACES[0]);
    for name in ["AaGained", "MmmGained", "ZzGained"] {
        let members = json!({"gained": {"target": "smithy.api#Document"}});
        shapes.insert(id(name), json!({"type": "structure", "members": members}));
        let operation = format!("{name}Now");
        let ends = json!({"target": id(name)});
        shapes.insert(
            id(&operation),
            json!({"type": "operation", "input": ends, "errors": [{"target": id("GainedError")}]}),
        );
    }
    let error = json!({"type": "structure", "traits": {"smithy.api#error": "client"}});
    shapes.insert(id("GainedError"), error);
    let service = shapes.values_mut().find(|shape| shape["type"] == "service");
    let service = service.expect("a model has a service");
    let mut operations = service["operations"].as_array().cloned().unwrap_or_default();
    for name in ["AaGainedNow", "MmmGainedNow", "ZzGainedNow"] {
        operations.push(json!({"target": id(name)}));
    }
    service["operations"] = operations.into();
}
