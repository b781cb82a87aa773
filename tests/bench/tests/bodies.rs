//! All contenders do the same work with the bodies of other services.

use bench::{Body, Coded};
use serde_json::Value;

fn parsed(body: &[u8]) -> Value {
    serde_json::from_slice(body).expect("JSON")
}

/// sonic-rs takes more than the two MiB of a test to read a deep document, in the dev profile.
const STACK: usize = 16 << 20;

#[test]
fn other_bodies_are_written_as_they_were_read() {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(compare_all);
    thread.expect("there is memory for a stack").join().expect("the bodies are the same");
}

fn compare_all() {
    for body in Body::ALL {
        for contender in ["json", "serde", "derived", "sonic", "simd"] {
            let write = body.writer(contender).expect("it is a contender");
            assert!(
                parsed(&write()) == parsed(&body.text()),
                "{contender} writes another {body:?}"
            );
            let read = body.reading(contender).expect("it is a contender");
            read();
        }
        let coded = Coded::of_body(body);
        assert!((coded.write)() == coded.body, "CBOR writes another {body:?}");
        assert!(parsed(&(coded.json)()) == parsed(&body.text()), "CBOR keeps another {body:?}");
        assert!(coded.body.len() < body.text().len(), "{body:?}: CBOR isn't smaller");
    }
}
