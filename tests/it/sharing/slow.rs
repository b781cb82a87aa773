//! Crates that share support code, and programs that use them.

use std::fs;

use serde_json::{Value, json};
use support::{Project, models, repository};

use super::{codegen, project};

/// Calls operations of two services by one function. The dependency on `two` has no features,
/// although `one` brings those of support.
const PROGRAM: &str = r##"
    use shared::{CallError, Client, Operation};

    fn call<O: Operation>(client: &Client, input: &O::Input) -> Result<O::Output, CallError<O::Service>> {
        client.call::<O>(input, |message| {
            assert!(message.headers().contains_key("authorization"));
            let body = br#"{"__type":"Gone","message":"it is gone"}"#.to_vec();
            Ok(http::Response::builder().status(400).body(body)?)
        })
    }

    #[test]
    fn one_client_calls_both_services() {
        let client = Client::new("us-east-1")
            .endpoint("http://localhost:1")
            .credentials(shared::Credentials::new("id", "key"));
        let one = one::types::Input::builder().secret("hidden").build();
        let two = two::types::Input::builder().secret("hidden").build();
        assert!(!format!("{one:?} {two:?}").contains("hidden"));
        assert_eq!(one.secret, two.secret);
        let error = call::<one::operations::Act>(&client, &one).unwrap_err();
        assert_eq!(error.code(), Some("Gone"));
        let error = call::<two::operations::Act>(&client, &two).unwrap_err();
        assert!(matches!(error, CallError::Service(shared::OperationError::Service { .. })));
    }
"##;

#[test]
fn one_client_calls_two_services_whatever_features_they_have() {
    let project = project();
    for name in ["one", "two"] {
        let file = project.root().join(format!("{name}.json"));
        let text = fs::read_to_string(&file).expect("it is there");
        let mut model: Value = serde_json::from_str(&text).expect("it is JSON");
        model["shapes"]["test#Service"]["traits"]["aws.auth#sigv4"] = json!({ "name": name });
        project.write(&format!("{name}.json"), model.to_string());
    }
    codegen(&project, &["one", "two"], &[]).exits_with(0);
    project.write(
        "out/Cargo.toml",
        "[workspace]\nresolver = \"3\"\nmembers = [\"app\", \"one\", \"two\", \"shared\"]\n",
    );
    project.write("out/app/src/lib.rs", PROGRAM);
    project.write(
        "out/app/Cargo.toml",
        "[package]\nname = \"app\"\nedition = \"2024\"\n[dependencies]\nhttp = \"1\"\n\
         one = { path = \"../one\", features = [\"client\"] }\n\
         two = { path = \"../two\", default-features = false }\n\
         shared = { path = \"../shared\", default-features = false }\n",
    );
    project.cargo(&["test", "--quiet", "--package", "app", "--lib"]).exits_with(0);
    for package in ["one", "two", "shared"] {
        for feature in ["", "json", "serde", "http", "endpoint", "sigv4", "client", "server"] {
            let check = ["check", "--quiet", "--package", package, "--no-default-features"];
            project.cargo(&[&check[..], &["--features", feature]].concat()).exits_with(0);
        }
    }
}

