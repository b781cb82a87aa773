//! When a failed attempt is repeated: the standard mode of AWS's SDKs, see
//! <https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html>.
//!
//! Nothing here sleeps, reads a clock or makes random numbers: a client does.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// The tokens of a full bucket.
const TOKENS: u32 = 500;
/// What a retry after a throttled attempt costs.
const THROTTLED_COST: u32 = 5;
/// What a retry after any other failure costs.
const FAILED_COST: u32 = 14;
/// The longest time by which a service can extend a delay.
const LONGEST_EXTENSION: Duration = Duration::from_secs(5);

/// How often and after which delays a client repeats an attempt that failed.
///
/// The default is the standard mode of AWS's SDKs, with the figures of 2026:
///
/// - Up to three attempts for each call.
/// - The delay before retry number `n`, counted from 0, is a random part of 50 milliseconds × 2ⁿ; for
///   an attempt that the service throttled, of 1 second × 2ⁿ. It is 20 seconds at most. The header
///   `x-amz-retry-after` can extend it, by 5 seconds at most.
/// - A bucket of 500 tokens limits retries while a service has problems. A retry takes 14, or 5
///   after throttling. A call that succeeds gives back what its last retry took, or 1 if it had
///   none. Without enough tokens, a failure is final.
///
/// Clones share the bucket.
#[derive(Clone, Debug)]
pub struct Retries {
    attempts: u32,
    base: Duration,
    throttled_base: Duration,
    longest: Duration,
    resends_unsafely: bool,
    tokens: Arc<AtomicU32>,
}

impl Default for Retries {
    fn default() -> Self {
        Self {
            attempts: 3,
            base: Duration::from_millis(50),
            throttled_base: Duration::from_secs(1),
            longest: Duration::from_secs(20),
            resends_unsafely: false,
            tokens: Arc::new(AtomicU32::new(TOKENS)),
        }
    }
}

impl Retries {
    /// No retries: the first attempt of a call is the last one.
    #[must_use]
    pub fn none() -> Self {
        Self::default().attempts(1)
    }

    /// Sets how many attempts a call can take, the first one included. Zero means one.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// Sets the longest delay before the first retry: after throttling, and after other failures.
    /// AWS's SDKs take 25 milliseconds for the second one with Amazon DynamoDB.
    #[must_use]
    pub fn base_delays(mut self, throttled: Duration, failed: Duration) -> Self {
        self.throttled_base = throttled;
        self.base = failed;
        self
    }

    /// Sets the longest delay before any retry.
    #[must_use]
    pub fn longest_delay(mut self, longest: Duration) -> Self {
        self.longest = longest;
        self
    }

    /// Sets whether every request is sent again when there was no answer, as AWS's SDKs do.
    ///
    /// The service may have done what the lost request asked for, so a second one can do it twice or
    /// fail. Without this setting, a request without an answer is only sent again if that is safe: if
    /// the operation changes nothing, is idempotent, or identifies each request by a token.
    #[must_use]
    pub fn resend_without_answer(mut self, always: bool) -> Self {
        self.resends_unsafely = always;
        self
    }

    /// Whether a request that got no answer is sent again even if it isn't safe.
    pub(crate) fn resends_unsafely(&self) -> bool {
        self.resends_unsafely
    }

    fn take(&self, cost: u32) -> bool {
        let take = |tokens: u32| tokens.checked_sub(cost);
        self.tokens.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take).is_ok()
    }

    fn give_back(&self, cost: u32) {
        let give = |tokens: u32| Some(tokens.saturating_add(cost).min(TOKENS));
        _ = self.tokens.fetch_update(Ordering::Relaxed, Ordering::Relaxed, give);
    }
}

/// Why an attempt failed that may be repeated.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Failure {
    /// The service asks for fewer requests.
    Throttled,
    /// The network or the service failed in a way that passes.
    Transient,
}

/// The attempts of one call.
#[derive(Debug)]
pub(crate) struct Attempts {
    retries: Retries,
    /// Those that were made.
    made: u32,
    /// The tokens that the last retry took.
    taken: Option<u32>,
    /// Whether the result of that retry isn't known yet.
    is_open: bool,
}

impl Attempts {
    pub(crate) fn new(retries: Retries) -> Self {
        Self { retries, made: 0, taken: None, is_open: false }
    }

    /// Notes that the result of an attempt is known, so that no token of it is given back if the call
    /// is dropped.
    pub(crate) fn ended(&mut self) {
        self.is_open = false;
    }

    /// Notes that an attempt failed. Returns the delay before the next one; `None` if there is none.
    ///
    /// `random` is a number from 0 to 1, `retry_after` the delay that the service asks for.
    pub(crate) fn failed(&mut self, failure: Failure, retry_after: Option<Duration>, random: f64) -> Option<Duration> {
        let retry = self.made;
        self.ended();
        let cost = match failure {
            Failure::Throttled => THROTTLED_COST,
            Failure::Transient => FAILED_COST,
        };
        if !self.has_more() || !self.retries.take(cost) {
            return None;
        }
        self.made += 1;
        self.taken = Some(cost);
        self.is_open = true;
        Some(self.delay(failure, retry, retry_after, random))
    }

    /// Notes that an attempt failed for a reason that is put right: the next one can be made at once,
    /// without tokens. Returns whether there is a next one.
    pub(crate) fn corrected(&mut self) -> bool {
        self.ended();
        let has_more = self.has_more();
        self.made += u32::from(has_more);
        has_more
    }

