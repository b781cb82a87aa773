//! All contenders do the same work with the bodies of other services.

use bench::Body;
use serde_json::Value;

fn parsed(body: &[u8]) -> Value {
    serde_json::from_slice(body).expect("JSON")
}

#[test]
fn other_bodies_are_written_as_they_were_read() {
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
    }
}
