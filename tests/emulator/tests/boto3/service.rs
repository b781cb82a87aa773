//! The double of one service.

/// Writes a module with the double of a service, from the module with its types.
///
/// Each operation has a handler. It reads the prepared answer as a client does, so that what comes out of
/// the double was read and written by both halves of the operation.
macro_rules! double {
    ($name:ident: $($types:ident)::+) => {
        mod $name {
            use std::sync::Arc;

            use $($types)::+::server::{Handlers, OperationVisitor, RequestError, with_operation};
            use $($types)::+::{Operation, OperationError, ServiceError, json};
            use http::{Request, Response};
            use hyper::body::Bytes;

            use crate::desk::Desk;

            /// Answers a request.
            ///
            /// # Errors
            /// If it isn't one of an operation of this service.
            pub(crate) fn answer(
                desk: &Arc<Desk>,
                request: &Request<Bytes>,
            ) -> Result<Response<Vec<u8>>, RequestError> {
                with_operation(request, Call { desk, request })
            }

            struct Call<'a> {
                desk: &'a Arc<Desk>,
                request: &'a Request<Bytes>,
            }

            impl OperationVisitor for Call<'_> {
                type Output = Response<Vec<u8>>;

                fn visit<O: Operation>(self) -> Response<Vec<u8>> {
                    let desk = self.desk.clone();
                    let handlers = Handlers::new().on::<O>(move |input| {
                        O::response(&desk.exchange(json::to_vec(&input))).map_err(service_error)
                    });
                    handlers.answer(self.request)
                }
            }

            fn service_error(error: OperationError) -> ServiceError {
                match error {
                    OperationError::Service { error, .. } => *error,
                    unreadable => ServiceError::Unrecognized {
                        code: "UnreadableAnswer".to_owned(),
                        message: Some(unreadable.to_string()),
                    },
                }
            }
        }
    };
}

pub(crate) use double;
