//! The checks of the built site, tried on a small one.

use std::path::{Path, PathBuf};

use course_tests::pages::site;

use super::lines;

/// What the search looks through.
const SEARCHED: &str = "target/course/search_index-0.js";

/// A site with a few pages and what they need, in a folder of this name.
fn small(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("pages_can_fail")
        .join(name);
    let files = [
        (
            "index.html",
            "<link rel=stylesheet href=css/a.css><script src=\"a.js\"></script><h1 id=top>A</h1>\n<a href=\"b/c.html#there\">c</a> <a href='#top'>top</a> <a href=\"https://www.rust-lang.org/\">Rust</a>\n<p>end</p>\n",
        ),
        (
            "b/c.html",
            "<p id=\"there\"><img src=\"../p.png\"><a href=\"../index.html#top\">up</a> <a href=\"../b/\">b</a></p>\n",
        ),
        ("b/index.html", "<p>b</p>\n"),
        ("css/a.css", "p { background: url(../p.png); }\n"),
        ("a.js", "\n"),
        ("p.png", "\n"),
        (
            SEARCHED,
            "export default [[\"b/c.html\",\"C\",[[\"there\",\"There\",\"text\"]]]];\n",
        ),
    ];
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    for (path, text) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

#[test]
fn a_dead_link_a_foreign_asset_and_a_leftover_directive_are_named() {
    let defects = site::check_site(&small("site")).unwrap();
    assert!(defects.is_empty(), "{:#?}", lines(&defects));
    let breaks = [
        (
            "index.html",
            "<a href=\"gone.html\">g</a>",
            "gone.html leads nowhere",
        ),
        (
            "index.html",
            "<a href=\"b/c.html#gone\">g</a>",
            "no such place",
        ),
        ("index.html", "<a href=\"#gone\">g</a>", "no such place"),
        (
            "index.html",
            "<img src=\"gone.png\">",
            "gone.png leads nowhere",
        ),
        (
            "index.html",
            "<script src=\"https://cdn.example/a.js\"></script>",
            "from elsewhere",
        ),
        (
            "index.html",
            "<link rel=\"stylesheet\" href=\"//cdn.example/a.css\">",
            "from elsewhere",
        ),
        (
            "index.html",
            "<img srcset=\"https://cdn.example/a.png 2x\">",
            "from elsewhere",
        ),
        (
            "index.html",
            "{{#quiz}}",
            "a directive that nobody followed",
        ),
        (
            "css/a.css",
            "p { background: url('gone.png'); }",
            "gone.png leads nowhere",
        ),
        (
            "css/a.css",
            "p { background: url(https://cdn.example/a.png); }",
            "from elsewhere",
        ),
        ("css/a.css", "@import \"b.css\";", "imports another"),
    ];
    for (file, added, words) in breaks {
        let folder = small("site");
        let path = folder.join(file);
        let text = std::fs::read_to_string(&path).unwrap() + added;
        std::fs::write(&path, text).unwrap();
        let defects = site::check_site(&folder).unwrap();
        let last = if file == "index.html" { 4 } else { 2 };
        let named = defects.iter().any(|defect| {
            defect.file == file && defect.line == Some(last) && defect.message.contains(words)
        });
        assert!(named, "{added}: {:#?}", lines(&defects));
    }
}

#[test]
fn what_the_policy_refuses_is_named_with_its_chapter() {
    let folder = small("policy");
    let src = folder.with_file_name("policy_src");
    std::fs::create_dir_all(src.join("b")).unwrap();
    let refused = |added: &str| {
        let page = small("policy").join("b/c.html");
        let text = std::fs::read_to_string(&page).unwrap() + added;
        std::fs::write(&page, text).unwrap();
        lines(&site::check_policy(&folder, &src).unwrap())
    };
    for (added, start) in [
        ("<script>run()</script>", "<script"),
        ("<script type=module>run()</script>", "<script"),
        ("<p onclick=\"run()\">p</p>", "onclick="),
        ("<svg><g onload='run()'/></svg>", "onload="),
        ("<style>p { color: red }</style>", "<style"),
        ("<a href=\" JavaScript:run()\">a</a>", "href=\"javascript:"),
    ] {
        std::fs::write(src.join("b/c.md"), "# C\n").unwrap();
        let found = refused(added);
        assert!(
            found.len() == 1 && found[0].starts_with(&format!("b/c.html:2: `{start}`")),
            "{added}: {found:#?}"
        );
        let chapter = format!("# C\n\n{}\n", added.replace(' ', ""));
        std::fs::write(src.join("b/c.md"), chapter).unwrap();
        let found = refused(added);
        assert!(
            found[0].starts_with("src/b/c.md:3: "),
            "{added}: {found:#?}"
        );
    }
    for allowed in [
        "<script type=\"application/json\">{}</script>",
        "<p style=\"color: red\">p</p>",
        "<p>&lt;script&gt; onclick=run()</p>",
    ] {
        let found = refused(allowed);
        assert!(found.is_empty(), "{allowed}: {found:#?}");
    }
}

#[test]
fn a_result_of_the_search_that_leads_nowhere_is_named() {
    for (was, is, words) in [
        ("there", "gone", "b/c.html#gone: no such place"),
        ("b/c", "b/gone", "b/gone.html#there leads nowhere"),
    ] {
        let folder = small("searched");
        let path = folder.join(SEARCHED);
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text.replace(was, is)).unwrap();
        let defects = lines(&site::check_site(&folder).unwrap());
        assert!(
            matches!(&defects[..], [one] if one.contains(words)),
            "{defects:#?}"
        );
    }
}

#[test]
fn two_books_that_differ_are_told_apart() {
    let ours = small("ours");
    let other = ours.with_file_name("other");
    if other.exists() {
        std::fs::remove_dir_all(&other).unwrap();
    }
    std::fs::create_dir_all(&other).unwrap();
    std::fs::write(other.join("a.js"), "other\n").unwrap();
    std::fs::write(other.join("quiz.toml"), "not published by us\n").unwrap();
    let lines = lines(&site::differences(&ours, &other).unwrap());
    assert!(
        lines.contains(&"a.js: is not the same in both books".to_owned()),
        "{lines:#?}"
    );
    assert!(
        lines.contains(&"p.png: is only in one of the two books".to_owned()),
        "{lines:#?}"
    );
    assert!(
        !lines.iter().any(|line| line.contains("quiz.toml")),
        "{lines:#?}"
    );
}
