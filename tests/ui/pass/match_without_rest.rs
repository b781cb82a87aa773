use generated::types::FeedbackValueType;

fn main() {
    let is_valid = match FeedbackValueType::from("Valid") {
        FeedbackValueType::Valid => true,
        FeedbackValueType::Invalid => false,
        _ => false,
    };
    assert!(is_valid);
}
