//! Depth, memory and time are bounded, whatever a body says of itself.

use crate::sink::{cbor, BigInteger, Document};

#[test]
fn nesting_without_end_is_refused() {
    for opening in [&[0x9f][..], &[0x81], &[0xbf, 0x61, b'a'], &[0xa1, 0x61, b'a'], &[0xc1, 0x81]] {
        let body = opening.repeat(100_000);
        let error = cbor::from_slice::<Document>(&body).expect_err("it has no end").to_string();
        assert!(error.starts_with("nested too deep"), "{error}");
        // The model doesn't have the member, so it is skipped.
        let unknown = [&[0xa1, 0x61, b'x'][..], &body].concat();
        let error = cbor::from_slice::<crate::sink::types::Tree>(&unknown)
            .expect_err("it has no end")
            .to_string();
        assert!(error.starts_with("nested too deep"), "{error}");
    }
    let tags = [0xc6].repeat(1_000_000);
    assert!(cbor::from_slice::<Document>(&tags).is_err());
    let deep = [[0x81].repeat(127), vec![0x80]].concat();
    assert!(cbor::from_slice::<Document>(&deep).is_ok());
}

#[test]
fn a_length_takes_no_memory() {
    let lengths: [&[u8]; 4] = [
        &[0x9b, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff],
        &[0xbb, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff],
        &[0x5b, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff],
        &[0x7b, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff],
    ];
    for length in lengths {
        for body in [length.to_vec(), [&[0x9f][..], length].concat()] {
            let used = allocation_counter::measure(|| {
                assert!(cbor::from_slice::<Document>(&body).is_err());
            });
            assert!(used.bytes_max < 4_096, "{body:?}: {} bytes", used.bytes_max);
        }
    }
    // As many items as the body has bytes. The reader has a copy of the body, but no such list.
    let mut body = vec![0x9a, 0, 1, 0x38, 0x80];
    body.resize(80_005, 0xff);
    let used =
        allocation_counter::measure(|| assert!(cbor::from_slice::<Document>(&body).is_err()));
    let limit = body.len() as u64 + 8_192;
    assert!(used.bytes_max < limit, "{} bytes", used.bytes_max);
}

#[test]
fn a_number_has_at_most_so_many_digits() {
    let body = |length: u16| {
        let [high, low] = length.to_be_bytes();
        [&[0xc2, 0x59, high, low][..], &[0xff].repeat(length.into())].concat()
    };
    assert!(cbor::from_slice::<BigInteger>(&body(4_096)).is_ok());
    let error = cbor::from_slice::<BigInteger>(&body(4_097)).expect_err("it is too long");
    assert_eq!(error.to_string(), "a number is too long, at byte 1");
    assert!(cbor::from_slice::<Document>(&body(65_000)).is_err());
}
