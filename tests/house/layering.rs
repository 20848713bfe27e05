//! The house keeps its floors: a module uses only floors listed above it in `src/lib.rs`, and egui stays upstairs.

use std::fs;

use crate::source::{Source, Token, sources};

const WINDOW_CRATES: [&str; 5] = ["egui", "eframe", "walkers", "egui_glow", "winit"];

/// The floors, lowest first: the order of `pub mod` in `lib.rs`.
fn floors() -> Vec<String> {
    let lib = fs::read_to_string(crate::source::root().join("src/lib.rs")).unwrap();
    let tokens = crate::source::tokens(&lib);
    tokens
        .windows(4)
        .filter(|window| window[0].ident() == Some("pub") && window[1].ident() == Some("mod") && window[3].is(';'))
        .map(|window| window[2].ident().unwrap().to_owned())
        .collect()
}

/// The floor that a file belongs to; none for `lib.rs` and `main.rs`.
fn floor_of(path: &str) -> Option<&str> {
    let first = path.split('/').next()?;
    let name = first.strip_suffix(".rs").unwrap_or(first);
    (!matches!(name, "lib" | "main")).then_some(name)
}

/// How many modules deep a file is: 1 for `scene/mod.rs` and `app.rs`, 2 for `scene/label.rs`.
fn depth_of(path: &str) -> usize {
    let depth = path.split('/').count();
    if path.ends_with("/mod.rs") { depth - 1 } else { depth }
}

/// A name taken from the root of the crate, and the line.
#[derive(Debug, PartialEq, Eq)]
struct Use {
    name: String,
    line: usize,
}

/// Every name that a file takes from the root: after `crate::`, in a group after `crate::{`, after enough `super::`.
fn uses(tokens: &[Token], file_depth: usize) -> Vec<Use> {
    let mut found = Vec::new();
    let mut inline_modules: Vec<usize> = Vec::new();
    let mut braces = 0_usize;
    let mut index = 0;
    while index < tokens.len() {
        let token = &tokens[index];
        if token.is('{') {
            braces += 1;
            if index >= 2 && tokens[index - 2].ident() == Some("mod") {
                inline_modules.push(braces);
            }
        } else if token.is('}') {
            if inline_modules.last() == Some(&braces) {
                inline_modules.pop();
            }
            braces = braces.saturating_sub(1);
        } else if token.ident() == Some("crate") && is_path(tokens, index + 1) {
            let macro_crate = index > 0 && tokens[index - 1].is('$');
            if !macro_crate {
                names_at(tokens, index + 3, &mut found);
            }
        } else if token.ident() == Some("super") && !(index >= 2 && is_path(tokens, index - 2)) {
            let mut climbed = 0;
            let mut next = index;
            while tokens.get(next).and_then(Token::ident) == Some("super") && is_path(tokens, next + 1) {
                climbed += 1;
                next += 3;
            }
            if climbed >= file_depth + inline_modules.len() {
                names_at(tokens, next, &mut found);
            }
        }
        index += 1;
    }
    found
}

fn is_path(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.is(':')) && tokens.get(at + 1).is_some_and(|token| token.is(':'))
}

/// The name at `at`, or the first name of every entry of the group at `at`.
fn names_at(tokens: &[Token], at: usize, found: &mut Vec<Use>) {
    let Some(first) = tokens.get(at) else { return };
    let name = |token: &Token| {
        token.ident().map(|name| Use {
            name: name.to_owned(),
            line: token.line,
        })
    };
    if !first.is('{') {
        found.extend(name(first));
        return;
    }
    let mut depth = 0_usize;
    let mut entry_begins = false;
    for token in &tokens[at..] {
        if token.is('{') {
            depth += 1;
            entry_begins = depth == 1;
        } else if token.is('}') {
            depth -= 1;
            if depth == 0 {
                return;
            }
        } else if token.is(',') {
            entry_begins = depth == 1;
        } else if entry_begins {
            found.extend(name(token));
            entry_begins = false;
        }
    }
}

fn upward_uses(floors: &[String], file: &Source) -> Vec<String> {
    let Some(own) = floor_of(&file.path) else {
        return Vec::new();
    };
    let level = |name: &str| floors.iter().position(|floor| floor == name);
    let Some(own_level) = level(own) else {
        return vec![format!("src/{}: `{own}` is no floor of src/lib.rs", file.path)];
    };
    let mut faults = Vec::new();
    for used in uses(&file.tokens, depth_of(&file.path)) {
        match level(&used.name) {
            Some(used_level) if used_level > own_level => faults.push(format!(
                "src/{}:{}: `{own}` uses `{}`, a floor above it",
                file.path, used.line, used.name
            )),
            Some(_) => {}
            None => faults.push(format!(
                "src/{}:{}: `{}` is taken from the root of the crate and is no floor",
                file.path, used.line, used.name
            )),
        }
    }
    faults
}

