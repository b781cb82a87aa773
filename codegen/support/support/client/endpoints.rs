//! What a client knows about the addresses of services.

use std::any::Any;
use std::fmt::Debug;
use std::sync::Arc;

use crate::support::endpoint::{AnyEndpointParams, CommonParam};

/// What the addresses of services depend on.
#[derive(Clone, Debug)]
pub(super) struct Endpoints {
    /// What is set for all services, in the order in which it was set.
    common: Vec<CommonParam>,
    /// The parameters of single services, at most one of each type.
    own: Vec<Arc<dyn OwnParams>>,
}

impl Endpoints {
    /// The addresses in a region.
    pub(super) fn new(region: impl Into<String>) -> Self {
        Self { common: vec![CommonParam::Region(region.into())], own: Vec::new() }
    }

    /// Sets a parameter of all services.
    pub(super) fn set(&mut self, param: CommonParam) {
        for own in &mut self.own {
            *own = own.with(&param);
        }
        self.common.push(param);
    }

    /// Sets all parameters of one service.
    pub(super) fn set_own<P: AnyEndpointParams>(&mut self, params: P) {
        self.own.retain(|own| as_params::<P>(own).is_none());
        self.own.push(Arc::new(params));
    }

    /// The parameters of a service.
    pub(super) fn of<P: AnyEndpointParams>(&self) -> P {
        if let Some(own) = self.own.iter().find_map(as_params::<P>) {
            return own.clone();
        }
        let mut params = P::default();
        self.common.iter().for_each(|param| params.set(param));
        params
    }
}

/// Parameters of any service.
trait OwnParams: Any + Debug + Send + Sync {
    /// The same with another value of one parameter.
    fn with(&self, param: &CommonParam) -> Arc<dyn OwnParams>;
}

impl<P: AnyEndpointParams> OwnParams for P {
    fn with(&self, param: &CommonParam) -> Arc<dyn OwnParams> {
        let mut params = self.clone();
        params.set(param);
        Arc::new(params)
    }
}

/// The parameters, if they have this type.
fn as_params<P: AnyEndpointParams>(own: &Arc<dyn OwnParams>) -> Option<&P> {
    let own: &dyn Any = &**own;
    own.downcast_ref()
}
