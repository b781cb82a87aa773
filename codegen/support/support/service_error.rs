//! The macro that implements `ServiceError` from a table of the errors that operations can return.

/// Implements the error of the service from its variants.
///
/// The header has the type. A row has a variant and, if the error's structure has another name,
/// that name in parentheses; then the error's code, followed by its whole id after `as` if the
/// protocol needs it and it has another namespace than the service, and by its code in the older
/// query protocol after `query` if that is another one. Then come its HTTP status, and who caused it,
/// followed by `retryable` if the model says that a repeated request can succeed, or by `throttling`
/// if it says that the service got too many requests. Last comes the field with the message, in
/// `optional(..)` or `required(..)`.
macro_rules! service_error {
    (
        $error:ident;
        $(
            $variant:ident $(($structure:ident))? =
                $code:literal $(as $id:literal)? $(query $query_code:literal)?, $status:literal,
                $fault:ident $($retry:ident)? $(, $presence:ident($message:ident))?;
        )*
    ) => {
        impl $error {
            /// The error's name in the model, which is its code on the wire.
            #[inline]
            #[must_use]
            pub fn code(&self) -> &str {
                match self {
                    $(Self::$variant(_) => $code,)*
                    Self::Unrecognized { code, .. } => code,
                }
            }

            /// The service's message.
            #[inline]
            #[must_use]
            pub fn message(&self) -> Option<&str> {
                match self {
                    $(
                        Self::$variant(error) => $crate::support::service_error! {
                            @message error $($presence $message)?
                        },
                    )*
                    Self::Unrecognized { message, .. } => message.as_deref(),
                }
            }

            /// The HTTP status of the error in the model.
            #[inline]
            #[must_use]
            pub fn status(&self) -> Option<u16> {
                match self {
                    $(Self::$variant(_) => Some($status),)*
                    Self::Unrecognized { .. } => None,
                }
            }

            /// Who caused the error, according to the model.
            #[inline]
            #[must_use]
            pub fn fault(&self) -> Option<$crate::support::Fault> {
                match self {
                    $(
                        Self::$variant(_) => {
                            Some($crate::support::service_error! { @fault $fault })
                        }
                    )*
                    Self::Unrecognized { .. } => None,
                }
            }

            /// Whether the model says that a repeated request can succeed.
            #[inline]
            #[must_use]
            pub fn is_retryable(&self) -> bool {
                match self {
                    $(
                        Self::$variant(_) => {
                            $crate::support::service_error! { @is_retryable $($retry)? }
                        }
                    )*
                    Self::Unrecognized { .. } => false,
                }
            }

            /// Whether the model says that the service got too many requests.
            #[inline]
            #[must_use]
            pub fn is_throttling(&self) -> bool {
                match self {
                    $(
                        Self::$variant(_) => {
                            $crate::support::service_error! { @is_throttling $($retry)? }
                        }
                    )*
                    Self::Unrecognized { .. } => false,
                }
            }
        }

        impl std::fmt::Display for $error {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    $(Self::$variant(error) => std::fmt::Display::fmt(error, f),)*
                    Self::Unrecognized { code, message } => {
                        $crate::support::display_error(code, message.as_deref(), f)
                    }
                }
            }
        }

        impl std::error::Error for $error {
            #[inline]
            fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
                match self {
                    $(Self::$variant(error) => Some(error),)*
                    Self::Unrecognized { .. } => None,
                }
            }
        }

        $($crate::support::service_error! { @from $error $variant $($structure)? })*

        impl $crate::support::AnyServiceError for $error {
            #[inline]
            fn code(&self) -> &str {
                self.code()
            }

            #[inline]
            fn message(&self) -> Option<&str> {
                self.message()
            }

            #[inline]
            fn status(&self) -> Option<u16> {
                self.status()
            }

            #[inline]
            fn fault(&self) -> Option<$crate::support::Fault> {
                self.fault()
            }

            #[inline]
            fn is_retryable(&self) -> bool {
                self.is_retryable()
            }

            #[inline]
            fn is_throttling(&self) -> bool {
                self.is_throttling()
            }

            #[cfg(feature = "server")]
            fn to_response(&self) -> $crate::support::server::HttpResponse {
                self.to_response()
            }

            #[cfg(feature = "server")]
            fn to_string_masked(&self) -> String {
                self.to_string_masked()
            }
        }

        #[cfg(feature = "server")]
        impl $error {
            // #if RpcV2Cbor
            /// The response with the error, as a server sends it: its status, its id in `__type`, and its
            /// members.
            // #else if HttpBindings
            /// The response with the error, as a server sends it: its status, its code in the header
            /// `x-amzn-errortype`, and its members. If a header can't have the value of a member, it is the
            /// response with the error `InternalFailureException` and the status 500.
            // #else
            /// The response with the error, as a server sends it: its status, its code in the header
            /// `x-amzn-errortype` and in `__type`, and its members.
            // #end
            ///
            /// An error that the model doesn't have gets the status 400. The response has no id of
            /// the request: add the header `x-amzn-requestid` if somebody needs it.
            #[must_use]
            pub fn to_response(&self) -> $crate::support::server::HttpResponse {
                self.with_response($crate::support::server::write_error::<crate::service::ThisService>)
            }

            // #if HttpBindings
            /// The error as JSON: its code in `__type`, and its members, with other values in place of
            /// secrets, see [`json::to_string_masked`](crate::json::to_string_masked).
            // #else
            /// The body of [`to_response`](Self::to_response), with other values in place of secrets,
            /// see [`json::to_string_masked`](crate::json::to_string_masked).
            // #end
            #[must_use]
            pub fn to_string_masked(&self) -> String {
                self.with_response($crate::support::server::write_error_masked::<crate::service::ThisService>)
            }

            fn with_response<R>(&self, take: fn(&$crate::support::server::ErrorResponse<'_>) -> R) -> R {
                match self {
                    $(
                        Self::$variant(error) => take(&$crate::support::server::ErrorResponse {
                            code: $code,
                            id: $crate::support::service_error! { @option $($id)? },
                            query_code: $crate::support::service_error! { @option $($query_code)? },
                            status: $status,
                            fault: $crate::support::service_error! { @fault $fault },
                            members: error,
                        }),
                    )*
                    Self::Unrecognized { code, message } => take(&$crate::support::server::ErrorResponse {
                        code,
                        id: Some(code),
                        query_code: None,
                        status: 400,
                        fault: $crate::support::Fault::Client,
                        members: &$crate::support::server::Message(message.as_deref()),
                    }),
                }
            }
        }

        #[cfg(feature = "http")]
        impl $crate::support::service::ReadError for $error {
            fn from_code(code: &str) -> Self {
                match code {
                    $($code => Self::$variant($crate::support::wire::Shape::initial()),)*
                    _ => Self::Unrecognized { code: code.to_owned(), message: None },
                }
            }

            fn unrecognized(code: String, message: Option<String>) -> Self {
                Self::Unrecognized { code, message }
            }

            #[allow(unused_variables, reason = "not every service has errors with members")]
            fn slot(&mut self, name: &str) -> Option<&mut dyn $crate::support::wire::Slot> {
                match self {
                    $(Self::$variant(error) => $crate::support::wire::Shape::slot(error, name),)*
                    Self::Unrecognized { .. } => None,
                }
            }
            // #if HttpBindings

            #[allow(unused_variables, reason = "not every service has errors with members")]
            fn fields(&self, sink: &mut dyn $crate::support::wire::Sink) {
                match self {
                    $(Self::$variant(error) => $crate::support::wire::Shape::fields(error, sink),)*
                    Self::Unrecognized { .. } => {}
                }
            }

            fn members(&mut self) -> Option<&mut dyn $crate::support::wire::Members> {
                match self {
                    $(Self::$variant(error) => Some(error),)*
                    Self::Unrecognized { .. } => None,
                }
            }
            // #end
        }
    };
    (@message $error:ident) => {{
        let _ = $error;
        None
    }};
    (@message $error:ident optional $message:ident) => {
        $error.$message.as_deref()
    };
    // If the response has no message, the field is empty.
    (@message $error:ident required $message:ident) => {
        Some($error.$message.as_str()).filter(|text| !text.is_empty())
    };
    (@option) => {
        None
    };
    (@option $value:literal) => {
        Some($value)
    };
    (@fault client) => {
        $crate::support::Fault::Client
    };
    (@fault server) => {
        $crate::support::Fault::Server
    };
    (@is_retryable) => {
        false
    };
    (@is_retryable $retry:ident) => {
        true
    };
    (@is_throttling) => {
        false
    };
    (@is_throttling retryable) => {
        false
    };
    (@is_throttling throttling) => {
        true
    };
    (@from $error:ident $variant:ident) => {
        $crate::support::service_error! { @from $error $variant $variant }
    };
    (@from $error:ident $variant:ident $structure:ident) => {
        impl From<$structure> for $error {
            #[inline]
            fn from(error: $structure) -> Self {
                Self::$variant(error)
            }
        }
    };
}

pub(crate) use service_error;
