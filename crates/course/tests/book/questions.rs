//! Questions, cards and terms: what the page holds of them, and each way to get one wrong.

use super::fixture::Fixture;

const CHAPTER: &str = "03_waiting_together/index.md";
const QUIZ: &str = "src/03_waiting_together/quiz.toml";
const ENTRY: &str = "src/introduction/quiz.toml";
const CARDS: &str = "src/03_waiting_together/cards.toml";
const TERMS: &str = "src/03_waiting_together/terms.toml";

/// Breaks a TOML file: the error names it, with a line of the question at fault.
fn broken(file: &str, from: &str, to: &str, says: &str) {
    let fixture = Fixture::new();
    let before = fixture.read(file);
    let at = before
        .find(from)
        .unwrap_or_else(|| panic!("{file} has no `{from}`"));
    let line = before[..at].lines().count().max(9);
    fixture.edit(file, from, to);
    let error = fixture.error();
    let named = error
        .strip_prefix(&format!("{file}:"))
        .and_then(|rest| rest.split_once(": "));
    let Some((number, message)) = named else {
        panic!("no place in: {error}")
    };
    let number: usize = number.parse().expect("a line");
    assert!(
        (line - 8..=line + 1).contains(&number),
        "{from} stands at {line}: {error}"
    );
    assert!(message.contains(says), "{to}: {error}");
}

#[test]
fn broken_questions_cards_and_terms_are_named_with_file_and_line() {
    broken(QUIZ, "kind = \"choice\"", "kind = \"guess\"", "guess");
    broken(
        QUIZ,
        "program = \"03_order\"",
        "program = \"03_gone\"",
        "there is no tests/listings/examples/03_gone.rs",
    );
    broken(
        QUIZ,
        "api\\ndb\", right",
        "api\", right",
        "not what is recorded",
    );
    broken(QUIZ, "db\\napi\", why", "api \\ndb\", why", "all different");
    broken(QUIZ, "line = 5", "line = 50", "line 50 is not shown");
    broken(
        QUIZ,
        "line = 5",
        "line = 6\nnear = [{ line = 6, why = \"no\" }]",
        "line 6 is right, not near",
    );
    broken(
        QUIZ,
        "line = 5",
        "line = 5\nnear = [{ line = 9, why = \"no\" }]",
        "line 9 is not shown",
    );
    broken(
        QUIZ,
        "other = \"Only this line awaits.\"\n",
        "",
        "`other` is missing",
    );
    broken(
        QUIZ,
        "tempting = \"A number has nothing to wait for.\"\n",
        "",
        "`tempting` is missing",
    );
    broken(
        QUIZ,
        "id = \"order\"",
        "id = \"joined_waits\"",
        "the question of line 2 has the same `id`",
    );
    broken(
        QUIZ,
        "id = \"order\"",
        "id = \"The order\"",
        "lower-case letters",
    );
    broken(QUIZ, "id = \"order\"\n", "", "missing field `id`");
    broken(
        QUIZ,
        "id = \"order\"",
        "start = \"03_waiting_together\"\nid = \"order\"",
        "`start` belongs to each question of the entry test",
    );
    broken(
        QUIZ,
        "text = \"50 ms\"",
        "text = \"50\\n\\nms\"",
        "more than a line of words",
    );
    broken(
        QUIZ,
        "options = [\n  { text = \"30 ms\"",
        "proof = \"03_order\"\noptions = [\n  { text = \"30 ms\"",
        "03_order.out lacks the line `30 ms`",
    );
    broken(
        QUIZ,
        "kind = \"prints\"",
        "kind = \"prints\"\nwhy = \"because\"",
        "each option says its own `why`",
    );
    broken(QUIZ, "line = 5\n", "", "say in which `line`");
    broken(
        QUIZ,
        "line = 5",
        "line = 5\nnear = [{ line = 9, why = \" \" }]",
        "says no `why`",
    );
    broken(
        QUIZ,
        "text = \"50 ms\"",
        "text = \"30 ms \"",
        "all different",
    );
    broken(
        QUIZ,
        "They wait at the same time: the longer one counts.",
        "",
        "an option says no `why`",
    );
    broken(
        QUIZ,
        "kind = \"prints\"",
        "kind = \"compiles\"",
        "has no options",
    );
    broken(
        QUIZ,
        "id = \"order\"",
        "answer = 1\nid = \"order\"",
        "answer",
    );
    broken(CARDS, "back = \"No.\"", "back = \"No.", "basic string");
    broken(CARDS, "back = \"No.\"", "back = \"\"", "a front and a back");
    broken(
        CARDS,
        "Is `join!` a thread?",
        "what does `join!` wait for",
        "the card at line 1 has the same id, `03-what-does-join-wait-for`",
    );
    broken(
        TERMS,
        "name = \"future\"",
        "name = \"Task\"",
        "already defined",
    );
}

/// Without JavaScript a question is a group of native controls, and its answer is folded away.
#[test]
fn a_question_is_whole_without_javascript() {
    let page = Fixture::new().page(CHAPTER);
    for part in [
        "<div class=\"quiz\" data-chapter=\"03_waiting_together\">",
        "<div class=\"question\" id=\"quiz-03-order\" data-id=\"order\" data-kind=\"prints\">",
        "<input type=\"radio\" name=\"quiz-03-order\" value=\"B\">",
        "<samp><span>db</span>\n<span>api</span></samp>",
        "<li data-for=\"A\" data-right><b>A</b> is right. <span>The first is polled first.</span></li>",
        "<p data-right=\"B 2\">",
        "<li data-for=\"A\">You expected it to compile? <span>A number has nothing to wait for.</span></li>",
    ] {
        assert!(page.contains(part), "no `{part}` in:\n{page}");
    }
}

/// The entry test lies in a folder named after its page, and leads into the chapters.
#[test]
fn an_entry_test_says_where_to_start() {
    let fixture = Fixture::new();
    let starts = "start = \"03_waiting_together\"\nkind = ";
    let quiz = fixture.read(QUIZ).replace("kind = ", starts);
    let folder = fixture.root().join("src/introduction");
    std::fs::create_dir(folder).expect("a new folder");
    fixture.write(ENTRY, &quiz);
    fixture.write("src/introduction.md", "# Introduction\n\n{{#quiz}}\n");
    let page = fixture.page("introduction.md");
    let start = "start at <a href=\"03_waiting_together/index.md\">Waiting together</a>";
    assert!(page.contains(start), "no `{start}` in:\n{page}");
    fixture.edit(ENTRY, starts, "start = \"04_gone\"\nkind = ");
    let gone = format!("{ENTRY}:3: there is no chapter `04_gone`");
    assert_eq!(fixture.error(), gone);
    fixture.edit(ENTRY, "start = \"04_gone\"\n", "");
    let missing = format!("{ENTRY}:1: `start` belongs to each question of the entry test");
    assert!(fixture.error().starts_with(&missing), "{}", fixture.error());
}

#[test]
fn a_question_needs_one_right_answer() {
    let fixture = Fixture::new();
    fixture.edit(QUIZ, "\"30 ms\", right = true,", "\"30 ms\",");
    assert_eq!(fixture.error(), format!("{QUIZ}:1: 0 options are right"));
}
