//! Types that were generated into modules of a crate, as users of that crate see them.

use std::convert::TryFrom;

use consumer::own::{EntryId, Key, Moment, Photo, Stars, Weather};
use consumer::services::diary::operations::{ListEntries, ReadEntry, WriteEntry};
use consumer::services::diary::types::{
    Attachment, Entry, ListEntriesRequest, ListEntriesResponse, ReadEntryRequest, Temper, TooOld,
    WriteEntryRequest, WriteEntryResponse,
};
use consumer::services::diary::{json, set_endpoint, Operation, Pages, ServiceError};
use serde_json::{json, Value};

/// 2025-01-01T00:00:00.5Z.
const NEW_YEAR: Moment = Moment(1_735_689_600_500);

fn entry() -> Entry {
    Entry::builder()
        .day(NEW_YEAR)
        .text("Slept.")
        .edits([Moment(1000), Moment(-1)])
        .edits_by_hand([NEW_YEAR])
        .met([("Ann", Moment(2500))])
        .mood(Temper::Good)
        .weather(Weather::Rain)
        .stars(Stars::ALL)
        .attached(Attachment::Photo(Photo(b"P5".to_vec())))
        .see_also([EntryId(1), EntryId(2)])
        .votes([("e-7", Stars::ALL)])
        .secret(NEW_YEAR)
        .build()
}

/// The same entry on the wire, which is the same as without replaced types.
fn wire() -> Value {
    json!({
        "Day": "2025-01-01T00:00:00.5Z",
        "Text": "Slept.",
        "Edits": [1, -0.001],
        "EditsByHand": ["2025-01-01T00:00:00.5Z"],
        "Met": {"Ann": 2.5},
        "Mood": "good",
        "Weather": "rain",
        "Stars": 5,
        "Attached": {"photo": "UDU="},
        "SeeAlso": ["e-1", "e-2"],
        "Votes": {"e-7": 5},
        "Secret": 1_735_689_600.5,
    })
}

#[test]
fn replaced_types_have_the_wire_form_of_the_model_in_json() {
    let body = json::to_vec(&entry());
    let written: Value = serde_json::from_slice(&body).expect("it is JSON");
    assert_eq!(written, wire());
    assert_eq!(json::from_slice::<Entry>(&body).expect("it fits"), entry());
}

#[test]
fn replaced_types_have_the_wire_form_of_the_model_in_serde() {
    assert_eq!(serde_json::to_value(entry()).expect("it has a form"), wire());
    assert_eq!(serde_json::from_value::<Entry>(wire()).expect("it fits"), entry());
}

