use generated::types::{ChallengeNameType, RespondToAuthChallengeRequest};

fn main() {
    let request = RespondToAuthChallengeRequest::builder()
        .client_id("client")
        .challenge_name(ChallengeNameType::SmsMfa)
        //~ error[E0277]: `(&str, &str)` is not a map
        //~ label: a map is expected here
        //~ note: write `[(key, value)]` for a map of one entry; a map and any iterator of pairs are fine as well
        //~ note: an `Option` goes to the setter `maybe_..`, which optional members have
        .challenge_responses(("USERNAME", "me"))
        .build();
    drop(request);
}
