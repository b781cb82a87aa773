//! Amazon API Gateway. The emulator has no pages of APIs.

use emulator::Error;
use emulator::aws::apigateway::ServiceError;
use emulator::aws::apigateway::operations::{
    CreateRestApi, DeleteRestApi, GetRestApi, GetRestApis, ImportRestApi, UpdateRestApi,
};
use emulator::aws::apigateway::types::{
    CreateRestApiRequest, DeleteRestApiRequest, GetRestApiRequest, GetRestApisRequest,
    ImportRestApiRequest, Op, PatchOperation, UpdateRestApiRequest,
};

use crate::wire::Wire;

#[test]
fn an_api_is_made_listed_changed_and_deleted() -> Result<(), Error> {
    let wire = Wire::new();
    let client = &wire.client;
    let send = |message| wire.send(message);

    let new = CreateRestApiRequest::builder().name("pets").description("of all kinds").build();
    let made = client.call::<CreateRestApi>(&new, send)?;
    let id = made.id.expect("an id");
    assert!(made.created_date.is_some());
    assert_eq!(wire.header("accept").as_deref(), Some("application/json"));

    // The body is the member, and the query has a map.
    let document = br#"{
        "openapi": "3.0.0",
        "info": {"title": "imported", "description": "", "version": "1"},
        "paths": {}
    }"#;
    let import = ImportRestApiRequest::builder()
        .body(document)
        .fail_on_warnings(true)
        .parameters([("endpoint types", "EDGE&REGIONAL")])
        .build();
    let imported = client.call::<ImportRestApi>(&import, send)?.id.expect("an id");

    let list = GetRestApisRequest::builder().limit(100).build();
    let names = client.items::<GetRestApis>(list, send);
    let names = names.map(|it| Ok(it?.name)).collect::<Result<Vec<_>, Error>>()?;
    assert_eq!(names, [Some("pets".to_owned()), Some("imported".to_owned())]);

    let rename = PatchOperation::builder().op(Op::Replace).path("/name").value("animals").build();
    let change = UpdateRestApiRequest::builder().rest_api_id(&id).patch_operations([rename]);
    client.call::<UpdateRestApi>(&change.build(), send)?;
    let get = GetRestApiRequest::builder().rest_api_id(&id).build();
    let found = client.call::<GetRestApi>(&get, send)?;
    assert_eq!(found.name.as_deref(), Some("animals"));
    assert_eq!(found.description.as_deref(), Some("of all kinds"));

    for id in [&id, &imported] {
        let delete = DeleteRestApiRequest::builder().rest_api_id(id).build();
        client.call::<DeleteRestApi>(&delete, send)?;
    }
    let error = client.call::<GetRestApi>(&get, send).expect_err("the API is deleted");
    assert!(
        matches!(error.as_service_error(), Some(ServiceError::NotFoundException(_))),
        "{error:?}"
    );

    let expected = [
        "POST /restapis".to_owned(),
        "POST /restapis?mode=import&failonwarnings=true&endpoint%20types=EDGE%26REGIONAL"
            .to_owned(),
        "GET /restapis?limit=100".to_owned(),
        format!("PATCH /restapis/{id}"),
        format!("GET /restapis/{id}"),
        format!("DELETE /restapis/{id}"),
        format!("DELETE /restapis/{imported}"),
        format!("GET /restapis/{id}"),
    ];
    assert_eq!(wire.signed_for("apigateway"), expected);
    Ok(())
}
