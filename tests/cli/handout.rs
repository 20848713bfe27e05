//! `archipel export --story`: a story on paper and as slides, without display.

use crate::program::archipel;

fn export(home: &std::path::Path, story: &str, more: &[&str]) -> std::process::Output {
    let home = home.to_str().unwrap();
    archipel(&[&["--home", home, "export", "--story", story][..], more].concat())
}

#[test]
fn every_story_that_is_shipped_becomes_a_page_for_each_scene() {
    let folder = tempfile::tempdir().unwrap();
    for (story, scenes) in [
        ("archipel-noir-vert", 12),
        ("dix-ans-louvre-lens", 12),
        ("velo-et-bus", 11),
    ] {
        let out = folder.path().join(format!("{story}.pdf"));
        let run = export(folder.path(), story, &["--lang", "fr", "--out", out.to_str().unwrap()]);
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert_eq!(run.status.code(), Some(0), "{said}");
        let file = std::fs::read(&out).unwrap();
        let words = String::from_utf8_lossy(&file);
        let pages = words.matches("/MediaBox [0 0 841.89 595.28]").count();
        assert_eq!(pages, scenes + 1, "{story}");
        assert!(said.contains(&pages.to_string()), "{said}");
        assert!(words.contains("/FontFile"), "no font is embedded");
    }
}

#[test]
fn slides_are_pictures_in_a_folder_of_1920_by_1080_pixels() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("slides");
    let run = export(
        folder.path(),
        "archipel-noir-vert",
        &["--lang", "ja", "--format", "png", "--out", out.to_str().unwrap()],
    );
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    let mut names: Vec<String> = std::fs::read_dir(&out)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert!(
        names.len() == 14 && names[0] == "00.png" && names[1] == "01.png",
        "{names:?}"
    );
    for name in &names {
        let picture = image::open(out.join(name)).unwrap();
        assert_eq!((picture.width(), picture.height()), (1920, 1080));
    }
    let [opening, scene] = ["00.png", "05.png"].map(|name| image::open(out.join(name)).unwrap().to_rgb8());
    assert_ne!(opening, scene);
}

#[test]
fn what_cannot_be_exported_is_told_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("a.pdf");
    let unknown = export(
        folder.path(),
        "nobody-told-this",
        &["--lang", "en", "--out", out.to_str().unwrap()],
    );
    assert_eq!(unknown.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("nobody-told-this"));
    assert!(!out.exists());
    let out = folder.path().join("a.svg");
    let form = export(
        folder.path(),
        "archipel-noir-vert",
        &["--lang", "en", "--out", out.to_str().unwrap()],
    );
    assert_eq!(form.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&form.stderr).contains("PDF"));
}
