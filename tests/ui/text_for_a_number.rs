use generated::types::ListUsersRequest;

fn main() {
    let request = ListUsersRequest::builder()
        .user_pool_id("pool")
        //~ error[E0308]: mismatched types
        //~ label: expected `i32`, found `&str`
        .limit("10")
        .build();
    drop(request);
}
