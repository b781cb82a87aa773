//! The bodies: made-up data, the same in every run.

use serde_json::{Value, json};

/// A page with attributes of all kinds.
pub(super) fn query() -> Vec<u8> {
    let items: Vec<Value> = (0..100).map(item).collect();
    json!({ "Items": items, "Count": 100, "ScannedCount": 250 }).to_string().into_bytes()
}

fn item(n: usize) -> Value {
    json!({
        "pk": { "S": format!("CUSTOMER#{n:08}") },
        "sk": { "S": format!("ORDER#2026-11-{:02}T08:{:02}:00Z", n % 28 + 1, n % 60) },
        "total": { "N": format!("{}.{:02}", n * 37 % 1000, n % 100) },
        "paid": { "BOOL": !n.is_multiple_of(3) },
        "coupon": { "NULL": true },
        "digest": { "B": "3q2+796tvu/erb7v3q2+7w==" },
        "tags": { "SS": ["gift", "express", "fragile"] },
        "sizes": { "NS": ["1", "2.5", "40"] },
        "keys": { "BS": ["AAECAwQFBgc=", "CAkKCwwNDg8="] },
        "lines": { "L": (0..3).map(|line| order_line(n + line)).collect::<Vec<_>>() },
        "address": { "M": {
            "street": { "S": format!("{} Rue de l'Église", n + 1) },
            "city": { "S": "Montréal" },
            "zip": { "S": format!("H{} 1A{}", n % 10, n % 9) },
        } },
    })
}

fn order_line(n: usize) -> Value {
    json!({ "M": {
        "sku": { "S": format!("SKU-{n:06}") },
        "count": { "N": (n % 5 + 1).to_string() },
        "note": { "S": "leave it at the door, please" },
    } })
}

/// Messages whose bodies are JSON, so each quote in them has an escape.
pub(super) fn messages() -> Vec<u8> {
    let messages: Vec<Value> = (0..10).map(message).collect();
    json!({ "Messages": messages }).to_string().into_bytes()
}

fn message(n: usize) -> Value {
    let lines: Vec<_> = (0..8)
        .map(|line| {
            json!({
                "text": format!("line {line}:\t\"done\"\nnext → 👍🏽 {}", "🚀".repeat(line % 3)),
                "path": format!("C:\\queue\\{n}\\{line}"),
                "plain": "a longer part of the message, in which no character needs an escape",
            })
        })
        .collect();
    json!({
        "MessageId": format!("{n:08x}-7d24-4b86-9a0f-2c6e8d1b7f43"),
        "ReceiptHandle": format!("AQEB{}==", "wJnKyrHigUMZj6rYigCgxlaS3SLy0a".repeat(6)),
        "MD5OfBody": format!("{:032x}", n * 0x9e37_79b9),
        "Body": json!({ "id": n, "lines": lines }).to_string(),
        "Attributes": {
            "ApproximateReceiveCount": "1",
            "SentTimestamp": format!("{}", 1_700_000_000_000_u64 + n as u64),
        },
    })
}

/// A document with values of all kinds at each of 100 levels.
pub(super) fn document() -> Vec<u8> {
    let levels = (0..50).fold(json!({ "end": true }), |inner, level| {
        json!({
            "level": level,
            "name": format!("level {level}"),
            "share": f64::from(level) / 8.0 + 0.125,
            "flags": [true, false, null, -level, "é"],
            "inner": [inner],
        })
    });
    levels.to_string().into_bytes()
}

/// An item with a large blob.
pub(super) fn blob() -> Vec<u8> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    // 256 KiB are 87,381 groups of three bytes, and one byte.
    let digits = (0..87_381 * 4_usize).map(|n| char::from(ALPHABET[n * n % 61 + n % 4]));
    let text: String = digits.chain("AA==".chars()).collect();
    json!({ "Item": { "id": { "S": "photo" }, "photo": { "B": text } } }).to_string().into_bytes()
}
