fn main() -> Result<(), codegen::Errors> {
    codegen::Builder::new("model.json").module("crate::act").generate()
}
