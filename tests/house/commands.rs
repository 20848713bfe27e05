//! The one list of commands: whatever needs no object is in it, so that palette, help and shortcuts forget nothing.

use std::fs;

use crate::source::Token;

/// The variants without an object of every `enum …Command`, as `PanelCommand::ToggleLeft`.
fn without_object(tokens: &[Token]) -> Vec<String> {
    let mut found = Vec::new();
    let mut index = 0;
    while index + 2 < tokens.len() {
        let name = tokens[index + 1].ident().unwrap_or_default().to_owned();
        if tokens[index].ident() != Some("enum") || !name.ends_with("Command") {
            index += 1;
            continue;
        }
        index += 3;
        let mut depth = 0_usize;
        while depth > 0 || !tokens[index].is('}') {
            let token = &tokens[index];
            if token.is('(') || token.is('{') || token.is('[') {
                depth += 1;
            } else if token.is(')') || token.is('}') || token.is(']') {
                depth -= 1;
            } else if depth == 0 && token.ident().is_some() && tokens[index + 1].is(',') {
                found.push(format!("{name}::{}", token.ident().unwrap()));
            }
            index += 1;
        }
    }
    found
}

#[test]
fn every_command_without_an_object_is_in_the_list() {
    let read = |path: &str| crate::source::tokens(&fs::read_to_string(crate::source::root().join(path)).unwrap());
    let variants = without_object(&read("src/state/command.rs"));
    assert!(
        variants.contains(&"PanelCommand::ToggleLeft".to_owned()),
        "{variants:?}"
    );
    // Those that only make sense about something at hand.
    let of_an_object = ["LayerCommand::Reset", "SearchCommand::Close", "SearchCommand::Show"];
    let list = crate::source::without_tests(&read("src/state/leaves.rs"));
    let listed = |variant: &str| {
        let (sort, name) = variant.split_once("::").unwrap();
        list.windows(4).any(|window| {
            window[0].ident() == Some(sort) && window[1].is(':') && window[2].is(':') && window[3].ident() == Some(name)
        })
    };
    let missing: Vec<&String> = variants
        .iter()
        .filter(|variant| !of_an_object.contains(&variant.as_str()) && !listed(variant))
        .collect();
    assert!(missing.is_empty(), "not in src/state/leaves.rs: {missing:?}");
}
