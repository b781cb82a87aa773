use generated::types::{FeedbackValueType, UpdateAuthEventFeedbackRequest};

fn main() {
    let request = UpdateAuthEventFeedbackRequest::builder()
        .event_id("event")
        .feedback_value(FeedbackValueType::Valid)
        .feedback_token("token")
        .user_pool_id("pool")
        .username("me")
        .build();
    drop(request);
}
