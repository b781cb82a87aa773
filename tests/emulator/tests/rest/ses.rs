//! Amazon SES v2, whose signatures name the service `ses`. The model doesn't mark its lists as paginated.

use emulator::Error;
use emulator::aws::sesv2::ServiceError;
use emulator::aws::sesv2::operations::{
    CreateEmailIdentity, CreateEmailIdentityPolicy, DeleteEmailIdentity, GetEmailIdentity,
    ListEmailIdentities, UpdateEmailIdentityPolicy,
};
use emulator::aws::sesv2::types::{
    CreateEmailIdentityPolicyRequest, CreateEmailIdentityRequest, DeleteEmailIdentityRequest,
    GetEmailIdentityRequest, IdentityType, ListEmailIdentitiesRequest,
    UpdateEmailIdentityPolicyRequest,
};

use crate::wire::Wire;

const IDENTITIES: [&str; 3] = ["jane+news@example.com", "a=b%c@example.com", "example.com"];

#[test]
fn identities_are_made_listed_changed_and_deleted() -> Result<(), Error> {
    let wire = Wire::new();
    let client = &wire.client;
    let send = |message| wire.send(message);

    for identity in IDENTITIES {
        let new = CreateEmailIdentityRequest::builder().email_identity(identity).build();
        let kind = client.call::<CreateEmailIdentity>(&new, send)?.identity_type;
        let is_address = identity.contains('@');
        let expected = if is_address { IdentityType::EmailAddress } else { IdentityType::Domain };
        assert_eq!(kind, Some(expected), "{identity}");
    }

    let mut names = Vec::new();
    let mut page = ListEmailIdentitiesRequest::builder().page_size(2).build();
    loop {
        let found = client.call::<ListEmailIdentities>(&page, send)?;
        let identities = found.email_identities.unwrap_or_default();
        names.push(identities.into_iter().filter_map(|it| it.identity_name).collect::<Vec<_>>());
        page.next_token = found.next_token;
        if page.next_token.is_none() {
            break;
        }
    }
    assert_eq!(names, [&IDENTITIES[..2], &IDENTITIES[2..]]);

    let policy = |text: &str| {
        CreateEmailIdentityPolicyRequest::builder()
            .email_identity(IDENTITIES[0])
            .policy_name("all")
            .policy(text)
            .build()
    };
    client.call::<CreateEmailIdentityPolicy>(&policy("{}"), send)?;
    let change = UpdateEmailIdentityPolicyRequest::builder()
        .email_identity(IDENTITIES[0])
        .policy_name("all")
        .policy(r#"{"Statement":[]}"#)
        .build();
    client.call::<UpdateEmailIdentityPolicy>(&change, send)?;
    let get = |name: &str| GetEmailIdentityRequest::builder().email_identity(name).build();
    let found = client.call::<GetEmailIdentity>(&get(IDENTITIES[0]), send)?;
    let policies = found.policies.unwrap_or_default();
    assert_eq!(policies.get("all").map(String::as_str), Some(r#"{"Statement":[]}"#));

    for identity in IDENTITIES {
        let delete = DeleteEmailIdentityRequest::builder().email_identity(identity).build();
        client.call::<DeleteEmailIdentity>(&delete, send)?;
    }
    let error = client.call::<GetEmailIdentity>(&get(IDENTITIES[0]), send);
    let error = error.expect_err("the identity is deleted");
    assert!(
        matches!(error.as_service_error(), Some(ServiceError::NotFoundException(_))),
        "{error:?}"
    );

    let expected = [
        "POST /v2/email/identities",
        "POST /v2/email/identities",
        "POST /v2/email/identities",
        "POST /v2/email/list-identities",
        "POST /v2/email/list-identities",
        "POST /v2/email/identities/jane%2Bnews%40example.com/policies/all",
        "PUT /v2/email/identities/jane%2Bnews%40example.com/policies/all",
        "GET /v2/email/identities/jane%2Bnews%40example.com",
        "DELETE /v2/email/identities/jane%2Bnews%40example.com",
        "DELETE /v2/email/identities/a%3Db%25c%40example.com",
        "DELETE /v2/email/identities/example.com",
        "GET /v2/email/identities/jane%2Bnews%40example.com",
    ];
    assert_eq!(wire.signed_for("ses"), expected);
    Ok(())
}
