//! Bad input that takes long.

mod size;