/// Serves three services by one `Handlers`. The protocol of Amazon Cognito has another media type than
/// that of the other two.
const SERVER: &str = r##"
    use http::{Request, Response};
    use shared::server::{Handlers, OperationVisitor, RequestError};
    use shared::{AnyServiceError, CallError, Client, Operation, Service};

    use cognito::{operations::AdminGetUser, types::AdminGetUserRequest};
    use dynamodb::operations::{GetItem, PutItem};
    use dynamodb::types::{GetItemInput, GetItemOutput, ResourceNotFoundException};
    use sqs::{operations::SendMessage, types::{InvalidMessageContents, SendMessageRequest}};

    fn service() -> Handlers {
        Handlers::new()
            .on::<GetItem>(|input| match input.table_name.as_str() {
                "users" => Ok(GetItemOutput::default()),
                _ => Err(ResourceNotFoundException::builder().message("no such table").build())?,
            })
            .on::<SendMessage>(|_| Err(InvalidMessageContents::builder().build().into()))
            .on::<AdminGetUser>(|_| Err(cognito::types::UserNotFoundException::builder().build())?)
    }

    fn call<O: Operation>(input: &O::Input) -> Result<O::Output, CallError<O::Service>> {
        let client = Client::new("us-east-1").credentials(shared::Credentials::new("id", "key"));
        client.call::<O>(input, |message| Ok(service().answer(&message)))
    }

    fn get_item(table: &str) -> GetItemInput {
        let key = dynamodb::types::AttributeValue::S("jane".into());
        GetItemInput::builder().table_name(table).key([("name", key)]).build()
    }

    fn send_message() -> SendMessageRequest {
        SendMessageRequest::builder().queue_url("http://localhost/q").message_body("hello").build()
    }

    fn admin_get_user() -> AdminGetUserRequest {
        AdminGetUserRequest::builder().user_pool_id("us-east-1_A").username("jane").build()
    }

    fn answer(change: impl FnOnce(&mut Request<Vec<u8>>), mut message: Request<Vec<u8>>) -> Response<Vec<u8>> {
        change(&mut message);
        service().answer(&message)
    }

    fn header<'r>(response: &'r Response<Vec<u8>>, name: &str) -> Option<&'r str> {
        response.headers().get(name)?.to_str().ok()
    }

    #[test]
    fn one_double_answers_three_services() {
        assert_eq!(call::<GetItem>(&get_item("users")).unwrap(), GetItemOutput::default());
        let error = call::<GetItem>(&get_item("gone")).unwrap_err();
        assert_eq!(error.to_string(), "ResourceNotFoundException: no such table (HTTP status 400)");
        assert_eq!(call::<SendMessage>(&send_message()).unwrap_err().code(), Some("InvalidMessageContents"));
        assert_eq!(call::<AdminGetUser>(&admin_get_user()).unwrap_err().code(), Some("UserNotFoundException"));
    }

    #[test]
    fn each_answer_is_in_the_protocol_of_its_service() {
        let (old, new) = (Some("application/x-amz-json-1.0"), Some("application/x-amz-json-1.1"));
        let unchanged = |_: &mut Request<Vec<u8>>| ();
        let of_dynamodb = answer(unchanged, GetItem::request(&get_item("gone")));
        assert_eq!(header(&of_dynamodb, "content-type"), old);
        assert_eq!(header(&of_dynamodb, "x-amzn-query-error"), None);
        assert!(String::from_utf8_lossy(of_dynamodb.body()).contains("com.amazonaws.dynamodb#Resource"));
        let of_sqs = answer(unchanged, SendMessage::request(&send_message()));
        assert_eq!(header(&of_sqs, "content-type"), old);
        assert_eq!(header(&of_sqs, "x-amzn-query-error"), Some("InvalidMessageContents;Sender"));
        assert_eq!(header(&answer(unchanged, AdminGetUser::request(&admin_get_user())), "content-type"), new);
        // Requests that no function answers.
        let damage = |message: &mut Request<Vec<u8>>| *message.body_mut() = b"{".to_vec();
        assert_eq!(header(&answer(damage, AdminGetUser::request(&admin_get_user())), "content-type"), new);
        let rename = |message: &mut Request<Vec<u8>>| {
            message.headers_mut().insert("x-amz-target", http::HeaderValue::from_static("A.Gone"));
        };
        let unknown = answer(rename, AdminGetUser::request(&admin_get_user()));
        assert_eq!((header(&unknown, "content-type"), unknown.status().as_u16()), (new, 404));
        let retype = |message: &mut Request<Vec<u8>>| {
            message.headers_mut().insert("content-type", http::HeaderValue::from_static("a/b"));
        };
        let error = answer(retype, AdminGetUser::request(&admin_get_user()));
        assert_eq!((header(&error, "content-type"), error.status().as_u16()), (new, 415));
    }

    #[test]
    fn an_operation_without_a_function_is_named() {
        let input = dynamodb::types::PutItemInput::builder()
            .table_name("users")
            .item([("name", dynamodb::types::AttributeValue::S("jane".into()))])
            .build();
        let message = PutItem::request(&input);
        let error = service().try_answer(&message).unwrap_err();
        assert_eq!(error, RequestError::NoHandler { operation: "PutItem" });
        let response = error.to_response_of::<dynamodb::ThisService>();
        assert_eq!(service().answer(&message).body(), response.body());
        // Handlers without functions know no service.
        let answer = Handlers::new().answer(&message);
        assert_eq!((answer.status().as_u16(), header(&answer, "content-type")), (404, None));
    }

    /// Works for the operations of each service.
    struct Masked<'a>(&'a Request<Vec<u8>>);

    impl OperationVisitor for Masked<'_> {
        type Output = Result<String, RequestError>;

        fn visit<O: Operation>(self) -> Self::Output {
            Ok(format!("{} {}", O::NAME, shared::json::to_string_masked(&O::read_request(self.0)?)))
        }
    }

    fn masked<S: Service>(request: &Request<Vec<u8>>) -> Result<String, RequestError> {
        S::with_operation(request, Masked(request))?
    }

    #[test]
    fn generic_code_finds_the_operations_of_each_service() {
        let request = AdminGetUser::request(&admin_get_user());
        let text = masked::<cognito::ThisService>(&request).unwrap();
        assert!(text.starts_with("AdminGetUser {") && !text.contains("jane"), "{text}");
        assert_eq!(masked::<sqs::ThisService>(&request), Err(RequestError::UnknownOperation));
        assert_eq!(sqs::ThisService::operation_name(&SendMessage::request(&send_message())), Ok("SendMessage"));
        let error = sqs::ServiceError::from(InvalidMessageContents::builder().build());
        assert_eq!(AnyServiceError::to_response(&error).body(), error.to_response().body());
    }
