//! A handout as a file, or as pictures in a folder.

use std::path::Path;

use super::{Handout, HandoutForm, png};
use crate::export::pdf;
use crate::store::atomic_write;

/// Pixels of a point of a slide: 1920 × 1080 in all.
const SLIDE_DENSITY: f32 = 2.0;

/// Writes every page to `out`, a PDF on paper, a folder of PNG for slides: `00.png` is the opening, `01.png` the first scene.
/// `done` is told of every page that is made, with their number in all. Returns how many there are.
///
/// # Errors
/// When a page cannot be made or written.
pub fn write(
    handout: &Handout<'_>,
    form: HandoutForm,
    out: &Path,
    done: &dyn Fn(usize, usize),
) -> anyhow::Result<usize> {
    let count = handout.count(form);
    let numbered = (0..count).filter_map(|number| Some((number, handout.page(form, number)?)));
    match form {
        HandoutForm::Paper => {
            let pages: Vec<_> = numbered
                .map(|(number, page)| {
                    done(number + 1, count);
                    page
                })
                .collect();
            let title = handout.story.title.get(handout.messages.lang());
            atomic_write(out, &pdf::from_pages(&pages, title)?)?;
        }
        HandoutForm::Slide => {
            std::fs::create_dir_all(out)?;
            for (number, page) in numbered {
                atomic_write(&out.join(format!("{number:02}.png")), &png(&page, SLIDE_DENSITY)?)?;
                done(number + 1, count);
            }
        }
    }
    Ok(count)
}
