//! Quizzes: every question of the book, what outlives a reload, and who has no JavaScript, reads on
//! paper or does not see.

use std::fs;
use std::path::Path;

use anyhow::{Context, ensure};
use course::book::quiz::{self, Kind, Question};

use crate::harness::{Page, Result, View, page, root};
use crate::quizzes::{focused, kept, opened, says, shows};

/// The chapters with a quiz, and their questions.
fn quizzes() -> Result<Vec<(String, Vec<Question>)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root().join("src"))? {
        let chapter = entry?.file_name().to_string_lossy().into_owned();
        let file = Path::new("src").join(&chapter).join("quiz.toml");
        if let Ok(quiz) = quiz::read(&root(), &file) {
            found.push((chapter, quiz.questions));
        }
    }
    ensure!(found.len() >= 6, "{} quizzes", found.len());
    Ok(found)
}

/// What to click for the right answer.
fn right(page: &Page, name: &str, question: &Question) -> Result<Vec<String>> {
    let option = |letter: char| format!("#{name} .options input[value='{letter}']");
    if question.kind != Kind::Compiles {
        let right = ('A'..).zip(&question.options).filter(|(_, o)| o.right);
        return Ok(right.map(|(letter, _)| option(letter)).collect());
    }
    let Some(line) = question.line else {
        return Ok(vec![option('A')]);
    };
    let program = question.program.as_ref().context("no program")?.get_ref();
    let source = fs::read_to_string(root().join(format!("tests/listings/errors/{program}.rs")))?;
    let code = source.lines().nth(line - 1).context("no such line")?;
    let end = format!(
        "#{name} .line input[aria-label$={:?}]",
        format!(": {}", code.trim())
    );
    ensure!(page.count(&end)? == 1, "not one line is {code:?}");
    Ok(vec![option('B'), end])
}

#[test]
fn every_question_of_every_chapter_can_be_answered_right_and_is_counted() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    for (chapter, questions) in quizzes()? {
        // The entry test is on a page of its own; a chapter is a folder.
        let number = chapter.split('_').next().unwrap_or_default();
        let entry = number == chapter;
        page.open(&format!(
            "{chapter}{}.html",
            if entry { "" } else { "/index" }
        ))?;
        let all = questions.len();
        ensure!(
            page.count(".question")? == all,
            "{chapter} shows another number"
        );
        shows(
            &page,
            ".score",
            &[&format!("0 of {all} right at the first try, {all} to go.")],
        )?;
        for question in &questions {
            let name = format!("quiz-{number}-{}", question.id.get_ref());
            for css in right(&page, &name, question)? {
                page.click(&css)?;
            }
            page.click(&format!("#{name} > button"))?;
            shows(
                &page,
                &format!("#{name} .verdict"),
                &["✓ Right at the first try."],
            )?;
        }
        shows(
            &page,
            ".score",
            &[&format!("{all} of {all} right at the first try.")],
        )?;
        says(&page, &[&format!("{all} of {all} right at the first try.")])?;
        let kept = page.storage(&format!("quiz:{chapter}"))?;
        let map = kept.as_object().context("nothing is kept")?;
        let good = map.values().filter(|value| **value == true).count();
        ensure!(good == all && map.len() == all, "{chapter} keeps {kept}");
    }
    page.quiet()
}

#[test]
fn answers_outlive_a_reload_and_start_over_forgets_nothing_early() -> Result<()> {
    let Some(page) = opened(View::desktop())? else {
        return Ok(());
    };
    let first = "#quiz-05-first_poll";
    ensure!(
        !page.visible(".score button")?,
        "there is nothing to start over"
    );
    page.click(&format!("{first} label:has([value='C'])"))?;
    page.click(&format!("{first} > button"))?;
    let second = "#quiz-05-result_of_a_handle";
    page.click(&format!("{second} input[value='B']"))?;
    page.click(&format!("{second} .line input[value='B 2']"))?;
    page.click(&format!("{second} > button"))?;
    shows(
        &page,
        ".score",
        &["1 of 8 right at the first try, 6 to go."],
    )?;
    page.reload()?;
    shows(
        &page,
        ".score",
        &["1 of 8 right at the first try, 6 to go."],
    )?;
    shows(
        &page,
        &format!("{first} .verdict"),
        &["✓ Right.", "C is right."],
    )?;
    shows(
        &page,
        &format!("{first} label:has(:checked)"),
        &["C", "✓ right"],
    )?;
    shows(&page, &format!("{second} .verdict"), &["Nearly"])?;
    shows(
        &page,
        &format!("{second} .line:has(:checked)"),
        &["true", "✗ wrong"],
    )?;

    page.click(".score button")?;
    says(&page, &["All questions are open again.", "1 of 8 right"])?;
    focused(&page, ".score button")?;
    for left in [":checked", ".mark", ".verdict > *"] {
        let number = page.count(&format!(".quiz {left}"))?;
        ensure!(number == 0, "{number} {left} are left");
    }
    kept(&page, "first_poll", Some(true))?;
    page.click(&format!("{first} label:has([value='A'])"))?;
    page.click(&format!("{first} > button"))?;
    kept(&page, "first_poll", Some(false))?;
    kept(&page, "result_of_a_handle", None)?;
    shows(
        &page,
        ".score",
        &["0 of 8 right at the first try, 7 to go."],
    )?;
    page.quiet()
}

