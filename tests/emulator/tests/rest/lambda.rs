//! AWS Lambda. The emulator has no pages of functions, and no answer that fails within a function.

use emulator::Error;
use emulator::aws::lambda::ServiceError;
use emulator::aws::lambda::operations::{
    CreateFunction, DeleteFunction, GetFunction, Invoke, ListFunctions, ListTags, UntagResource,
    UpdateFunctionConfiguration,
};
use emulator::aws::lambda::types::{
    CreateFunctionRequest, DeleteFunctionRequest, FunctionCode, GetFunctionRequest,
    InvocationRequest, InvocationType, ListFunctionsRequest, ListTagsRequest, LogType, Runtime,
    UntagResourceRequest, UpdateFunctionConfigurationRequest,
};

use crate::wire::{ROLE, Wire};

/// An empty archive.
const ZIP: [u8; 22] = *b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

#[test]
fn a_function_is_made_called_listed_changed_and_deleted() -> Result<(), Error> {
    let wire = Wire::new();
    let client = &wire.client;
    let send = |message| wire.send(message);

    let new = CreateFunctionRequest::builder()
        .function_name("greet")
        .role(&*ROLE)
        .code(FunctionCode::builder().zip_file(ZIP).build())
        .runtime(Runtime::Python3_14)
        .handler("greet.main")
        .tags([("team", "a"), ("stage", "test")])
        .build();
    let arn = client.call::<CreateFunction>(&new, send)?.function_arn.expect("an ARN");
    assert_eq!(arn, "arn:aws:lambda:us-east-1:123456789012:function:greet");

    // The label has colons, and the query has a dollar sign.
    let get = GetFunctionRequest::builder().function_name(&arn).qualifier("$LATEST").build();
    let found = client.call::<GetFunction>(&get, send)?;
    let configuration = found.configuration.expect("a configuration");
    assert_eq!(configuration.handler.as_deref(), Some("greet.main"));
    assert_eq!(configuration.version.as_deref(), Some("$LATEST"));

    let few = ListFunctionsRequest::builder().max_items(10).build();
    let names = client.items::<ListFunctions>(few, send);
    let names = names.map(|it| Ok(it?.function_name)).collect::<Result<Vec<_>, Error>>()?;
    assert_eq!(names, [Some("greet".to_owned())]);

    let change = UpdateFunctionConfigurationRequest::builder().function_name("greet").timeout(7);
    let changed = client.call::<UpdateFunctionConfiguration>(&change.build(), send)?;
    assert_eq!(changed.timeout, Some(7));

    // The payload is the body, in both directions; the status is a member.
    let call = InvocationRequest::builder()
        .function_name("greet")
        .invocation_type(InvocationType::Event)
        .log_type(LogType::None)
        .payload(br#"{"name":"jane"}"#)
        .build();
    let called = client.call::<Invoke>(&call, send)?;
    assert_eq!(wire.header("X-Amz-Invocation-Type").as_deref(), Some("Event"));
    assert_eq!(wire.header("X-Amz-Log-Type").as_deref(), Some("None"));
    assert_eq!(called.status_code, Some(202));
    let payload = called.payload.expect("a payload");
    assert_eq!(payload.expose().as_ref(), br#"{"name":"jane"}"#);

    let untag = UntagResourceRequest::builder().resource(&arn).tag_keys(["team", "none"]).build();
    client.call::<UntagResource>(&untag, send)?;
    let tags = ListTagsRequest::builder().resource(&arn).build();
    let tags = client.call::<ListTags>(&tags, send)?.tags.expect("tags");
    assert_eq!(tags.into_iter().collect::<Vec<_>>(), [("stage".to_owned(), "test".to_owned())]);

    let delete = DeleteFunctionRequest::builder().function_name("greet").build();
    assert_eq!(client.call::<DeleteFunction>(&delete, send)?.status_code, Some(204));
    let error = client.call::<GetFunction>(&get, send).expect_err("the function is deleted");
    let Some(ServiceError::ResourceNotFoundException(missing)) = error.as_service_error() else {
        panic!("{error:?}");
    };
    assert!(missing.message.as_deref().is_some_and(|text| text.contains("greet")), "{missing:?}");

    let escaped = "arn%3Aaws%3Alambda%3Aus-east-1%3A123456789012%3Afunction%3Agreet";
    let expected = [
        "POST /2015-03-31/functions".to_owned(),
        format!("GET /2015-03-31/functions/{escaped}?Qualifier=%24LATEST"),
        "GET /2015-03-31/functions?MaxItems=10".to_owned(),
        "PUT /2015-03-31/functions/greet/configuration".to_owned(),
        "POST /2015-03-31/functions/greet/invocations".to_owned(),
        format!("DELETE /2017-03-31/tags/{escaped}?tagKeys=team&tagKeys=none"),
        format!("GET /2017-03-31/tags/{escaped}"),
        "DELETE /2015-03-31/functions/greet".to_owned(),
        format!("GET /2015-03-31/functions/{escaped}?Qualifier=%24LATEST"),
    ];
    assert_eq!(wire.signed_for("lambda"), expected);
    Ok(())
}
