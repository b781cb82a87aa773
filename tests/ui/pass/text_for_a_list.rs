use generated::types::DeleteUserAttributesRequest;

fn main() {
    let request = DeleteUserAttributesRequest::builder()
        .access_token("token")
        .user_attribute_names(["email"])
        .build();
    drop(request);
}
