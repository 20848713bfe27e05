//! The composer of pages: how the map goes on paper, seen while it is decided. Pages are made on another thread; the frame
//! only looks.

mod form;
mod preview;
mod work;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError};

use egui::{Id, Modal, TextureHandle, TextureOptions, Ui, vec2};

use self::work::{Answer, Outcome, Request};
use super::file_dialog::FileDialog;
use super::page::page_heading;
use super::theme::card;
use super::{Context, NARROW_PT, Notice, World};
use crate::model::PageLayout;
use crate::state::{Command, PanelCommand};

/// Width of the form at the usual size of text, in points.
const FORM_PT: f32 = 320.0;

/// Form of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Form {
    #[default]
    Pdf,
    Svg,
    Png,
}

impl Form {
    const ALL: [Self; 3] = [Self::Pdf, Self::Svg, Self::Png];

    fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }
}

/// How a page leaves the program.
enum Leaving {
    File(Form, PathBuf),
    Clipboard,
}

/// What came of it, for the next frame.
enum Told {
    Written(Vec<PathBuf>),
    Copied,
    Failed(String),
}

/// The page as it was made last.
struct Made {
    texture: TextureHandle,
    /// How many pages there are.
    pages: usize,
    /// The scale of the map, as a denominator.
    scale: f64,
}

/// What the composer holds beyond what the user decided.
#[derive(Default)]
pub struct Composer {
    /// What the frame wants to see; the next [`Composer::tend`] has it made.
    wanted: Option<Request>,
    made_for: Option<Request>,
    working: Option<Receiver<Answer>>,
    made: Option<Made>,
    /// What could not be made, in words.
    problem: Option<String>,
    /// The page that is looked at, from 0.
    page: usize,
    form: Form,
    path: String,
    logo: String,
    dialog: Option<FileDialog>,
    /// Asked for with the next tend.
    leaving: Option<Leaving>,
    writing: Option<Receiver<Outcome>>,
    told: Option<Told>,
}

impl Composer {
    /// Whether pages are being made or written.
    pub fn is_busy(&self) -> bool {
        self.working.is_some() || self.writing.is_some() || self.wanted.is_some()
    }

    /// Takes what is made, has made what is wanted, and writes what is asked for.
    pub fn tend(&mut self, ctx: &egui::Context, world: &Arc<World>) {
        self.take(ctx);
        // The newest decision is written, even while an older one is still being painted.
        let newest = self.wanted.as_ref().or(self.made_for.as_ref());
        if let (Some(request), Some(leaving)) = (newest, self.leaving.take()) {
            self.writing = Some(match leaving {
                Leaving::File(form, path) => work::write(ctx, world, request, form, path),
                Leaving::Clipboard => work::picture(ctx, world, request),
            });
        }
        if self.working.is_none()
            && let Some(request) = self.wanted.take()
            && self.made_for.as_ref() != Some(&request)
        {
            self.working = Some(work::preview(ctx, world, &request));
            self.made_for = Some(request);
        }
    }

    fn take(&mut self, ctx: &egui::Context) {
        if let Some(working) = &self.working {
            match working.try_recv() {
                Ok(Ok(sheet)) => {
                    self.page = self.page.min(sheet.pages.saturating_sub(1));
                    self.made = Some(Made {
                        texture: ctx.load_texture("page", sheet.image, TextureOptions::LINEAR),
                        pages: sheet.pages,
                        scale: sheet.scale,
                    });
                    self.problem = None;
                    self.working = None;
                }
                Ok(Err(problem)) => {
                    self.problem = Some(problem);
                    self.working = None;
                }
                Err(TryRecvError::Disconnected) => self.working = None,
                Err(TryRecvError::Empty) => {}
            }
        }
        if let Some(writing) = &self.writing {
            match writing.try_recv() {
                Ok(outcome) => {
                    self.told = Some(match outcome {
                        Ok(work::Made::Files(paths)) => Told::Written(paths),
                        Ok(work::Made::Picture(image)) => {
                            ctx.copy_image(image);
                            Told::Copied
                        }
                        Err(reason) => Told::Failed(reason),
                    });
                    self.writing = None;
                }
                Err(TryRecvError::Disconnected) => self.writing = None,
                Err(TryRecvError::Empty) => {}
            }
        }
    }

    /// Forgets what it made: the territory is about to be another one.
    pub fn forget(&mut self) {
        *self = Self::default();
    }
}

/// Shows the composer when it is open.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>, window: egui::Rect) {
    if !cx.state.panels.composer_open {
        return;
    }
    let Some(mut composer) = cx.composer.as_deref_mut().map(std::mem::take) else {
        return;
    };
    tell(cx, &mut composer);
    let size = window.size() - vec2(48.0, 48.0);
    let modal = Modal::new(Id::unique("composer"))
        .frame(card(cx.palette).inner_margin(16))
        .show(ui.ctx(), |ui| {
            ui.set_width(size.x - 32.0);
            ui.set_height(size.y - 32.0);
            let close = Command::Panel(PanelCommand::ToggleComposer);
            page_heading(ui, cx, "composer-title", close);
            let before = &cx.state.page_layout;
            let mut layout = before.clone();
            let narrow = window.width() < NARROW_PT;
            let height = ui.available_height();
            if narrow {
                form::show(ui, cx, &mut composer, &mut layout, height * 0.5);
                preview::show(ui, cx, &mut composer, &layout, window);
            } else {
                ui.horizontal_top(|ui| {
                    let width = (FORM_PT * cx.state.text_size.clamp(1.0, 1.5)).min(size.x * 0.45);
                    ui.vertical(|ui| {
                        ui.set_width(width);
                        form::show(ui, cx, &mut composer, &mut layout, height);
                    });
                    ui.add_space(12.0);
                    ui.vertical(|ui| preview::show(ui, cx, &mut composer, &layout, window));
                });
            }
            decide(cx, layout);
        });
    if modal.should_close() {
        cx.push(Command::Panel(PanelCommand::ToggleComposer));
    }
    if let Some(kept) = cx.composer.as_deref_mut() {
        *kept = composer;
    }
}

fn decide(cx: &mut Context<'_>, layout: PageLayout) {
    if layout != cx.state.page_layout {
        cx.push(Command::SetPageLayout(Box::new(layout)));
    }
}

/// Says what came of writing or copying.
fn tell(cx: &mut Context<'_>, composer: &mut Composer) {
    match composer.told.take() {
        None => {}
        Some(Told::Copied) => cx.notices.push(Notice::info(cx.text("action-copied").to_owned())),
        Some(Told::Written(paths)) => {
            let path = paths
                .first()
                .map_or_else(String::new, |path| path.display().to_string());
            let args = [("count", paths.len().into()), ("path", path.into())];
            cx.notices
                .push(Notice::lasting(cx.messages.format("composer-written", &args)));
        }
        Some(Told::Failed(reason)) => {
            let words = cx.messages.format("composer-failed", &[("reason", reason.into())]);
            cx.notices.push(Notice::problem(words));
        }
    }
}
