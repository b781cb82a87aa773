//~ error[E0432]: unresolved import `generated::Client`
pub use generated::Client;

fn main() {}
