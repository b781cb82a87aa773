use generated::types::ListUsersRequest;

fn main() {
    let request = ListUsersRequest::builder()
        .user_pool_id("pool")
        .limit(10)
        .build();
    drop(request);
}
