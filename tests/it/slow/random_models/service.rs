//! The service: operations, resources, and what they have in common.

use serde_json::{Value, json};

use crate::slow::random_models::maker::{Maker, NAMESPACES, Object};
use crate::slow::random_models::names;

impl Maker {
    /// The service, its resources and operations.
    pub(crate) fn service(&mut self) {
        let id = format!("{}#{}", NAMESPACES[0], self.names.fresh(&mut self.dice, names::SHAPES));
        let operations: Vec<String> =
            (0..self.dice.within(1..5)).map(|_| self.operation()).collect();
        let mut service = json!({
            "type": "service",
            "version": *self.dice.pick(&["2024-01-01", "", "1 \"*/` <b>", "\n[x]\r\0"]),
            "traits": self.service_traits(),
        });
        let mut resources = Vec::new();
        let mut direct = Vec::new();
        for operation in operations {
            if self.dice.chance(25) {
                let below: Vec<Value> =
                    if self.dice.chance(50) { resources.split_off(0) } else { Vec::new() };
                resources.push(json!({"target": self.resource(&operation, &below)}));
            } else {
                direct.push(json!({"target": operation}));
            }
        }
        for (key, list) in [("operations", direct), ("resources", resources)] {
            if !list.is_empty() {
                service[key] = list.into();
            }
        }
        if !self.errors.is_empty() && self.dice.chance(30) {
            service["errors"] = json!([{"target": self.dice.pick(&self.errors)}]);
        }
        let renamed = self
            .rename
            .clone()
            .into_iter()
            .filter(|(id, _)| !["resource", "operation"].contains(&&*self.kind(id)))
            .filter(|(id, _)| !self.errors.contains(id));
        service["rename"] = renamed.collect::<Object>().into();
        self.add(&id, service);
    }

    fn service_traits(&mut self) -> Object {
        let mut traits = self.traits();
        let mut add = |id: &str, value: Value| _ = traits.insert(id.to_owned(), value);
        let protocol = *self.dice.pick(&["awsJson1_0", "awsJson1_1"]);
        add(&format!("aws.protocols#{protocol}"), json!({}));
        if self.dice.chance(20) {
            add("smithy.protocols#rpcv2Cbor", json!({}));
        }
        if self.dice.chance(20) {
            add("aws.protocols#awsQueryCompatible", json!({}));
        }
        if self.dice.chance(50) {
            add("aws.auth#sigv4", json!({"name": "some-service"}));
        }
        if self.dice.chance(50) {
            let mut names = json!({"sdkId": "Some Service", "arnNamespace": "some"});
            if self.dice.chance(50) {
                names["docId"] = "some-2024".into();
            }
            add("aws.api#service", names);
        }
        if self.dice.chance(50) {
            add("smithy.api#title", self.dice.text().into());
        }
        if self.dice.chance(20) {
            add("smithy.api#auth", json!(["smithy.api#httpBearerAuth", "aws.auth#sigv4"]));
        }
        if self.dice.chance(30) {
            add("smithy.api#paginated", json!({"pageSize": "limit"}));
        }
        traits
    }

    fn resource(&mut self, operation: &str, below: &[Value]) -> String {
        let id = self.id();
        let mut resource =
            json!({"type": "resource", "identifiers": {"id": {"target": "smithy.api#String"}}});
        let key = *self.dice.pick(&[
            "create",
            "put",
            "read",
            "update",
            "delete",
            "list",
            "operations",
            "collectionOperations",
        ]);
        let reference = json!({"target": operation});
        resource[key] = if key.ends_with("perations") { json!([reference]) } else { reference };
        if !below.is_empty() {
            resource["resources"] = below.into();
        }
        self.add(&id, resource);
        id
    }

    fn operation(&mut self) -> String {
        let id = format!("{}#{}", NAMESPACES[0], self.names.fresh(&mut self.dice, names::SHAPES));
        let mut operation = json!({"type": "operation", "traits": self.traits()});
        let input = self.end("Request");
        let output = self.end("Response");
        for (key, end) in [("input", &input), ("output", &output)] {
            if end != "smithy.api#Unit" || self.dice.chance(50) {
                operation[key] = json!({"target": end});
            }
        }
        if !self.errors.is_empty() {
            let count = self.dice.below(3);
            let errors = (0..count).map(|_| json!({"target": self.dice.pick(&self.errors)}));
            let mut errors: Vec<Value> = errors.collect();
            errors.dedup();
            operation["errors"] = errors.into();
        }
        let safety = *self.dice.pick(&["smithy.api#readonly", "smithy.api#idempotent"]);
        for (trait_id, value, percent) in [
            (safety, json!({}), 40),
            ("smithy.api#optionalAuth", json!({}), 10),
            ("smithy.api#auth", json!(["aws.auth#sigv4"]), 10),
            ("smithy.api#auth", json!([]), 10),
            ("smithy.api#requestCompression", json!({"encodings": ["gzip"]}), 15),
            ("smithy.api#http", json!({"method": "POST", "uri": "/"}), 10),
        ] {
            if self.dice.chance(percent) {
                operation["traits"][trait_id] = value;
            }
        }
        // The operation can change only a structure that no other operation has.
        let is_own = |end: &String| !self.items.contains(end) && end != "smithy.api#Unit";
        let (is_own_input, is_own_output) = (is_own(&input), is_own(&output));
        if is_own_input {
            self.input(&input, &mut operation);
            if is_own_output && self.dice.chance(30) {
                self.pages((&input, &output), &mut operation);
            }
        }
        if self.dice.chance(25) {
            operation["traits"]["smithy.api#examples"] = self.examples(&input, &output);
        }
        self.add(&id, operation);
        id
    }

