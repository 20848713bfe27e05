//! `archipel stories`, and `check` of stories, as a script meets them.

use crate::program::{archipel, json, printed};

#[test]
fn the_stories_of_the_program_are_listed_in_five_languages_without_a_warning() {
    let value = json(&["stories", "--lang", "en", "--json"]);
    let stories = value["stories"].as_array().unwrap();
    let found: Vec<(&str, usize)> = stories
        .iter()
        .map(|story| (story["id"].as_str().unwrap(), story["scenes"].as_array().unwrap().len()))
        .collect();
    assert_eq!(
        found,
        [
            ("archipel-noir-vert", 12),
            ("dix-ans-louvre-lens", 12),
            ("velo-et-bus", 11)
        ]
    );
    for story in stories {
        assert_eq!(story["status"], "ok");
        assert_eq!(story["languages"].as_array().unwrap().len(), 5);
    }
    assert_eq!(stories[2]["title"], "A day by bike and bus");
}

#[test]
fn a_file_tells_what_it_asks_for_in_vain_and_one_that_cannot_be_read_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("story.toml");
    let text = "format_version = 1\ntitle.fr = \"x\"\n[[scene]]\nlayers = [\"nowhere\"]\npicture = \"media/no.jpg\"\n";
    std::fs::write(&path, text).unwrap();
    let path = path.to_str().unwrap();
    let value = json(&["stories", path, "--json"]);
    let codes: Vec<&str> = value["stories"][0]["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| found["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["story-layer-missing", "story-medium-missing"]);
    assert!(printed(&archipel(&["check", path])).contains("nowhere"));
    std::fs::write(path, "format_version = 9").unwrap();
    assert_eq!(archipel(&["stories", path]).status.code(), Some(1));
    assert_eq!(archipel(&["check", path]).status.code(), Some(1));
}