#[test]
fn the_error_for_a_refused_value_has_its_place_and_not_the_value() {
    let read = |member: &str, value: &str| {
        let body = format!(r#"{{"Day": 0, "Text": "", "{member}": {value}}}"#);
        let error = json::from_slice::<Entry>(body.as_bytes()).expect_err("it doesn't fit");
        let by_serde = serde_json::from_str::<Entry>(&body).expect_err("it doesn't fit");
        assert!(by_serde.to_string().contains("expected "), "{}", by_serde);
        error.to_string()
    };
    let stars = read("Stars", "6");
    assert!(stars.starts_with("expected an integer that `crate::own::Stars` takes, at Stars"));
    let photo = read("Attached", r#"{"photo": "WFg="}"#);
    assert!(photo.starts_with("expected a string of base64 that `crate::own::Photo` takes"));
    let id = read("SeeAlso", r#"["e-1", "hunter2"]"#);
    assert!(id.contains("at SeeAlso[1]") && !id.contains("hunter2"), "{}", id);
    let edits = read("Edits", "[0.0001]");
    assert!(edits.starts_with("expected a timestamp that `crate::own::Moment` takes"), "{}", edits);
}

#[test]
fn a_default_of_the_model_is_a_value_of_the_type() {
    let entry: Entry = json::from_slice(br#"{"Day": 0, "Text": ""}"#).expect("it fits");
    assert_eq!(entry.stars, Stars::try_from(3).ok());
    assert_eq!(json::to_string(&entry), r#"{"Day":"1970-01-01T00:00:00Z","Text":"","Stars":3}"#);
}

#[test]
fn an_absent_member_of_a_response_is_the_default_of_the_type() {
    let response: WriteEntryResponse = json::from_slice(b"{}").expect("it fits");
    assert_eq!((response.id, response.written_at), (EntryId(0), Moment(0)));
}

#[test]
fn secrets_of_every_type_stay_hidden() {
    let request = WriteEntryRequest::builder().entry(entry()).key(Key("hunter2".into())).build();
    let shown = format!("{request:?}");
    assert!(shown.contains("key: Some([REDACTED])"), "{}", shown);
    assert!(shown.contains("text: [REDACTED]") && !shown.contains("Slept"), "{}", shown);
    assert!(shown.contains("secret: Some([REDACTED])"), "{}", shown);
    assert!(shown.contains("day: Moment(1735689600500)"), "{}", shown);
    assert_eq!(Entry::SENSITIVE, ["text", "secret"]);
}

#[test]
fn the_text_that_a_type_displays_is_escaped() {
    let key = Key("\"\\\n\u{1}".to_owned());
    let request = WriteEntryRequest::builder().entry(entry()).key(key).build();
    let body = json::to_string(&request);
    assert!(body.contains(r#""Key":"\"\\\n\u0001""#), "{}", body);
    assert_eq!(json::from_slice::<WriteEntryRequest>(body.as_bytes()).expect("it fits"), request);
}

#[test]
fn requests_and_responses_use_the_types() {
    let mut request = ReadEntry::request(&ReadEntryRequest::builder().id(EntryId(12)).build());
    set_endpoint(&mut request, "https://diary.example").expect("it is an address");
    assert_eq!(request.uri().host(), Some("e-12.diary.example"));
    assert_eq!(request.body(), br#"{"Id":"e-12"}"#);

    let mut pages = Pages::<ListEntries>::new(ListEntriesRequest::builder().build());
    pages.advance(&ListEntriesResponse::builder().next(EntryId(3)).build());
    assert_eq!(pages.request().and_then(|request| request.after), Some(EntryId(3)));
}

#[test]
fn large_requests_are_compressed_if_the_feature_is_on() {
    let request = |letters| {
        let entry = Entry::builder().day(NEW_YEAR).text("z".repeat(letters)).build();
        WriteEntry::request(&WriteEntryRequest::builder().entry(entry).build())
    };
    let around_text = request(0).body().len();
    assert_eq!(request(10_239 - around_text).headers().get("content-encoding"), None);
    assert_eq!(request(10_240 - around_text).headers()["content-encoding"], "gzip");
}

#[test]
fn a_module_signs_if_the_feature_is_on() {
    use consumer::services::diary::sigv4::{sign, SigningParams};
    use consumer::services::diary::{Auth, Credentials};
    let mut request = ReadEntry::request(&ReadEntryRequest::builder().id(EntryId(12)).build());
    set_endpoint(&mut request, "https://diary.example").expect("it is an address");
    let service = match ReadEntry::AUTH {
        Auth::SigV4 { service } => service,
        other => panic!("{:?}", other),
    };
    let credentials = Credentials::new("AKIDEXAMPLE", "hunter2");
    sign(&mut request, &credentials, &SigningParams::new("us-east-1", service)).expect("it can");
    let authorization = request.headers()["authorization"].to_str().expect("it is text");
    assert!(authorization.contains("/us-east-1/diary/aws4_request, "), "{}", authorization);
}

#[test]
fn the_build_script_overrides_the_status_of_an_error() {
    let error = ServiceError::from(TooOld::builder().message("no").build());
    assert_eq!(error.status(), Some(410));
    assert_eq!(error.to_string(), "TooOld: no");
}

#[test]
fn operations_that_were_not_chosen_are_left_out() {
    let module = include_str!(concat!(env!("OUT_DIR"), "/diary.rs"));
    assert!(module.contains("pub struct WriteEntry;") && !module.contains("BurnDiary"));
}

#[test]
fn code_can_name_the_type_of_an_unfinished_builder() {
    use consumer::services::diary::builders::{IsSet, WriteEntryRequestBuilder};
    fn keyed(builder: WriteEntryRequestBuilder<IsSet>) -> WriteEntryRequestBuilder<IsSet> {
        builder.maybe_key(Some(Key("hunter2".into()))).maybe_key(None::<Key>)
    }
    let builder = keyed(WriteEntryRequest::builder().entry(entry()));
    let shown = format!("{builder:?}");
    assert!(shown.ends_with(", key: Some([REDACTED]) }"), "{}", shown);
    assert_eq!(format!("{:?}", WriteEntryRequest::builder()), "WriteEntryRequestBuilder");
}

#[test]
fn derives_and_attributes_are_added_to_the_selected_types() {
    fn is_partially_ordered<T: PartialOrd>() {}
    fn is_ordered<T: Ord>() {}
    is_partially_ordered::<Entry>();
    is_partially_ordered::<Attachment>();
    is_ordered::<ListEntriesRequest>();
}