    /// The input or output of an operation. Most operations don't share it.
    fn end(&mut self, suffix: &str) -> String {
        match self.dice.below(10) {
            0 => return "smithy.api#Unit".to_owned(),
            1 => {
                let structures: Vec<String> =
                    self.items.iter().filter(|id| self.kind(id) == "structure").cloned().collect();
                if !structures.is_empty() {
                    return self.dice.pick(&structures).clone();
                }
            }
            _ => {}
        }
        let id = self.id();
        let mut shape = self.structure(self.items.len());
        let marker = if suffix == "Request" { "smithy.api#input" } else { "smithy.api#output" };
        if self.dice.chance(50) {
            shape["traits"][marker] = json!({});
        }
        if self.dice.chance(8) {
            shape["traits"]["smithy.api#sensitive"] = json!({});
        }
        self.add(&id, shape);
        id
    }

    /// Traits that only members of inputs can have.
    fn input(&mut self, id: &str, operation: &mut Value) {
        let mut members = Object::new();
        if self.dice.chance(15) {
            let mut token = self.member("smithy.api#String", true);
            token["traits"]["smithy.api#idempotencyToken"] = json!({});
            members.insert("clientToken".to_owned(), token);
        }
        if self.dice.chance(15) {
            let target = self.text_target();
            let mut label = self.member(&target, true);
            label["traits"]["smithy.api#required"] = json!({});
            label["traits"]["smithy.api#hostLabel"] = json!({});
            members.insert("hostPart".to_owned(), label);
            let prefix =
                *self.dice.pick(&["{hostPart}.", "data-{hostPart}.x-", "{hostPart}{hostPart}"]);
            operation["traits"]["smithy.api#endpoint"] = json!({"hostPrefix": prefix});
        } else if self.dice.chance(5) {
            operation["traits"]["smithy.api#endpoint"] = json!({"hostPrefix": "data."});
        }
        self.extend(id, members);
    }

    /// A string that can be part of a host.
    fn text_target(&mut self) -> String {
        let targets =
            self.targets.iter().filter(|id| ["string", "enum"].contains(&&*self.kind(id)));
        let targets: Vec<String> =
            targets.cloned().chain(["smithy.api#String".to_owned()]).collect();
        self.dice.pick(&targets).clone()
    }

    fn extend(&mut self, id: &str, more: Object) {
        let taken = self.all_members(&self.shapes[id]);
        let is_free = |name: &str| !taken.keys().any(|taken| taken.eq_ignore_ascii_case(name));
        for (name, value) in more.into_iter().filter(|(name, _)| is_free(name)) {
            self.shapes[id]["members"][name] = value;
        }
    }

    /// Makes the operation one whose results come in pages.
    fn pages(&mut self, (input, output): (&str, &str), operation: &mut Value) {
        let token = self.text_target();
        let limit = self.member("smithy.api#Integer", false);
        let page_token = self.member(&token, false);
        let members = [("pageToken".to_owned(), page_token), ("limit".to_owned(), limit)];
        self.extend(input, Object::from_iter(members));
        let lists = self.targets.iter().filter(|id| ["list", "map"].contains(&&*self.kind(id)));
        let lists: Vec<String> = lists.cloned().collect();
        let mut page = Object::from_iter([("nextPage".to_owned(), self.member(&token, false))]);
        if !lists.is_empty() {
            let list = self.dice.pick(&lists).clone();
            let required = self.dice.chance(30);
            page.insert("results".to_owned(), self.member(&list, required));
        }
        let has_results = page.contains_key("results");
        let mut path = "";
        if self.dice.chance(30) {
            let id = self.id();
            self.add(&id, json!({"type": "structure", "members": page}));
            let required = self.dice.chance(50);
            page = Object::from_iter([("pageOf".to_owned(), self.member(&id, required))]);
            path = "pageOf.";
        }
        self.extend(output, page);
        let mut paginated =
            json!({"inputToken": "pageToken", "outputToken": format!("{path}nextPage")});
        if has_results && self.dice.chance(70) {
            paginated["items"] = format!("{path}results").into();
        }
        paginated["pageSize"] = "limit".into();
        operation["traits"]["smithy.api#paginated"] = paginated;
    }

    fn examples(&mut self, input: &str, output: &str) -> Value {
        let mut examples = Vec::new();
        for _ in 0..self.dice.within(1..3) {
            let mut example = json!({"title": self.dice.text()});
            if self.dice.chance(50) {
                example["documentation"] = self.dice.html().into();
            }
            if input != "smithy.api#Unit" {
                example["input"] = self.value(input, 0);
            }
            let error = self.errors.first().cloned().filter(|_| self.dice.chance(20));
            if let Some(error) = error {
                let content = self.value(&error, 0);
                example["error"] = json!({"shapeId": error, "content": content});
            } else if output != "smithy.api#Unit" {
                example["output"] = self.value(output, 0);
            }
            examples.push(example);
        }
        examples.into()
    }
}
