//! Rust code in the configuration.

use quote::ToTokens;

use super::table::Mistake;
use crate::form::Form;
use crate::ir::UserCode;

/// Wraps code from the configuration. A generated crate can't use the user's crate, so for a crate
/// it refuses paths that begin with `crate`.
pub(crate) fn user_code(code: &impl ToTokens, form: &Form) -> Result<UserCode, Mistake> {
    let code = UserCode::new(code);
    if *form == Form::Crate && code.names_own_crate() {
        let message =
            format!("`{}` begins with `crate`, which is the generated crate", code.path());
        return Err((message, "name another crate, and list it in `[dependencies]`".into()));
    }
    Ok(code)
}
