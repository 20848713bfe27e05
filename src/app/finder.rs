//! Files and addresses that macOS asks for: it tells the running program, where other systems start it with arguments.

use std::sync::{Arc, OnceLock};

use ashlar_native::open_files::{OpenFiles, Opened};
use egui::Context as EguiContext;

use crate::store::door::Wish;

/// What the Finder, the Dock and the browser ask the program to open.
pub(super) struct Finder {
    queue: OpenFiles,
    window: Arc<OnceLock<EguiContext>>,
}

impl Finder {
    /// Listens from now on; before the window is opened, so that what the program was started for is heard too.
    pub(super) fn listen() -> Self {
        let window = Arc::new(OnceLock::<EguiContext>::new());
        let wakes = Arc::clone(&window);
        let queue = OpenFiles::new(Arc::new(move || {
            if let Some(window) = wakes.get() {
                window.request_repaint();
            }
        }));
        if let Err(error) = queue.listen_os() {
            tracing::warn!(%error, "files cannot be opened from the Finder");
        }
        Self { queue, window }
    }

    /// The window that is woken for what comes.
    pub(super) fn wakes(self, window: &EguiContext) -> Self {
        self.window.get_or_init(|| window.clone());
        self
    }

    /// What was asked for since the last question.
    pub(super) fn wishes(&self) -> impl Iterator<Item = Wish> {
        self.queue.drain().into_iter().map(|opened| match opened {
            Opened::File(path) => Wish {
                files: vec![path],
                ..Wish::default()
            },
            Opened::Url(link) => Wish {
                link: Some(link),
                ..Wish::default()
            },
        })
    }
}
