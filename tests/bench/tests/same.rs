//! All contenders do the same work. Otherwise a comparison would mean nothing.

use bench::{ByJson, BySerde, Derived, DerivedSimd, DerivedSonic, Peer, Sdk, data};
use serde_json::Value;

fn parsed(body: &[u8]) -> Value {
    serde_json::from_slice(body).expect("JSON")
}

fn agrees<P: Peer>() {
    let reset = P::write_reset(&P::reset());
    assert_eq!(parsed(&reset), parsed(&Derived::write_reset(&Derived::reset())));
    assert_eq!(reset.len(), 154);
    let create = P::write_create(&P::create());
    assert_eq!(parsed(&create), parsed(&Derived::write_create(&Derived::create())));
    let users = P::read_users(&data::users());
    assert!(parsed(&P::write_users(&users)) == parsed(&data::users()), "the page is another one");
}

#[test]
fn generated_types_agree_with_json() {
    agrees::<ByJson>();
}

#[test]
fn generated_types_agree_with_serde() {
    agrees::<BySerde>();
}

#[test]
fn derived_types_agree() {
    agrees::<Derived>();
}

#[test]
fn sdk_agrees() {
    agrees::<Sdk>();
}

#[test]
fn bodies_have_the_sizes_in_the_readme() {
    assert_eq!(Derived::write_create(&Derived::create()).len(), 1311);
    assert_eq!(data::users().len(), 41_765);
}

#[test]
fn derived_types_agree_by_other_crates() {
    agrees::<DerivedSonic>();
    agrees::<DerivedSimd>();
}
