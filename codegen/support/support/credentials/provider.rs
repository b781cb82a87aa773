//! Credentials that are renewed before they expire.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use super::{Credentials, CredentialsError};

/// How long before their expiry credentials are renewed, at most.
const AHEAD: Duration = Duration::from_secs(5 * 60);
/// How long a function that failed isn't called again while the old credentials are valid.
const PAUSE: Duration = Duration::from_secs(30);

/// Where a client gets credentials from: fixed ones, or a function.
///
/// A function is called when a message must be signed and there are no credentials yet; when theirs
/// expire within five minutes, or half of their time is over if that is later; and after an answer
/// that says that they have expired. Its credentials are kept until then, for all clones of the
/// provider. If it fails while the old ones are still valid, those are used, and it is called again
/// after half a minute. One thread calls it while the others wait.
///
/// # Async functions
/// The function isn't async, since it is rarely called. If yours is, call it in a task, and let
/// the provider read what the task has stored:
///
/// ```ignore
/// let stored = Arc::new(Mutex::new(assume_role().await?));
/// let provider = CredentialsProvider::new({
///     let stored = stored.clone();
///     move || Ok::<_, String>(stored.lock().unwrap().clone())
/// });
/// tokio::spawn(async move {
///     loop {
///         tokio::time::sleep(Duration::from_secs(10 * 60)).await;
///         if let Ok(credentials) = assume_role().await {
///             *stored.lock().unwrap() = credentials;
///         }
///     }
/// });
/// ```
#[derive(Clone)]
pub struct CredentialsProvider(Arc<Source>);

enum Source {
    Fixed(Credentials),
    Function { provide: Box<Provide>, kept: Mutex<Option<Kept>> },
}

type Provide = dyn Fn() -> Result<Credentials, CredentialsError> + Send + Sync;

/// Credentials that a function has provided.
struct Kept {
    credentials: Credentials,
    /// When the function is called again, if that is before they expire.
    renew_at: Option<SystemTime>,
}

impl Kept {
    fn new(credentials: Credentials, now: SystemTime) -> Self {
        let renew_at = credentials.expiry().and_then(|expiry| {
            let left = expiry.duration_since(now).ok()?;
            expiry.checked_sub(AHEAD.min(left / 2))
        });
        Self { credentials, renew_at }
    }

    fn is_valid(&self, now: SystemTime) -> bool {
        is_valid(&self.credentials, now)
    }
}

impl CredentialsProvider {
    /// Credentials that a function returns, e.g. of a role, of a container or of a machine.
    ///
    /// The text of its error becomes a part of [`CredentialsError::Provider`]: it must hold no
    /// secret. The function must not use this provider.
    #[must_use]
    pub fn new<E: fmt::Display>(provide: impl Fn() -> Result<Credentials, E> + Send + Sync + 'static) -> Self {
        let provide = move || provide().map_err(|error| CredentialsError::Provider { reason: error.to_string() });
        Self(Arc::new(Source::Function { provide: Box::new(provide), kept: Mutex::new(None) }))
    }

    /// The credentials to sign with at the time `now`.
    ///
    /// # Errors
    /// If they have expired and can't be renewed, or the function fails.
    pub fn credentials(&self, now: SystemTime) -> Result<Credentials, CredentialsError> {
        match &*self.0 {
            Source::Fixed(credentials) if is_valid(credentials, now) => Ok(credentials.clone()),
            Source::Fixed(_) => Err(CredentialsError::Expired),
            // If the function panics, what was kept before is still right.
            Source::Function { provide, kept } => {
                renewed(&mut kept.lock().unwrap_or_else(PoisonError::into_inner), provide, now)
            }
        }
    }

    /// Says that a service refused these credentials as expired. Returns whether others can be had.
    pub fn refused(&self, credentials: &Credentials) -> bool {
        match &*self.0 {
            Source::Fixed(_) => false,
            Source::Function { kept, .. } => {
                let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
                // Another thread may have renewed them in the meantime.
                kept.take_if(|kept| kept.credentials == *credentials);
                true
            }
        }
    }
}

/// What is kept, or what the function provides if it is time to call it.
fn renewed(
    kept: &mut Option<Kept>,
    provide: &Provide,
    now: SystemTime,
) -> Result<Credentials, CredentialsError> {
    let is_fresh = |kept: &&Kept| kept.is_valid(now) && kept.renew_at.is_none_or(|at| now < at);
    if let Some(kept) = kept.as_ref().filter(is_fresh) {
        return Ok(kept.credentials.clone());
    }
    let error = match provide() {
        Ok(new) if is_valid(&new, now) => {
            return Ok(kept.insert(Kept::new(new, now)).credentials.clone());
        }
        Ok(_) => CredentialsError::Expired,
        Err(error) => error,
    };
    let old = kept.as_mut().filter(|kept| kept.is_valid(now)).ok_or(error)?;
    old.renew_at = now.checked_add(PAUSE);
    Ok(old.credentials.clone())
}

fn is_valid(credentials: &Credentials, at: SystemTime) -> bool {
    credentials.expiry().is_none_or(|expiry| at < expiry)
}

impl From<Credentials> for CredentialsProvider {
    /// Credentials that stay the same.
    fn from(credentials: Credentials) -> Self {
        Self(Arc::new(Source::Fixed(credentials)))
    }
}

