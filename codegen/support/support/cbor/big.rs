//! Converts numbers of any size between decimal digits and bytes.

/// A group of so many digits fits in a word.
const DIGITS: usize = 9;

/// Ten to the power of [`DIGITS`].
const GROUP: u64 = 1_000_000_000;

/// A number that isn't negative: words of 32 bits, the lowest one first, without zeros at the end.
pub(super) struct Magnitude(Vec<u32>);

impl Magnitude {
    /// The number with these decimal digits.
    pub(super) fn of_digits(digits: &str) -> Self {
        let mut number = Self(Vec::new());
        for group in digits.as_bytes().chunks(DIGITS) {
            let value = group.iter().fold(0, |value, digit| value * 10 + u64::from(digit - b'0'));
            number.times_plus(group.iter().fold(1, |factor, _| factor * 10), value);
        }
        number
    }

    /// The number with these bytes, the highest one first.
    pub(super) fn of_bytes(bytes: &[u8]) -> Self {
        let words = bytes.rchunks(4);
        let word = |bytes: &[u8]| bytes.iter().fold(0, |word, byte| word << 8 | u32::from(*byte));
        Self(words.map(word).collect()).trimmed()
    }

    /// Its decimal digits, without zeros in front.
    pub(super) fn into_digits(mut self) -> String {
        let mut groups = Vec::new();
        while !self.0.is_empty() {
            groups.push(self.divide());
        }
        let first = groups.pop().unwrap_or_default().to_string();
        groups.iter().rev().fold(first, |digits, group| format!("{digits}{group:0DIGITS$}"))
    }

    /// Its bytes, the highest one first, without zeros in front.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let bytes = self.0.iter().rev().flat_map(|word| word.to_be_bytes());
        bytes.skip_while(|byte| *byte == 0).collect()
    }

    /// The number, if 64 bits can hold it.
    pub(super) fn to_u64(&self) -> Option<u64> {
        match self.0.as_slice() {
            [] => Some(0),
            [low] => Some(u64::from(*low)),
            [low, high] => Some(u64::from(*high) << 32 | u64::from(*low)),
            _ => None,
        }
    }

    /// The number plus one.
    pub(super) fn next(mut self) -> Self {
        self.times_plus(1, 1);
        self
    }

    /// The number minus one; zero stays zero.
    pub(super) fn previous(mut self) -> Self {
        for word in &mut self.0 {
            let (less, borrows) = word.overflowing_sub(1);
            *word = less;
            if !borrows {
                break;
            }
        }
        self.trimmed()
    }

    /// Multiplies the number with a factor and adds another number.
    #[expect(clippy::cast_possible_truncation, reason = "the other half is carried")]
    fn times_plus(&mut self, factor: u64, mut carry: u64) {
        for word in &mut self.0 {
            let product = u64::from(*word) * factor + carry;
            *word = product as u32;
            carry = product >> 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    /// Divides the number by [`GROUP`], and returns the remainder.
    #[expect(clippy::cast_possible_truncation, reason = "both are smaller than their divisor")]
    fn divide(&mut self) -> u32 {
        let mut remainder = 0;
        for word in self.0.iter_mut().rev() {
            let part = remainder << 32 | u64::from(*word);
            *word = (part / GROUP) as u32;
            remainder = part % GROUP;
        }
        *self = Self(std::mem::take(&mut self.0)).trimmed();
        remainder as u32
    }

    fn trimmed(mut self) -> Self {
        let zeros = self.0.iter().rev().take_while(|word| **word == 0).count();
        self.0.truncate(self.0.len() - zeros);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::Magnitude;

    #[test]
    fn digits_and_bytes_are_the_same_number() {
        let cases: [(&str, &[u8]); 6] = [
            ("0", &[]),
            ("255", &[255]),
            ("4294967296", &[1, 0, 0, 0, 0]),
            ("1000000000000000000", &[13, 224, 182, 179, 167, 100, 0, 0]),
            ("18446744073709551616", &[1, 0, 0, 0, 0, 0, 0, 0, 0]),
            ("1208925819614629174706175", &[255; 10]),
        ];
        for (digits, bytes) in cases {
            assert_eq!(Magnitude::of_digits(digits).to_bytes(), bytes, "{digits}");
            assert_eq!(Magnitude::of_bytes(bytes).into_digits(), digits, "{bytes:?}");
            let next = Magnitude::of_bytes(bytes).next();
            assert_eq!(next.previous().to_bytes(), bytes, "{digits}");
        }
        assert_eq!(Magnitude::of_bytes(&[0, 0, 0, 0, 0, 7]).into_digits(), "7");
        assert_eq!(Magnitude::of_digits("18446744073709551615").to_u64(), Some(u64::MAX));
        assert_eq!(Magnitude::of_digits("18446744073709551616").to_u64(), None);
        assert_eq!(Magnitude::of_digits("0").previous().to_u64(), Some(0));
    }
}
