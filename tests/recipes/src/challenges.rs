//! Answers to the challenges of a sign-in.

use generated::Sensitive;
use generated::types::{ChallengeNameType, InitiateAuthResponse, RespondToAuthChallengeRequest};

/// The texts that a person types to answer challenges.
pub type Answer<'a> = &'a dyn Fn(&ChallengeNameType) -> Option<Sensitive<String>>;

/// The next request of a sign-in; `None` if there is no challenge, or one that this code doesn't
/// know.
///
/// Each answer needs the session of the response that asks for it, and the username that the
/// challenge names.
#[must_use]
pub fn next(
    response: &InitiateAuthResponse,
    client_id: &Sensitive<String>,
    username: &Sensitive<String>,
    answer: Answer<'_>,
) -> Option<RespondToAuthChallengeRequest> {
    let challenge = response.challenge_name.as_ref()?;
    let key = match challenge {
        ChallengeNameType::SmsMfa => "SMS_MFA_CODE",
        ChallengeNameType::SoftwareTokenMfa => "SOFTWARE_TOKEN_MFA_CODE",
        ChallengeNameType::EmailOtp => "EMAIL_OTP_CODE",
        ChallengeNameType::NewPasswordRequired => "NEW_PASSWORD",
        _ => return None,
    };
    // The service may have another name for the user than the one that was typed.
    let parameters = response.challenge_parameters.as_ref().map(Sensitive::expose);
    let id = parameters.and_then(|parameters| parameters.get("USER_ID_FOR_SRP"));
    let username = id.unwrap_or(username.expose());
    let request = RespondToAuthChallengeRequest::builder()
        .client_id(client_id.clone())
        .challenge_name(challenge.clone())
        .challenge_responses([("USERNAME", username.as_str()), (key, answer(challenge)?.expose())])
        .maybe_session(response.session.clone())
        .build();
    Some(request)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn response(challenge: ChallengeNameType) -> InitiateAuthResponse {
        InitiateAuthResponse::builder()
            .challenge_name(challenge)
            .challenge_parameters([("USER_ID_FOR_SRP", "0f3a")])
            .session("session-1")
            .build()
    }

    fn answered(response: &InitiateAuthResponse) -> Option<RespondToAuthChallengeRequest> {
        let [client_id, username] = ["client", "jane"].map(Sensitive::from);
        next(response, &client_id, &username, &|_| Some(Sensitive::from("123456")))
    }

    #[test]
    fn a_code_is_sent_with_the_session() {
        let request = answered(&response(ChallengeNameType::SmsMfa)).unwrap();
        let responses = request.challenge_responses.as_ref().unwrap().expose();
        assert_eq!(
            (responses["USERNAME"].as_str(), &*responses["SMS_MFA_CODE"]),
            ("0f3a", "123456")
        );
        assert_eq!(request.session, Some(Sensitive::from("session-1")));
        assert!(!format!("{request:?}").contains("123456"));
    }

    #[test]
    fn an_unknown_challenge_has_no_answer() {
        assert_eq!(answered(&InitiateAuthResponse::builder().build()), None);
        assert_eq!(answered(&response(ChallengeNameType::from("OF_TOMORROW"))), None);
    }
}
