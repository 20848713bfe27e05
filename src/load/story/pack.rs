//! A story as one file: a plain zip of its folder, which any tool opens.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{FILE_NAME, OpenedStory, text};

/// The bytes of `opened` in one file, and the media that are named but not there. The same story gives the same bytes.
///
/// # Errors
/// When the file becomes larger than a zip may be.
pub fn packed(opened: &OpenedStory) -> Result<(Vec<u8>, Vec<String>), std::io::Error> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // No date: what was not changed stays the same file.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    zip.start_file(FILE_NAME, options.compression_method(CompressionMethod::Deflated))?;
    zip.write_all(text::render(&opened.story).as_bytes())?;
    let mut missing = Vec::new();
    for name in opened.story.media() {
        match opened.medium(name) {
            Ok(bytes) => {
                // Pictures and sounds are packed already.
                zip.start_file(name, options.compression_method(CompressionMethod::Stored))?;
                zip.write_all(&bytes)?;
            }
            Err(_) => missing.push(name.to_owned()),
        }
    }
    Ok((zip.finish()?.into_inner(), missing))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::super::{StoryOrigin, keep_file, open, save, save_as_file, text};
    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]
        #[test]
        fn a_story_goes_into_one_file_and_comes_out_the_same(
            mut story in text::tests::story(),
            bytes in prop::collection::vec(any::<u8>(), 1..2000),
        ) {
            let home = tempfile::tempdir().unwrap();
            let folder = home.path().join("a-story");
            std::fs::create_dir_all(folder.join("media")).unwrap();
            std::fs::write(folder.join("media/a picture.png"), &bytes).unwrap();
            for scene in &mut story.scenes {
                scene.picture = Some("media/a picture.png".into());
            }
            save(&folder, &story).unwrap();
            let file = home.path().join("a-story.archipel-story");
            let missing = save_as_file(&open(&folder).unwrap(), &file).unwrap();
            prop_assert!(missing.is_empty());
            let read = open(&file).unwrap();
            prop_assert_eq!(&*read.story, &story);
            let elsewhere = keep_file(&read, &home.path().join("elsewhere")).unwrap();
            let again = open(&elsewhere).unwrap();
            prop_assert_eq!(&*again.story, &story);
            if !story.scenes.is_empty() {
                prop_assert_eq!(again.medium("media/a picture.png").unwrap(), bytes);
            }
            prop_assert_eq!(packed(&again).unwrap(), packed(&read).unwrap());
        }
    }

    #[test]
    fn what_is_missing_is_left_out_and_named() {
        let mut story = crate::model::Story::new("x", crate::model::Lang::Fr, "X");
        story.scenes.push(crate::model::Scene {
            picture: Some("media/gone.png".into()),
            ..crate::model::Scene::default()
        });
        let opened = OpenedStory {
            story: Arc::new(story),
            origin: StoryOrigin::Embedded,
            findings: Vec::new(),
        };
        assert_eq!(packed(&opened).unwrap().1, ["media/gone.png"]);
    }

    #[test]
    fn a_hostile_file_is_refused() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("x.archipel-story");
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default();
        zip.start_file("story.toml", options).unwrap();
        zip.write_all(b"format_version = 1\ntitle.fr = \"x\"").unwrap();
        zip.start_file("media/../../x.png", options).unwrap();
        zip.write_all(b"x").unwrap();
        std::fs::write(&file, zip.finish().unwrap().into_inner()).unwrap();
        assert_eq!(open(&file).unwrap_err().code, "archive-path");
        std::fs::write(&file, b"no zip").unwrap();
        assert_eq!(open(&file).unwrap_err().code, "archive-broken");
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("other.txt", options).unwrap();
        zip.write_all(b"x").unwrap();
        std::fs::write(&file, zip.finish().unwrap().into_inner()).unwrap();
        assert_eq!(open(&file).unwrap_err().code, "story-missing");
    }
}