impl fmt::Debug for CredentialsProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Source::Fixed(credentials) => f.debug_tuple("CredentialsProvider").field(credentials).finish(),
            Source::Function { .. } => f.write_str("CredentialsProvider(..)"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::thread;

    use super::*;

    fn at(secs: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(secs)
    }

    /// A provider whose credentials are numbered, and valid for 1,000 seconds after the last ones.
    fn numbered() -> CredentialsProvider {
        let count = AtomicU64::new(0);
        CredentialsProvider::new(move || {
            let number = count.fetch_add(1, Ordering::Relaxed);
            Ok::<_, &str>(Credentials::new(number.to_string(), "secret").with_expiry(at((number + 1) * 1_000)))
        })
    }

    fn id(provider: &CredentialsProvider, secs: u64) -> String {
        let credentials = provider.credentials(at(secs)).expect("the function provides valid ones");
        credentials.access_key_id().to_owned()
    }

    #[test]
    fn credentials_are_kept_and_renewed_ahead_of_their_expiry() {
        let provider = numbered();
        assert_eq!([0, 500, 699, 700, 701].map(|secs| id(&provider.clone(), secs)), ["0", "0", "0", "1", "1"]);
    }

    #[test]
    fn refused_credentials_are_renewed_once() {
        let provider = numbered();
        let first = provider.credentials(at(0)).expect("the function provides valid ones");
        assert!(provider.refused(&first));
        assert_eq!(id(&provider, 0), "1");
        assert!(provider.refused(&first));
        assert_eq!(id(&provider, 0), "1");
    }

    #[test]
    fn a_failure_is_ignored_while_the_old_ones_are_valid() {
        let calls = AtomicU64::new(0);
        let provider = CredentialsProvider::new(move || match calls.fetch_add(1, Ordering::Relaxed) {
            0 => Ok(Credentials::new("id", "secret").with_expiry(at(1_000))),
            _ => Err("unreachable"),
        });
        assert_eq!(id(&provider, 0), "id");
        assert_eq!(id(&provider, 999), "id");
        let reason = "unreachable".to_owned();
        assert_eq!(provider.credentials(at(1_000)), Err(CredentialsError::Provider { reason }));
    }

    #[test]
    fn a_function_that_fails_is_not_called_for_each_message() {
        let calls = Arc::new(AtomicU64::new(0));
        let counted = calls.clone();
        let provider = CredentialsProvider::new(move || match counted.fetch_add(1, Ordering::Relaxed) {
            0 => Ok(Credentials::new("id", "secret").with_expiry(at(1_000))),
            _ => Err("unreachable"),
        });
        let mut called = |secs| {
            assert_eq!(id(&provider, secs), "id");
            calls.load(Ordering::Relaxed)
        };
        assert_eq!([0, 699, 700, 729, 730, 731].map(&mut called), [1, 1, 2, 2, 3, 3]);
    }

    #[test]
    fn credentials_for_minutes_are_kept_for_half_of_their_time() {
        let calls = AtomicU64::new(0);
        let provider = CredentialsProvider::new(move || {
            let number = calls.fetch_add(1, Ordering::Relaxed);
            Ok::<_, &str>(Credentials::new(number.to_string(), "secret").with_expiry(at(240 + number * 120)))
        });
        assert_eq!([0, 119, 120, 239, 240].map(|secs| id(&provider, secs)), ["0", "0", "1", "1", "2"]);
    }

    #[test]
    fn expired_ones_of_the_function_are_not_used() {
        let provider = CredentialsProvider::new(|| Ok::<_, &str>(Credentials::new("id", "secret").with_expiry(at(10))));
        assert_eq!(id(&provider, 9), "id");
        assert_eq!(provider.credentials(at(10)), Err(CredentialsError::Expired));
        // A time that is far away is no reason to panic.
        let far = SystemTime::UNIX_EPOCH + Duration::from_secs(i64::MAX.unsigned_abs() - 1);
        assert_eq!(provider.credentials(far), Err(CredentialsError::Expired));
    }

    #[test]
    fn threads_do_not_call_the_function_twice() {
        let provider = numbered();
        let ids = thread::scope(|scope| {
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| id(&provider, 0))).collect();
            threads.into_iter().map(|thread| thread.join().expect("no thread panics")).collect::<Vec<_>>()
        });
        assert_eq!(ids, ["0"; 8]);
    }

    #[test]
    fn a_function_can_panic() {
        let calls = AtomicU64::new(0);
        let provider = CredentialsProvider::new(move || {
            assert!(calls.fetch_add(1, Ordering::Relaxed) != 1, "the second call panics");
            Ok::<_, &str>(Credentials::new("id", "secret").with_expiry(at(1_000)))
        });
        assert_eq!(id(&provider, 0), "id");
        catch_unwind(AssertUnwindSafe(|| id(&provider, 700))).expect_err("it panics");
        assert_eq!(id(&provider, 700), "id");
    }

    #[test]
    fn fixed_credentials_end_with_their_expiry() {
        let fixed = CredentialsProvider::from(Credentials::new("id", "secret").with_expiry(at(10)));
        assert_eq!(id(&fixed, 9), "id");
        assert_eq!(fixed.credentials(at(10)), Err(CredentialsError::Expired));
        assert!(!fixed.refused(&Credentials::new("id", "secret")));
    }
}
