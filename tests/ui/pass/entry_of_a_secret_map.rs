use generated::types::{ChallengeNameType, RespondToAuthChallengeRequest};

fn main() {
    let request = RespondToAuthChallengeRequest::builder()
        .client_id("client")
        .challenge_name(ChallengeNameType::SmsMfa)
        .challenge_responses([("USERNAME", "me")])
        .build();
    drop(request);
}
