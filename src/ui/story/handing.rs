//! A story that is written for paper, for slides, or to be carried elsewhere: on a thread of its own, so that the window goes
//! on meanwhile.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use crate::export::handout::{self, Handout, HandoutForm};
use crate::i18n::Messages;
use crate::load::story::{ENDING, OpenedStory, save_as_file};
use crate::model::Lang;
use crate::state::StoryForm;
use crate::ui::{Notice, World};

/// What was written: how many pages, where, and names of media that are missing.
struct Written {
    pages: usize,
    path: PathBuf,
    missing: Vec<String>,
}

/// A story that is being written.
struct Running {
    outcome: Receiver<Result<Written, String>>,
    made: Arc<AtomicUsize>,
    pages: usize,
}

/// What is being written; one story at a time.
#[derive(Default)]
pub(super) struct Handing(Option<Running>);

impl Handing {
    /// Pages that are made, and how many there will be; none while nothing is written.
    pub(super) fn progress(&self) -> Option<(usize, usize)> {
        let running = self.0.as_ref()?;
        Some((running.made.load(Ordering::Relaxed), running.pages))
    }

    /// Begins to write `opened` into `folder`; nothing while another one is written.
    pub(super) fn start(
        &mut self,
        ctx: &egui::Context,
        world: &Arc<World>,
        opened: OpenedStory,
        (form, lang): (StoryForm, Lang),
        folder: &Path,
    ) {
        if self.0.is_some() {
            return;
        }
        let (send, outcome) = channel();
        let made = Arc::new(AtomicUsize::new(0));
        let (world, ctx, count) = (Arc::clone(world), ctx.clone(), Arc::clone(&made));
        let pages = opened.story.scenes.len() + 1;
        let path = path_of(&opened.story.id, form, folder);
        let failed = send.clone();
        let work = move || {
            let done = |page: usize, _| {
                count.store(page, Ordering::Relaxed);
                ctx.request_repaint();
            };
            let written = write(&world, &opened, (form, lang), path, &done);
            // The window may be closed before.
            send.send(written).ok();
            ctx.request_repaint();
        };
        if let Err(error) = std::thread::Builder::new().name("handout".into()).spawn(work) {
            failed.send(Err(error.to_string())).ok();
        }
        self.0 = Some(Running { outcome, made, pages });
    }

    /// Tells what became of it, when it is over.
    pub(super) fn tend(&mut self, messages: &Messages) -> Vec<Notice> {
        let Some(running) = &self.0 else { return Vec::new() };
        let outcome = match running.outcome.try_recv() {
            Ok(outcome) => outcome,
            Err(TryRecvError::Empty) => return Vec::new(),
            // The thread broke down, which the log tells.
            Err(TryRecvError::Disconnected) => Err(String::new()),
        };
        self.0 = None;
        let told = |key: &str, name: &str, value: String| messages.format(key, &[(name, value.into())]);
        match outcome {
            Err(reason) => vec![Notice::problem(told("story-export-failed", "reason", reason))],
            Ok(written) => {
                let path = written.path.display().to_string();
                let words = if written.pages == 0 {
                    told("story-written", "path", path)
                } else {
                    let args = [("count", written.pages.into()), ("path", path.into())];
                    messages.format("handout-written", &args)
                };
                let missing = written.missing.into_iter();
                let missing = missing.map(|name| Notice::problem(told("story-picture-missing", "name", name)));
                std::iter::once(Notice::lasting(words)).chain(missing).collect()
            }
        }
    }
}

/// Where it goes. Slides get a folder that is not there yet: what somebody keeps in one stays.
fn path_of(id: &str, form: StoryForm, folder: &Path) -> PathBuf {
    match form {
        StoryForm::Paper => folder.join(format!("{id}.pdf")),
        StoryForm::File => folder.join(format!("{id}.{ENDING}")),
        StoryForm::Slides => {
            let numbered = (2..).map(|number| folder.join(format!("{id}-slides-{number}")));
            let mut all = std::iter::once(folder.join(format!("{id}-slides"))).chain(numbered);
            all.find(|path| !path.exists()).unwrap_or_default()
        }
    }
}

fn write(
    world: &World,
    opened: &OpenedStory,
    (form, lang): (StoryForm, Lang),
    path: PathBuf,
    done: &dyn Fn(usize, usize),
) -> Result<Written, String> {
    let messages = Messages::new(lang);
    let form = match form {
        StoryForm::Paper => HandoutForm::Paper,
        StoryForm::Slides => HandoutForm::Slide,
        StoryForm::File => {
            let missing = save_as_file(opened, &path).map_err(|fault| fault.sentence(&messages))?;
            return Ok(Written {
                pages: 0,
                path,
                missing,
            });
        }
    };
    let handout = Handout {
        atlas: &world.atlas,
        index: &world.index,
        details: &world.details,
        measures: &world.in_view,
        messages: &messages,
        story: &opened.story,
        medium: &|name| opened.medium(name).ok(),
    };
    let media = opened.story.media().into_iter();
    let missing = media
        .filter(|name| !opened.has_medium(name))
        .map(str::to_owned)
        .collect();
    let pages = handout::write(&handout, form, &path, done).map_err(|error| error.to_string())?;
    Ok(Written { pages, path, missing })
}
