//! The recorded compiler errors.

#[test]
fn errors() {
    trybuild::TestCases::new().compile_fail("errors/*.rs");
}