"##;

#[test]
fn one_double_serves_three_services() {
    let project = Project::new(models::with(json!({})));
    let services = [
        ("cognito", "models/cognito-idp-2016-04-18.json", r#"["AdminGetUser"]"#),
        ("dynamodb", "tests/models/services/dynamodb-2012-08-10.json", r#"["GetItem", "PutItem"]"#),
        ("sqs", "tests/models/services/sqs-2012-11-05.json", r#"["SendMessage"]"#),
    ];
    for (name, path, operations) in services {
        let model = fs::read_to_string(repository(path)).expect("it is there");
        project.write(&format!("{name}.json"), model);
        let config = format!("[crate]\nname = \"{name}\"\n[model]\noperations = {operations}\n");
        project.write(&format!("{name}.toml"), config);
    }
    codegen(&project, &services.map(|(name, _, _)| name), &[]).exits_with(0);
    project.write(
        "out/Cargo.toml",
        "[workspace]\nresolver = \"3\"\nmembers = [\"app\", \"cognito\", \"dynamodb\", \"sqs\", \"shared\"]\n",
    );
    project.write("out/app/src/lib.rs", SERVER);
    project.write(
        "out/app/Cargo.toml",
        "[package]\nname = \"app\"\nedition = \"2024\"\n[dependencies]\nhttp = \"1\"\n\
         cognito = { path = \"../cognito\", features = [\"client\", \"server\"] }\n\
         dynamodb = { path = \"../dynamodb\" }\n\
         sqs = { path = \"../sqs\" }\n\
         shared = { path = \"../shared\", default-features = false }\n",
    );
    project.cargo(&["test", "--quiet", "--package", "app", "--lib"]).exits_with(0);
}

/// Serves two services of restJson1 by one `Handlers`: the method and the pattern decide.
const REST_SERVER: &str = r##"
    use http::{Request, Response};
    use shared::Operation;
    use shared::server::Handlers;

    fn answer(service: &Handlers, method: &str, uri: &str) -> Response<Vec<u8>> {
        service.answer(&Request::builder().method(method).uri(uri).body(Vec::new()).unwrap())
    }

    #[test]
    fn one_server_has_the_routes_of_both_services() {
        let service = Handlers::new()
            .on::<one::operations::Act>(|input| {
                Err(one::types::Failure::builder().message(input.id).build())?
            })
            .on::<two::operations::Act>(|_| Ok(two::types::Output::builder().build()));
        let one = answer(&service, "GET", "/a%2Fb");
        assert_eq!(one.status(), 503);
        let error = one::operations::Act::response(&one).unwrap_err();
        assert_eq!(error.as_service_error().unwrap().message(), Some("a/b"));
        assert_eq!(answer(&service, "PUT", "/two/a").status(), 200);
        // `one` has an operation for this request, too, but no function for it.
        assert_eq!(answer(&service, "PUT", "/two/b").status(), 200);
        assert_eq!(answer(&service, "GET", "/two/a").headers()["allow"], "PUT");
        assert_eq!(answer(&service, "POST", "/a").headers()["allow"], "GET");
        // Both services have operations for these paths, with other methods or with the same one.
        assert_eq!(answer(&service, "PATCH", "/two/c").headers()["allow"], "DELETE, PUT");
        assert_eq!(answer(&service, "PATCH", "/two/b").headers()["allow"], "PUT");
        assert_eq!(answer(&service, "GET", "/a/b/c").status(), 404);
    }
"##;

#[test]
fn one_server_answers_two_services_of_rest_json() {
    let project = project();
    for (name, method, uri) in [("one", "GET", "/{Id}"), ("two", "PUT", "/two/{Id}")] {
        let mut shapes = crate::protocols::model(&json!({"aws.protocols#restJson1": {}}));
        shapes["test#Service"]["operations"] = json!([{"target": "test#Act"}]);
        shapes["test#Act"]["traits"]["smithy.api#http"] = json!({"method": method, "uri": uri});
        if name == "one" {
            shapes["test#Service"]["operations"] =
                json!([{"target": "test#Act"}, {"target": "test#Other"}, {"target": "test#Third"}]);
            let others = [("test#Other", "PUT", "/two/b"), ("test#Third", "DELETE", "/two/c")];
            for (name, method, uri) in others {
                let http = json!({"smithy.api#http": {"method": method, "uri": uri}});
                shapes[name] = json!({"type": "operation", "traits": http});
            }
        }
        project.write(&format!("{name}.json"), models::of_shapes(&shapes));
    }
    codegen(&project, &["one", "two"], &[]).exits_with(0);
    project.write(
        "out/Cargo.toml",
        "[workspace]\nresolver = \"3\"\nmembers = [\"app\", \"one\", \"two\", \"shared\"]\n",
    );
    project.write("out/app/src/lib.rs", REST_SERVER);
    project.write(
        "out/app/Cargo.toml",
        "[package]\nname = \"app\"\nedition = \"2024\"\n[dependencies]\nhttp = \"1\"\n\
         one = { path = \"../one\", features = [\"server\"] }\n\
         two = { path = \"../two\" }\n\
         shared = { path = \"../shared\", default-features = false }\n",
    );
    project.cargo(&["test", "--quiet", "--package", "app", "--lib"]).exits_with(0);
}

#[test]
fn crates_that_leave_out_the_same_parts_of_builders_compile_with_shared_support() {
    let project = project();
    for (name, parts) in [("one", "\"Hash\", "), ("two", "")] {
        let leave_out = format!("leave-out = [{parts}\"builder-traits\", \"maybe-setters\"]");
        let config = format!("[crate]\nname = \"{name}\"\n{leave_out}\n");
        project.write(&format!("{name}.toml"), config);
    }
    codegen(&project, &["one", "two"], &[]).exits_with(0);
    let workspace = "[workspace]\nresolver = \"3\"\nmembers = [\"one\", \"two\", \"shared\"]\n";
    project.write("out/Cargo.toml", workspace);
    project.cargo(&["check", "--quiet", "--workspace", "--no-default-features"]).exits_with(0);
    project.cargo(&["check", "--quiet", "--workspace", "--all-features"]).exits_with(0);
}
