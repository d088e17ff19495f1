use super::*;

#[test]
fn a_line_begins_with_a_capital() {
    assert_eq!(capital("the two `f`"), "The two `f`");
    assert_eq!(capital("`f` first"), "`f` first");
}

#[test]
fn links_are_those_of_the_page_at_the_root() {
    assert_eq!(
        relink(
            "[a](index.md#x) [b](../07_x/index.md) [c](https://x.y)",
            "03_x"
        ),
        "[a](03_x/index.md#x) [b](07_x/index.md) [c](https://x.y)"
    );
}

#[test]
fn a_program_is_found_in_its_section() {
    let content = "# T\n\n## The problem\n\n```rust\n## no heading\n{{#include ../x/examples/03_a.rs:m}}\n```\n\n\
        ### `join!` uses several cores\n\n{{#figure 03_one 03_two: Words.}}\n";
    let program = |name: &str| section(content, &Shown::Program(name.into()));
    assert_eq!(program("03_a").as_deref(), Some("the-problem"));
    assert_eq!(program("03_b"), None);
    let figure = |name: &str| section(content, &Shown::Figure(name.into()));
    for name in ["03_one", "03_two"] {
        assert_eq!(
            figure(name).as_deref(),
            Some("join-uses-several-cores"),
            "{name}"
        );
    }
}
