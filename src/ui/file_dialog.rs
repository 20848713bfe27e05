//! The system's dialog for files, which never holds the window up.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

/// A dialog that is open; the answer comes in a later frame.
pub struct FileDialog(Receiver<Vec<PathBuf>>);

impl FileDialog {
    /// Opens one for files with these endings; any number of files when `many`.
    pub fn open(ctx: &egui::Context, title: &str, endings: &'static [&'static str], many: bool) -> Option<Self> {
        let (sender, answer) = channel();
        let title = title.to_owned();
        let dialog = move || {
            let dialog = rfd::FileDialog::new().add_filter(title, endings);
            if many {
                dialog.pick_files().unwrap_or_default()
            } else {
                dialog.pick_file().into_iter().collect()
            }
        };
        if cfg!(target_os = "macos") {
            // There only the window's own thread may open one.
            sender.send(dialog()).ok();
            return Some(Self(answer));
        }
        let repaint = ctx.clone();
        let ask = move || {
            // Without a desktop that has dialogs the answer is nothing, and the field takes a typed path.
            sender.send(dialog()).ok();
            repaint.request_repaint();
        };
        std::thread::Builder::new().name("file dialog".into()).spawn(ask).ok()?;
        Some(Self(answer))
    }

    /// The files chosen, none when it was given up; nothing while it is open.
    pub fn answer(&self) -> Option<Vec<PathBuf>> {
        match self.0.try_recv() {
            Ok(files) => Some(files),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Vec::new()),
        }
    }
}
