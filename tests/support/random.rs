//! Random numbers that are the same in each run.

use serde_json::Value;

/// A generator of numbers, Marsaglia's xorshift.
pub struct Random(u64);

impl Random {
    /// A generator that starts from `seed`. Each seed gives other numbers.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed.max(1))
    }

    /// A number below `limit`, which must not be zero.
    ///
    /// # Panics
    /// Never: the number fits.
    pub fn below(&mut self, limit: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u32::try_from(self.0 % u64::from(limit)).expect("it is below a `u32`")
    }

    /// Puts `items` into a random order.
    ///
    /// # Panics
    /// If there are 2³² items or more.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let count = u32::try_from(last + 1).expect("there are less than 2³²");
            items.swap(last, self.below(count) as usize);
        }
    }

    /// The text of `value`, with the keys of each object in a random order.
    ///
    /// # Panics
    /// If an object has 2³² keys.
    pub fn shuffled(&mut self, value: &Value) -> String {
        let mut text = String::new();
        self.write_shuffled(value, &mut text);
        text
    }

    /// Writes the text itself, since a `Value` sorts its keys.
    fn write_shuffled(&mut self, value: &Value, text: &mut String) {
        match value {
            Value::Object(object) => {
                let mut entries: Vec<_> = object.iter().collect();
                self.shuffle(&mut entries);
                text.push('{');
                for (index, (key, value)) in entries.into_iter().enumerate() {
                    text.push_str(if index == 0 { "" } else { "," });
                    text.push_str(&Value::from(key.as_str()).to_string());
                    text.push(':');
                    self.write_shuffled(value, text);
                }
                text.push('}');
            }
            Value::Array(items) => {
                text.push('[');
                for (index, item) in items.iter().enumerate() {
                    text.push_str(if index == 0 { "" } else { "," });
                    self.write_shuffled(item, text);
                }
                text.push(']');
            }
            other => text.push_str(&other.to_string()),
        }
    }
}
