//! Compressed bodies of requests
//! ([`@requestCompression`](https://smithy.io/2.0/spec/behavior-traits.html#requestcompression-trait)).

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use http::Request;
use http::header::{CONTENT_ENCODING, HeaderValue};

/// The minimum size of bodies that are compressed, in bytes; the SDKs of AWS have the same.
const COMPRESS_FROM: usize = 10_240;

/// Compresses the body, if it is large enough.
pub(crate) fn compress(request: &mut Request<Vec<u8>>) {
    if request.body().len() < COMPRESS_FROM {
        return;
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    // Writing to memory can't fail.
    let compressed = encoder.write_all(request.body()).and_then(|()| encoder.finish());
    if let Ok(compressed) = compressed {
        *request.body_mut() = compressed;
        request.headers_mut().append(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
}
