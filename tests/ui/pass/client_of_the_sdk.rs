pub use generated::operations::AdminResetUserPassword;

fn main() {}
