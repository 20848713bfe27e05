//! A picture of the window itself, that the command line asks for.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, OnceLock};

use egui::ColorImage;

/// Frames without change before the picture is taken: layouts settle in two.
const CALM_FRAMES: u32 = 4;

/// A picture that waits for its moment.
pub struct Picture {
    path: PathBuf,
    calm_frames: u32,
    asked: bool,
    answer: (Sender<Arc<ColorImage>>, Receiver<Arc<ColorImage>>),
    failure: Arc<OnceLock<String>>,
}

impl Picture {
    /// A picture to be written to `path`; `failure` is set when it cannot be.
    pub fn new(path: PathBuf, failure: Arc<OnceLock<String>>) -> Self {
        Self {
            path,
            calm_frames: 0,
            asked: false,
            answer: channel(),
            failure,
        }
    }

    /// Goes on with one frame; true when the picture is written, or cannot be. While something is `pending` it waits.
    pub fn take(&mut self, ctx: &egui::Context, pending: bool) -> bool {
        if let Ok(image) = self.answer.1.try_recv() {
            if let Err(error) = write_png(&self.path, &image) {
                tracing::error!(%error, "the picture is not written");
                self.failure.set(error.to_string()).ok();
            }
            return true;
        }
        self.calm_frames = if pending { 0 } else { self.calm_frames + 1 };
        if self.calm_frames >= CALM_FRAMES && !self.asked {
            self.asked = true;
            let (answer, repaint) = (self.answer.0.clone(), ctx.clone());
            ctx.request_screenshot(move |image| {
                // The receiver is gone only when the window is already closing.
                answer.send(image).ok();
                repaint.request_repaint();
            });
        }
        ctx.request_repaint();
        false
    }
}

fn write_png(path: &Path, image: &egui::ColorImage) -> anyhow::Result<()> {
    let [width, height] = image.size;
    let pixels: Vec<u8> = image
        .pixels
        .iter()
        .flat_map(|pixel| [pixel.r(), pixel.g(), pixel.b()])
        .collect();
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::write_buffer_with_format(
        &mut bytes,
        &pixels,
        u32::try_from(width)?,
        u32::try_from(height)?,
        image::ExtendedColorType::Rgb8,
        image::ImageFormat::Png,
    )?;
    crate::store::atomic_write(path, bytes.get_ref())?;
    Ok(())
}
