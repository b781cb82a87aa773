//! Credentials that are renewed before they expire.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use super::{Credentials, CredentialsError};

/// How long before their expiry credentials are renewed.
const AHEAD: Duration = Duration::from_secs(5 * 60);

/// Where a client gets credentials from: fixed ones, or a function.
///
/// A function is called when a message must be signed and there are no credentials yet, when theirs
/// expire within five minutes, and after an answer that says that they have expired. Its credentials
/// are kept until then, for all clones of the provider. If it fails while the old ones are still
/// valid, those are used.
#[derive(Clone)]
pub struct CredentialsProvider(Arc<Source>);

enum Source {
    Fixed(Credentials),
    Function { provide: Box<Provide>, kept: Mutex<Option<Credentials>> },
}

type Provide = dyn Fn() -> Result<Credentials, CredentialsError> + Send + Sync;

impl CredentialsProvider {
    /// Credentials that a function returns, e.g. of a role, of a container or of a machine.
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
            Source::Function { provide, kept } => {
                let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
                if let Some(credentials) = kept.as_ref().filter(|kept| is_valid(kept, now + AHEAD)) {
                    return Ok(credentials.clone());
                }
                match (provide(), kept.as_ref().filter(|kept| is_valid(kept, now))) {
                    (Ok(credentials), _) if is_valid(&credentials, now) => Ok(kept.insert(credentials).clone()),
                    (_, Some(credentials)) => Ok(credentials.clone()),
                    (Ok(_), None) => Err(CredentialsError::Expired),
                    (Err(error), None) => Err(error),
                }
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
                kept.take_if(|kept| kept == credentials);
                true
            }
        }
    }
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
    use std::sync::atomic::{AtomicU64, Ordering};

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
    fn fixed_credentials_end_with_their_expiry() {
        let fixed = CredentialsProvider::from(Credentials::new("id", "secret").with_expiry(at(10)));
        assert_eq!(id(&fixed, 9), "id");
        assert_eq!(fixed.credentials(at(10)), Err(CredentialsError::Expired));
        assert!(!fixed.refused(&Credentials::new("id", "secret")));
    }
}
