use generated::ServiceError;

fn is_missing(error: &ServiceError) -> bool {
    match error {
        ServiceError::UserNotFoundException(_) => true,
        _ => false,
    }
}

fn main() {
    let _ = is_missing;
}
