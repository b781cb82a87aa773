use generated::types::DeleteUserAttributesRequest;

fn main() {
    let request = DeleteUserAttributesRequest::builder()
        .access_token("token")
        //~ error[E0277]: `&str` is not a list
        //~ label: a list is expected here
        //~ note: write `[item]` for a list of one item; a `Vec` and any iterator of items are fine as well
        .user_attribute_names("email")
        .build();
    drop(request);
}
