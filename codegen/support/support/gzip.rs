//! Compressed bodies of requests
//! ([`@requestCompression`](https://smithy.io/2.0/spec/behavior-traits.html#requestcompression-trait)).

#[cfg(feature = "server")]
use std::io::Read;
use std::io::Write;

use flate2::Compression;
#[cfg(feature = "server")]
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use http::Request;
use http::header::{CONTENT_ENCODING, HeaderValue};

#[cfg(feature = "server")]
use super::server::RequestError;

/// The minimum size of bodies that are compressed, in bytes; the SDKs of AWS have the same.
const COMPRESS_FROM: usize = 10_240;

/// The maximum size of a decompressed body, in bytes: a small message can contain a huge one.
#[cfg(feature = "server")]
const DECOMPRESS_TO: usize = 16 << 20;

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

/// Decompresses a body.
#[cfg(feature = "server")]
pub(crate) fn decompress(body: &[u8]) -> Result<Vec<u8>, RequestError> {
    let mut plain = Vec::new();
    let limit = DECOMPRESS_TO as u64 + 1;
    let size = MultiGzDecoder::new(body).take(limit).read_to_end(&mut plain);
    match size {
        Ok(size) if size <= DECOMPRESS_TO => Ok(plain),
        _ => Err(RequestError::Compression),
    }
}
