//! The generated types of a service, in a module of the tests.

use codegen::ir::{Crate, Operation, ProtocolKind, ServiceError};
use codegen::model::{Model, ShapeId};
use codegen::{Builder, Config, Errors};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// The types of a service.
pub(crate) struct Krate {
    pub(crate) config: Config,
    /// The module that holds its code.
    pub(crate) module: Ident,
    lowered: Crate,
}

impl Krate {
    /// Generates the module `suite_NAME`.
    pub(crate) fn write(
        (file, text): (&str, &str),
        model: &Model,
        service: &ShapeId,
        name: &str,
    ) -> Result<Self, Errors> {
        let config = Config {
            model_name: file.to_owned(),
            service: Some(service.to_string()),
            ..Config::default()
        };
        let module = format_ident!("suite_{name}");
        let (lowered, _) = codegen::lower::lower(model, &config, "")?;
        let builder = Builder::from_json(text).config(config.clone());
        builder
            .serde(true)
            .gzip(true)
            .server(true)
            .module(format!("crate::{module}"))
            .generate()?;
        Ok(Self { config, module, lowered })
    }

    /// The item that includes the module, as users write it.
    pub(crate) fn declaration(&self) -> TokenStream {
        let (module, file) = (&self.module, format!("/{}.rs", self.module));
        quote!(pub(crate) mod #module { include!(concat!(env!("OUT_DIR"), #file)); })
    }

    /// The path of the module.
    pub(crate) fn root(&self) -> TokenStream {
        let module = &self.module;
        quote!(crate::#module)
    }

    /// The protocol that the types speak.
    pub(crate) fn protocol(&self) -> String {
        let Some(protocol) = &self.lowered.protocol else { return String::new() };
        match protocol.kind {
            ProtocolKind::AwsJson => {
                let version = protocol.content_type.rsplit('-').next().unwrap_or_default();
                format!("aws.protocols#awsJson{}", version.replace('.', "_"))
            }
            ProtocolKind::RestJson1 => "aws.protocols#restJson1".to_owned(),
            ProtocolKind::RpcV2Cbor => "smithy.protocols#rpcv2Cbor".to_owned(),
        }
    }

    /// Whether making a request can fail.
    pub(crate) fn can_refuse_inputs(&self) -> bool {
        self.lowered.operations.iter().any(|module| module.operation.http.is_some())
    }

    pub(crate) fn operation(&self, name: &str) -> Option<&Operation> {
        let mut operations = self.lowered.operations.iter().map(|module| &module.operation);
        operations.find(|operation| operation.name == name)
    }

    /// An error, and an operation that can return it.
    pub(crate) fn error(&self, name: &str) -> Option<(&ServiceError, &Operation)> {
        let error = self.lowered.errors.iter().find(|error| error.code == name)?;
        let mut operations = self.lowered.operations.iter().map(|module| &module.operation);
        let operation = operations.find(|operation| operation.errors.iter().any(|e| e == name))?;
        Some((error, operation))
    }

    /// The path of an operation.
    pub(crate) fn path(&self, operation: &Operation) -> TokenStream {
        let (root, ident) = (self.root(), format_ident!("{}", operation.ident));
        quote!(#root::operations::#ident)
    }
}