#[test]
fn no_module_uses_a_floor_above_its_own() {
    let floors = floors();
    assert!(floors.len() >= 10, "{floors:?}");
    let faults: Vec<String> = sources().iter().flat_map(|file| upward_uses(&floors, file)).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The modules that a file declares for builds with a window: `#[cfg(feature = "gui")] pub mod ui;`.
fn window_modules(tokens: &[Token]) -> Vec<String> {
    let mut found = Vec::new();
    for index in 0..tokens.len() {
        let is_gui = tokens[index].text() == Some("gui") && index >= 2 && tokens[index - 2].ident() == Some("feature");
        // After the attribute: `)`, `]`, perhaps `pub`, `mod`, the name.
        let mut rest = tokens[index + 1..]
            .iter()
            .skip(2)
            .filter(|token| token.ident() != Some("pub"));
        if is_gui && rest.next().and_then(Token::ident) == Some("mod") {
            found.extend(rest.next().and_then(Token::ident).map(str::to_owned));
        }
    }
    found
}

/// The files that may name the window toolkit: floors that are built with the window only, painters likewise, and `cli`,
/// which opens the window.
fn may_know_the_window(sources: &[Source]) -> impl Fn(&str) -> bool {
    let tokens_of = |path: &str| {
        let file = sources.iter().find(|file| file.path == path);
        window_modules(&file.unwrap_or_else(|| panic!("no src/{path}")).tokens)
    };
    let mut floors = tokens_of("lib.rs");
    floors.push("cli".to_owned());
    let painters = tokens_of("paint/mod.rs");
    move |path| {
        let own = floor_of(path).unwrap_or_default();
        // `paint/egui.rs`, or a file in the folder `paint/egui`.
        let painter = path
            .strip_prefix("paint/")
            .and_then(|rest| rest.split(['/', '.']).next());
        floors.iter().any(|floor| floor == own)
            || painter.is_some_and(|name| painters.iter().any(|known| known == name))
    }
}

#[test]
fn only_the_top_floors_know_the_window_toolkit() {
    let sources = sources();
    let may_know = may_know_the_window(&sources);
    assert!(may_know("ui/mod.rs") && may_know("app.rs") && may_know("paint/egui/mod.rs"));
    assert!(!may_know("scene/build.rs") && !may_know("paint/svg.rs") && !may_know("paint/mod.rs"));
    let mut faults = Vec::new();
    for file in &sources {
        let Some(own) = floor_of(&file.path) else { continue };
        if may_know(&file.path) {
            continue;
        }
        for (index, token) in file.tokens.iter().enumerate() {
            let named = token.ident().is_some_and(|name| WINDOW_CRATES.contains(&name));
            let of_ours = index >= 2 && is_path(&file.tokens, index - 2);
            if named && !of_ours && is_path(&file.tokens, index + 1) {
                faults.push(format!(
                    "src/{}:{}: `{own}` knows the window toolkit",
                    file.path, token.line
                ));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_program_itself_only_dispatches() {
    let main = fs::read_to_string(crate::source::root().join("src/main.rs")).unwrap();
    let lines = main.lines().filter(|line| !line.trim().is_empty()).count();
    assert!(
        lines <= 60,
        "src/main.rs has {lines} lines: what it does belongs to a floor"
    );
}

#[test]
fn every_way_to_climb_is_seen() {
    let found = |source: &str, depth| -> Vec<String> {
        uses(&crate::source::tokens(source), depth)
            .into_iter()
            .map(|used| used.name)
            .collect()
    };
    assert_eq!(found("use crate::ui::Panel;", 2), ["ui"]);
    assert_eq!(
        found("use crate::{model::{Atlas, Layer}, ui, space::*};", 2),
        ["model", "ui", "space"]
    );
    assert_eq!(found("fn f() { crate::app::run() }", 1), ["app"]);
    assert_eq!(found("use super::ui;", 1), ["ui"]);
    assert_eq!(found("use super::super::{ui, app};", 2), ["ui", "app"]);
    assert_eq!(found("use super::label;", 2), [""; 0]);
    assert_eq!(
        found("mod tests { use super::*; use super::super::ui; } use super::app;", 1),
        ["ui", "app"]
    );
    assert_eq!(
        found(
            "//! [`crate::ui`]\n/* crate::ui */ const S: &str = \"crate::ui\"; const C: char = '\"';",
            1
        ),
        [""; 0]
    );
    assert_eq!(
        found("pub(crate) fn f(c: char) -> bool { c == '\"' } // \" crate::ui", 1),
        [""; 0]
    );
    assert_eq!(
        found("const R: &str = r#\"crate::ui \" \"#; use crate::app;", 1),
        ["app"]
    );
}

#[test]
fn an_upward_use_is_told_with_its_line() {
    let floors: Vec<String> = ["space", "model", "ui"].map(str::to_owned).into();
    let file = |path: &str, text: &str| Source {
        path: path.to_owned(),
        tokens: crate::source::tokens(text),
    };
    let faults = upward_uses(
        &floors,
        &file("model/layer.rs", "use crate::space::Extent;\nuse crate::ui::Panel;"),
    );
    assert_eq!(faults, ["src/model/layer.rs:2: `model` uses `ui`, a floor above it"]);
    assert!(upward_uses(&floors, &file("ui/mod.rs", "use crate::{model, space};")).is_empty());
    assert_eq!(upward_uses(&floors, &file("cellar/mod.rs", "")).len(), 1);
}
