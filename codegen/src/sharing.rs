//! Generates crates that share support code, or modules of one crate that do.

mod check;

use std::collections::BTreeSet;

use crate::config::{Config, SharedSupport};
use crate::emit;
use crate::error::Errors;
use crate::form::{Form, Module};
use crate::ir::{Crate, Needs, Origin, Replacement, SupportCrate};
use crate::render;
use crate::{Generated, lower_one, printed};

/// A crate with support code and the crates that share it, or modules of one crate in their place.
#[derive(Clone, Debug)]
pub struct Sharing {
    /// The crate or module with support code.
    pub support: Generated,
    /// The others, in the order of their models.
    pub crates: Vec<Generated>,
}

impl Sharing {
    /// The module with support code; `None` for a crate.
    pub(crate) fn support_module(&self) -> Option<&Module> {
        self.support.module.as_ref()
    }
}

/// Generates crates or modules that share support code, from the texts of their models, and the crate
/// or module with this code. What it has is what any of them needs.
///
/// # Errors
/// Every problem of the models and of the configurations, and of the crates together.
pub fn generate_sharing(
    services: &[(String, Config)],
    support: &SharedSupport,
) -> Result<Sharing, Errors> {
    let mut errors = Errors::default();
    let mut lowered = Vec::new();
    for (model, config) in services {
        let shared = sharing(config, support);
        let one = shared.and_then(|config| Ok((config.form.clone(), lower_one(model, &config)?)));
        let one = one.map_err(|errors| errors.in_file(&config.model_name));
        lowered.extend(errors.collect(one));
    }
    errors.propagate()?;
    let (forms, lowered): (Vec<_>, Vec<_>) = lowered.into_iter().unzip();
    let (mut crates, warnings): (Vec<_>, Vec<_>) = lowered.into_iter().unzip();
    check::check(&crates, support)?;
    replace_once(&mut crates);
    let code = support_crate(&crates, support);
    let (files, features) = (emit::emit_support(&code), code.needs.features());
    let printed_support = printed(&code.form, features, &code.origin, files, |files| {
        render::render_support(&code, files)
    });
    let printed_support = errors.collect(printed_support);
    let mut generated = Vec::new();
    for ((krate, form), warnings) in crates.iter().zip(&forms).zip(warnings) {
        let (files, features) = (emit::emit(krate), code.needs.features());
        let one =
            printed(form, features, &krate.origin, files, |files| render::render(krate, files));
        let one = one.map(|(tree, module)| Generated { tree, warnings, module });
        generated.extend(errors.collect(one));
    }
    errors.propagate()?;
    let Some((tree, module)) = printed_support else { return Err(errors) };
    let support = Generated { tree, warnings: Vec::new(), module };
    Ok(Sharing { support, crates: generated })
}

/// The configuration of a crate or module that shares support. A module has the features of all.
fn sharing(config: &Config, support: &SharedSupport) -> Result<Config, Errors> {
    let form = match (&config.form, &support.form) {
        (Form::Crate, Form::Crate) => Form::Crate,
        (Form::Module(own), Form::Module(support)) => Form::Module(own.with_features_of(support)),
        (own, _) => return Err(check::wrong_form(own).into()),
    };
    Ok(Config { form, shared: Some(support.clone()), ..config.clone() })
}

/// Leaves each replacement to the first of the modules that have it, since a type can implement a
/// trait only once in a crate. Crates that share support have none.
fn replace_once(crates: &mut [Crate]) {
    let mut replaced = BTreeSet::new();
    for krate in crates {
        krate.replacements.retain(|Replacement { path, .. }| replaced.insert(path.clone()));
    }
}

/// The crate with support code for these crates.
fn support_crate(crates: &[Crate], support: &SharedSupport) -> SupportCrate {
    let mut models: Vec<&str> = crates.iter().map(|krate| krate.origin.file.as_str()).collect();
    models.dedup();
    let call = crates.first().map(|krate| krate.origin.call.clone());
    SupportCrate {
        form: support.form.clone(),
        name: support.name.clone(),
        package: support.package.clone(),
        users: crates.iter().map(|krate| krate.name.clone()).collect(),
        origin: Origin {
            file: models.join(", "),
            sha256: String::new(),
            version: String::new(),
            title: String::new(),
            source: None,
            call: call.unwrap_or_default(),
        },
        needs: Needs::union(crates.iter().map(|krate| &krate.needs)),
    }
}
