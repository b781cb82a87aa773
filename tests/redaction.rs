//! No secret of either model shows in `Debug` or `Display`, and everything else does.
//!
//! The build script writes code that makes a value of every structure and union. Each text in it
//! names its place and says whether it may be seen: `visible` or `canary`, as a bird that must not
//! be heard.

#[path = "redaction/canary.rs"]
mod canary;
#[path = "redaction/log.rs"]
mod log;
#[path = "redaction/run.rs"]
mod run;
#[path = "redaction/watch.rs"]
mod watch;

pub(crate) use canary::{Canary, Place, Plan, Variants};
pub(crate) use run::Run;

#[allow(deprecated, clippy::pedantic, unused_imports, reason = "written by the build script")]
mod cognito {
    include!(concat!(env!("OUT_DIR"), "/generated.rs"));
}

#[allow(deprecated, clippy::pedantic, unused_imports, reason = "written by the build script")]
mod worst_case {
    include!(concat!(env!("OUT_DIR"), "/sink.rs"));
}

#[test]
fn nothing_of_cognito_shows_a_secret_or_hides_more() {
    let run = Run::default();
    cognito::check(&run);
    run.finish(cognito::SECRETS);
}

#[test]
fn nothing_of_the_worst_case_shows_a_secret_or_hides_more() {
    let run = Run::default();
    worst_case::check(&run);
    run.finish(worst_case::SECRETS);
}
