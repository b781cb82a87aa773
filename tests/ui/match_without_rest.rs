use generated::types::FeedbackValueType;

fn main() {
    //~ error[E0004]: non-exhaustive patterns
    let is_valid = match FeedbackValueType::from("Valid") {
        FeedbackValueType::Valid => true,
        FeedbackValueType::Invalid => false,
        FeedbackValueType::Unrecognized(_) => false,
    };
    assert!(is_valid);
}