    /// Notes that an attempt succeeded.
    pub(crate) fn succeeded(&mut self) {
        self.ended();
        self.retries.give_back(self.taken.unwrap_or(1));
    }

    fn has_more(&self) -> bool {
        self.made + 1 < self.retries.attempts
    }

    fn delay(&self, failure: Failure, retry: u32, retry_after: Option<Duration>, random: f64) -> Duration {
        let base = match failure {
            Failure::Throttled => self.retries.throttled_base,
            Failure::Transient => self.retries.base,
        };
        let longest = base.saturating_mul(2_u32.saturating_pow(retry)).min(self.retries.longest);
        let delay = longest.mul_f64(if (0.0..=1.0).contains(&random) { random } else { 0.0 });
        let wanted = retry_after.unwrap_or_default().min(delay.saturating_add(LONGEST_EXTENSION));
        delay.max(wanted)
    }
}

impl Drop for Attempts {
    /// Gives back the tokens of a retry that was cancelled: nobody knows how it would have ended.
    fn drop(&mut self) {
        if let (true, Some(taken)) = (self.is_open, self.taken) {
            self.retries.give_back(taken);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(retries: &Retries) -> u32 {
        retries.tokens.load(Ordering::Relaxed)
    }

    fn millis(delay: Option<Duration>) -> Option<u128> {
        delay.map(|delay| delay.as_millis())
    }

    #[test]
    fn delays_double_up_to_the_longest() {
        let delays = |failure, random| {
            let mut attempts = Attempts::new(Retries::default().attempts(8));
            std::iter::from_fn(|| millis(attempts.failed(failure, None, random))).collect::<Vec<_>>()
        };
        assert_eq!(delays(Failure::Transient, 1.0), [50, 100, 200, 400, 800, 1_600, 3_200]);
        assert_eq!(delays(Failure::Throttled, 1.0), [1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000]);
        assert_eq!(delays(Failure::Throttled, 0.5)[..3], [500, 1_000, 2_000]);
        assert_eq!(delays(Failure::Transient, 0.0)[..2], [0, 0]);
        assert_eq!(delays(Failure::Transient, f64::NAN)[..1], [0]);
    }

    #[test]
    fn the_service_extends_a_delay_by_five_seconds_at_most() {
        let delay = |wanted, random| {
            let wanted = Duration::from_millis(wanted);
            millis(Attempts::new(Retries::default()).failed(Failure::Throttled, Some(wanted), random))
        };
        assert_eq!(delay(0, 0.5), Some(500));
        assert_eq!(delay(400, 0.5), Some(500));
        assert_eq!(delay(1_500, 0.5), Some(1_500));
        assert_eq!(delay(9_000, 0.5), Some(5_500));
        assert_eq!(delay(u64::MAX, 1.0), Some(6_000));
    }

    #[test]
    fn three_attempts_are_made_and_each_retry_takes_tokens() {
        let retries = Retries::default();
        let mut attempts = Attempts::new(retries.clone());
        assert!(attempts.failed(Failure::Throttled, None, 1.0).is_some());
        assert_eq!(tokens(&retries), 495);
        assert!(attempts.failed(Failure::Transient, None, 1.0).is_some());
        assert_eq!(tokens(&retries), 481);
        assert_eq!(attempts.failed(Failure::Transient, None, 1.0), None);
        drop(attempts);
        assert_eq!(tokens(&retries), 481);
        assert_eq!(Attempts::new(Retries::none()).failed(Failure::Throttled, None, 1.0), None);
        assert_eq!(Attempts::new(retries.attempts(0)).failed(Failure::Throttled, None, 1.0), None);
    }

    #[test]
    fn success_gives_tokens_back() {
        let retries = Retries::default();
        let mut attempts = Attempts::new(retries.clone());
        attempts.failed(Failure::Throttled, None, 1.0);
        attempts.failed(Failure::Transient, None, 1.0);
        attempts.succeeded();
        drop(attempts);
        assert_eq!(tokens(&retries), 495);
        for _ in 0..10 {
            Attempts::new(retries.clone()).succeeded();
        }
        assert_eq!(tokens(&retries), 500);
    }

    #[test]
    fn without_tokens_a_failure_is_final() {
        let retries = Retries::default();
        let made = (0..100).filter(|_| {
            let mut attempts = Attempts::new(retries.clone());
            let is_repeated = attempts.failed(Failure::Transient, None, 1.0).is_some();
            attempts.is_open = false;
            is_repeated
        });
        assert_eq!(made.count(), 35);
        assert_eq!(tokens(&retries), 10);
        let mut throttled = Attempts::new(retries.clone());
        assert!(throttled.failed(Failure::Throttled, None, 1.0).is_some());
    }

    #[test]
    fn a_cancelled_retry_gives_its_tokens_back() {
        let retries = Retries::default();
        let mut attempts = Attempts::new(retries.clone());
        attempts.failed(Failure::Transient, None, 1.0);
        drop(attempts);
        assert_eq!(tokens(&retries), 500);
    }

    #[test]
    fn what_is_put_right_is_repeated_without_tokens() {
        let retries = Retries::default();
        let mut attempts = Attempts::new(retries.clone());
        assert_eq!([attempts.corrected(), attempts.corrected(), attempts.corrected()], [true, true, false]);
        assert_eq!(tokens(&retries), 500);
        assert!(!Attempts::new(Retries::none()).corrected());
    }
}
