fn main() -> Result<(), codegen::Errors> {
    // The model has no union.
    let builder = codegen::Builder::new("model.json").derive("union", "crate::Unused");
    builder.module("crate::act").generate()
}