#[test]
fn the_entry_test_says_where_to_start() -> Result<()> {
    let Some(page) = page(View::desktop())? else {
        return Ok(());
    };
    page.open("introduction.html")?;
    let click = |id: &str, letter: char| -> Result<()> {
        page.click(&format!(
            "#quiz-introduction-{id} label:has([value='{letter}'])"
        ))?;
        page.click(&format!("#quiz-introduction-{id} > button"))
    };
    click("four_reports", 'B')?;
    let score = page.text(".score")?;
    ensure!(
        !score.contains("Start at"),
        "a right answer leads to: {score}"
    );
    click("dropped_handle", 'D')?;
    shows(&page, ".score", &["Start at Spawn."])?;
    let unsure = "#quiz-introduction-dropped_handle";
    shows(
        &page,
        &format!("{unsure} .verdict"),
        &["Good to know.", "D: not sure."],
    )?;
    let marks = page.count(&format!("{unsure} .mark"))?;
    ensure!(marks == 0, "who is not sure gets {marks} marks");
    click("dropped_call", 'A')?;
    shows(&page, ".score", &["Start at Lazy futures."])?;
    let link = page.attr(".score a", "href")?.unwrap_or_default();
    ensure!(
        link == "02_lazy_futures/index.html",
        "the link leads to {link}"
    );
    page.ask("scrollTo(0, 0)")?;
    page.axe()?;
    page.click(".score a")?;
    page.until("location.pathname.endsWith('02_lazy_futures/index.html')")?;
    page.quiet()
}

#[test]
fn without_javascript_the_answer_is_folded_away() -> Result<()> {
    let Some(page) = opened(View::phone().no_js())? else {
        return Ok(());
    };
    let question = "#quiz-05-dropped_handle";
    let options = page.count(&format!("{question} .options label"))?;
    ensure!(options == 3, "{options} options");
    ensure!(
        page.visible(&format!("{question} .options input"))?,
        "no option to mark"
    );
    ensure!(
        !page.visible(".question > button")?,
        "a button that does nothing"
    );
    let answer = format!("{question} li[data-for='B']");
    ensure!(!page.visible(&answer)?, "the answer is not folded away");
    page.tap(&format!("{question} summary"))?;
    ensure!(page.visible(&answer)?, "the answer does not unfold");
    page.quiet()
}

#[test]
fn on_paper_the_answers_stand_behind_the_last_question() -> Result<()> {
    let Some(mut page) = opened(View::desktop())? else {
        return Ok(());
    };
    page.click("#quiz-05-dropped_handle label:has([value='B'])")?;
    page.click("#quiz-05-dropped_handle > button")?;
    page.turn(View::desktop().print())?;
    page.until("document.querySelector('.on-paper') !== null")?;
    for hidden in [
        ".question > button",
        ".question .answer",
        ".verdict",
        ".question .mark",
        ".score",
    ] {
        ensure!(!page.visible(hidden)?, "{hidden} is printed");
    }
    let answers = page.count(".on-paper > ol > li")?;
    ensure!(answers == 8, "{answers} answers are printed");
    ensure!(
        page.visible(".on-paper li[data-for='B']")?,
        "the answers are not printed"
    );
    // What was chosen is nobody's business on a handout.
    let looks =
        page.ask("getComputedStyle(document.querySelector('.question :checked')).appearance")?;
    ensure!(looks == "none", "the chosen option is printed: {looks}");
    page.open("print.html")?;
    let all: usize = quizzes()?
        .iter()
        .map(|(_, questions)| questions.len())
        .sum();
    let answers = page.count(".printed-answer")?;
    ensure!(
        answers == all,
        "the print page has {answers} answers to {all} questions"
    );
    let numbers = page.text(".printed-answer strong")?;
    ensure!(numbers == "1.", "the first answer is numbered {numbers:?}");
    page.quiet()
}

#[test]
fn quizzes_break_no_rule_of_accessibility() -> Result<()> {
    for view in [
        View::desktop(),
        View::desktop().dark(),
        View::phone(),
        View::narrow().dark(),
    ] {
        let Some(page) = opened(view)? else {
            return Ok(());
        };
        page.axe().context("before an answer")?;
        for question in [
            "first_poll",
            "dropped_handle",
            "result_of_a_handle",
            "borrow_in_a_set",
            "when_removed",
        ] {
            let box_ = format!("#quiz-05-{question}");
            page.click(&format!("{box_} .options label:has([value='B'])"))?;
            if question == "borrow_in_a_set" {
                page.click(&format!("{box_} .line:has([value='B 6'])"))?;
            } else if question == "result_of_a_handle" {
                page.click(&format!("{box_} .line:has([value='B 2'])"))?;
            }
            page.click(&format!("{box_} > button"))?;
            page.click(&format!("{box_} summary"))?;
        }
        // The bar at the top covers what has scrolled below it, which is not the quiz's fault.
        page.ask("scrollTo(0, 0)")?;
        page.axe().context("after an answer")?;
        page.quiet()?;
    }
    Ok(())
}
