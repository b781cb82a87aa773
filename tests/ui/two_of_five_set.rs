use generated::types::{FeedbackValueType, UpdateAuthEventFeedbackRequest};

fn main() {
    let request = UpdateAuthEventFeedbackRequest::builder()
        .event_id("event")
        .feedback_value(FeedbackValueType::Valid)
        //~ error[E0277]: required member `feedback_token` of `UpdateAuthEventFeedbackRequest` is not set
        //~ label: `feedback_token` is not set
        //~ note: call `.feedback_token(..)` before `.build()`
        //~ error[E0277]: required member `user_pool_id` of `UpdateAuthEventFeedbackRequest` is not set
        //~ label: `user_pool_id` is not set
        //~ note: call `.user_pool_id(..)` before `.build()`
        //~ error[E0277]: required member `username` of `UpdateAuthEventFeedbackRequest` is not set
        //~ label: `username` is not set
        //~ note: call `.username(..)` before `.build()`
        .build();
    drop(request);
}
