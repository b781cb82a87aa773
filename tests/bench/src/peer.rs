//! The work that each contender does.

use std::hint::black_box;

use crate::data;

/// A contender.
pub trait Peer {
    /// A request to reset a password.
    type Reset: 'static;
    /// A request to create a user.
    type Create: 'static;
    /// A page of users.
    type Users;

    /// Builds the request to reset a password.
    fn reset() -> Self::Reset;
    /// Builds the request to create a user.
    fn create() -> Self::Create;
    /// The body of a request.
    fn write_reset(request: &Self::Reset) -> Vec<u8>;
    /// The body of a request.
    fn write_create(request: &Self::Create) -> Vec<u8>;
    /// The page in a body.
    fn read_users(body: &[u8]) -> Self::Users;
    /// The body of a page. A test uses it to compare what was read; it isn't measured.
    fn write_users(users: &Self::Users) -> Vec<u8>;
}

/// What is measured.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Work {
    /// Building the request to reset a password.
    BuildReset,
    /// Writing it.
    WriteReset,
    /// Writing the request to create a user.
    WriteCreate,
    /// Reading a page of users.
    ReadUsers,
}

impl Work {
    /// Every piece of work.
    pub const ALL: [Self; 4] =
        [Self::BuildReset, Self::WriteReset, Self::WriteCreate, Self::ReadUsers];

    /// Its name, for arguments.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::BuildReset => "build-reset",
            Self::WriteReset => "write-reset",
            Self::WriteCreate => "write-create",
            Self::ReadUsers => "read-users",
        }
    }

    /// The work with a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|work| work.name() == name)
    }
}

/// Prepares a piece of work. Each call of the result does it once, and drops what it made.
#[must_use]
pub fn job<P: Peer>(work: Work) -> Box<dyn Fn()> {
    match work {
        Work::BuildReset => Box::new(|| drop(black_box(P::reset()))),
        Work::WriteReset => {
            let request = P::reset();
            Box::new(move || drop(black_box(P::write_reset(black_box(&request)))))
        }
        Work::WriteCreate => {
            let request = P::create();
            Box::new(move || drop(black_box(P::write_create(black_box(&request)))))
        }
        Work::ReadUsers => {
            let body = data::users();
            Box::new(move || drop(black_box(P::read_users(black_box(&body)))))
        }
    }
}
