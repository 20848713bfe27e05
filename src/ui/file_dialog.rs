//! The system's dialog for files, which never holds the window up.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

/// A dialog that is open; the answer comes in a later frame.
pub struct FileDialog(Receiver<Vec<PathBuf>>);

impl FileDialog {
    /// Opens one for files with these endings; any number of files when `many`.
    pub fn open(ctx: &egui::Context, title: &str, endings: &'static [&'static str], many: bool) -> Option<Self> {
        let title = title.to_owned();
        Self::ask(ctx, move || {
            let dialog = rfd::FileDialog::new().add_filter(title, endings);
            if many {
                dialog.pick_files().unwrap_or_default()
            } else {
                dialog.pick_file().into_iter().collect()
            }
        })
    }

    /// Asks with `dialog`, which answers when the user has chosen.
    fn ask(ctx: &egui::Context, dialog: impl FnOnce() -> Vec<PathBuf> + Send + 'static) -> Option<Self> {
        let (sender, answer) = channel();
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

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(dialog: impl FnOnce() -> Vec<PathBuf> + Send + 'static) -> FileDialog {
        FileDialog::ask(&egui::Context::default(), dialog).unwrap_or_else(|| panic!("a thread can be started"))
    }

    /// The answer when it has come.
    fn waited(dialog: &FileDialog) -> Vec<PathBuf> {
        loop {
            match dialog.answer() {
                Some(files) => return files,
                None => std::thread::yield_now(),
            }
        }
    }

    #[cfg(not(target_os = "macos"))]
    #[test]
    fn the_window_goes_on_while_a_dialog_is_open() {
        let (choose, chosen) = channel();
        let dialog = asked(move || chosen.recv().into_iter().collect());
        assert_eq!(dialog.answer(), None);
        choose.send(PathBuf::from("parcs.gpkg")).ok();
        assert_eq!(waited(&dialog), [PathBuf::from("parcs.gpkg")]);
    }

    #[cfg(not(target_os = "macos"))]
    #[test]
    fn a_dialog_that_breaks_is_one_that_was_given_up() {
        assert!(waited(&asked(Vec::new)).is_empty());
        assert!(waited(&asked(|| panic!("no desktop"))).is_empty());
    }
}
