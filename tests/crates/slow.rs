//! Topics whose tests take long.

mod doctests;
