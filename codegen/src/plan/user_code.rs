//! The user's own code in the configuration.

use quote::ToTokens;

use crate::form::Form;
use crate::ir::UserCode;

/// Code, or what is wrong with it and what to do about it.
pub(crate) type Parsed = Result<UserCode, (String, String)>;

/// Takes code that the configuration gives. A generated crate can't use the user's own crate, so
/// there a path that begins with `crate` is refused.
pub(crate) fn user_code(code: &impl ToTokens, form: &Form) -> Parsed {
    let code = UserCode::new(code);
    if *form == Form::Crate && code.names_own_crate() {
        let message =
            format!("`{}` begins with `crate`, which is the generated crate", code.path());
        return Err((message, "name another crate, and list it in `[dependencies]`".into()));
    }
    Ok(code)
}
