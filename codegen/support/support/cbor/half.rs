//! Floats of 16 bits, which are only read.

/// The value of a float of 16 bits, see <https://www.rfc-editor.org/rfc/rfc8949#appendix-D>.
pub(super) fn to_double(bits: u16) -> f64 {
    /// The distance of two floats below the smallest normal one: two to the power of -24.
    const STEP: f64 = 1.0 / 16_777_216.0;
    let fraction = f64::from(bits & 0x3ff);
    let size = match bits >> 10 & 0x1f {
        0 => fraction * STEP,
        0x1f if fraction == 0.0 => f64::INFINITY,
        0x1f => f64::NAN,
        exponent => (fraction + 1024.0) * STEP * f64::from(1_u32 << (exponent - 1)),
    };
    if bits >> 15 == 0 { size } else { -size }
}

#[cfg(test)]
mod tests {
    use super::to_double;

    #[test]
    fn each_kind_of_half_is_read() {
        for (bits, expected) in [
            (0x0000, 0.0),
            (0x0001, 5.960_464_477_539_063e-8),
            (0x0050, 4.768_371_582_031_25e-6),
            (0x03ff, 0.000_060_975_551_605_224_61),
            (0x0400, 0.000_061_035_156_25),
            (0x3c00, 1.0),
            (0x3e00, 1.5),
            (0x7bff, 65_504.0),
            (0x7c00, f64::INFINITY),
            (0xc400, -4.0),
            (0xfc00, f64::NEG_INFINITY),
        ] {
            assert_eq!(to_double(bits).to_bits(), f64::to_bits(expected), "{bits:#x}");
        }
        assert_eq!(to_double(0x8000).to_bits(), (-0.0_f64).to_bits());
        assert!(to_double(0x7e00).is_nan() && to_double(0xfc01).is_nan());
    }
}
