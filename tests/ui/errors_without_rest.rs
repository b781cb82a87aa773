use generated::ServiceError;

fn is_missing(error: &ServiceError) -> bool {
    //~ error[E0004]: non-exhaustive patterns
    match error {
        ServiceError::UserNotFoundException(_) => true,
    }
}

fn main() {
    let _ = is_missing;
}
