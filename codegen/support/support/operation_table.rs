//! The macro that implements operations from tables.

/// Implements `Operation`.
///
/// The header has the operation's type, and those of its input and output. The rows are, in this
/// order:
///
// #if RpcV2Cbor
/// - `name`: its name in the model, and in crates that send it the end of the path
// #else
/// - `name`: its name in the model, and in crates that send it the value of `X-Amz-Target`
// #end
// #if HttpBindings
/// - `http`: its method, the pattern of path and query, the status of a response without an error, and the
///   media type that requests ask for
// #end
/// - `auth`: a variant of `Auth`, with the text in it
/// - `pagination`: the tokens in the input and the output, the items, and the member that limits
///   a page
/// - `flags`: `readonly`, `idempotent`, `gzip`, and `token` if a member identifies the request
/// - `errors`: their names in the model
///
/// Methods of the trait follow where an operation has its own.
macro_rules! operation {
    (
        $operation:ident: input $input:ty, output $output:ty;
        name $name:literal $(, target $target:literal)?;
        // #if HttpBindings
        http $verb:literal $uri:literal -> $status:literal $(, accepts $accepts:literal)?;
        // #end
        auth $scheme:ident $($of:literal)?;
        $(
            pagination $input_token:literal -> $output_token:literal
                $(, items $items:literal)? $(, page_size $page_size:literal)?;
        )?
        $(flags [$($flag:ident),+];)?
        errors [$($error:literal),*];
        $($method:tt)*
    ) => {
        impl $crate::support::OfService for $operation {
            type Service = crate::service::ThisService;
        }

        impl $crate::support::Operation for $operation {
            type Input = $input;
            type Output = $output;
            const NAME: &'static str = $name;
            // #if AwsJson
            $(const TARGET: &'static str = $target;)?
            // #end
            // #if RpcV2Cbor
            $(
                const PATH: &'static str = concat!("/service/", $target);
                #[cfg(feature = "server")]
                const TARGET: &'static str = $target;
            )?
            // #end
            // #if HttpBindings
            const METHOD: &'static str = $verb;
            const URI: &'static str = $uri;
            const STATUS: u16 = $status;
            #[cfg(feature = "server")]
            const TARGET: &'static str = concat!($verb, " ", $uri);
            $(const ACCEPTS: Option<&'static str> = Some($accepts);)?
            // #end
            $crate::support::operation! { @auth $scheme $($of)? }
            $(
                #[doc = concat!(
                    "`", $input_token, "` takes `", $output_token, "` of the previous page"
                    $(, "; items in `", $items, "`")?
                    $(, "; at most `", $page_size, "` items a page")?, "."
                )]
                const PAGINATION: Option<$crate::support::Pagination> =
                    Some($crate::support::Pagination {
                        input_token: $input_token,
                        output_token: $output_token,
                        items: $crate::support::operation!(@option $($items)?),
                        page_size: $crate::support::operation!(@option $($page_size)?),
                    });
            )?
            $($($crate::support::operation! { @flag $flag })+)?
            $crate::support::operation! { @errors $($error)* }
            $($method)*
        }
    };
    (@auth SigV4 $service:literal) => {
        #[doc = concat!("AWS Signature Version 4, for the service `", $service, "`.")]
        const AUTH: $crate::support::Auth = $crate::support::Auth::SigV4 { service: $service };
    };
    (@auth Other $scheme:literal) => {
        #[doc = concat!("`", $scheme, "`, which the caller must implement.")]
        const AUTH: $crate::support::Auth = $crate::support::Auth::Other { scheme: $scheme };
    };
    (@auth None) => {
        /// None; the request is not signed.
        const AUTH: $crate::support::Auth = $crate::support::Auth::None;
    };
    (@option) => {
        None
    };
    (@option $text:literal) => {
        Some($text)
    };
    (@flag readonly) => {
        const READONLY: bool = true;
    };
    (@flag idempotent) => {
        const IDEMPOTENT: bool = true;
    };
    (@flag gzip) => {
        const GZIP: bool = true;
    };
    (@flag token) => {
        #[cfg(feature = "http")]
        const TOKENS: $crate::support::token_source::TokenSource = $crate::support::tokens::SOURCE;
    };
    // The documentation has the names, since rustdoc doesn't show values that are slices.
    (@errors) => {
        /// None.
        const ERRORS: &'static [&'static str] = &[];
    };
    (@errors $first:literal $($other:literal)*) => {
        #[doc = concat!("`", $first, "`" $(, ", `", $other, "`")*, ".")]
        const ERRORS: &'static [&'static str] = &[$first $(, $other)*];
    };
}

pub(crate) use operation;
