//! The pages about the whole crate.

mod builders;
mod coming_from_the_sdk;
mod crate_root;
mod features;
mod legal_files;
mod readme;

pub(crate) use builders::builders;
pub(crate) use coming_from_the_sdk::coming_from_the_sdk;
pub(crate) use crate_root::crate_root;
pub(crate) use legal_files::legal_files;
pub(crate) use readme::readme;
