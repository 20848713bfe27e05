//! What goes on beside the pages: counters, the heart, the whole screen, what is asked to close, reading aloud and printing.

use std::path::Path;
use std::sync::mpsc::{Receiver, TryRecvError};
use std::time::Duration;
use std::{fs, io};

use egui::{Ui, ViewportCommand, ViewportInfo};

use super::aloud;
use super::guard::Guard;
use super::pieces::Kx;
use super::place::Wish;
use super::{Kiosk, RESTART};
use crate::analysis::sheet::sheet;
use crate::export::{pdf, sheet_page};
use crate::i18n::Messages;
use crate::state::kiosk::Screen;
use crate::state::kiosk::hold::Grip;
use crate::state::{Command, KioskCommand};
use crate::ui::Context;

/// So long a printer's program is waited for.
const PRINTS: Duration = Duration::from_secs(60);
/// Seconds between two beats of the heart: well below the patience of the parent.
const BEAT_S: f64 = 3.0;

impl Kiosk {
    /// Reads aloud, or prints on another thread.
    pub(super) fn grant(&mut self, ui: &Ui, kx: &Kx<'_, '_>, wish: Wish) {
        let now = ui.input(|input| input.time);
        match wish {
            Wish::Speak(text) => self.voice.speak(&self.config.voice, kx.cx.lang().code(), &text),
            Wish::Print(_) if self.printing.is_some() => {}
            Wish::Print(id) => {
                let Some(folder) = self.print_folder.clone() else {
                    return;
                };
                let world = kx.cx.world;
                let (atlas, index, details) = (world.atlas.clone(), world.index.clone(), world.details.clone());
                let (lang, line, repaint) = (kx.cx.lang(), self.config.print.clone(), ui.ctx().clone());
                let (sender, answer) = std::sync::mpsc::channel();
                let work = move || {
                    let messages = Messages::new(lang);
                    let input = sheet_page::PageInput {
                        atlas: &atlas,
                        index: &index,
                        details: &details,
                        messages: &messages,
                        id,
                    };
                    let printed = page(&input).is_some_and(|bytes| {
                        let file = kept(&folder, &bytes);
                        let file = file.map_err(|error| tracing::warn!(%error, "there is no room for a page to print"));
                        file.is_ok_and(|file| aloud::print(&line, &file.display().to_string(), PRINTS))
                    });
                    // Who asked may have left.
                    sender.send(printed).ok();
                    repaint.request_repaint();
                };
                // Not one of the threads that paint: a printer may stand still.
                match std::thread::Builder::new().name("printer".into()).spawn(work) {
                    Ok(_) => {
                        self.printing = Some(answer);
                        self.told = Some(("kiosk-printing", now + PRINTS.as_secs_f64()));
                    }
                    Err(error) => {
                        tracing::warn!(%error, "nothing is printed");
                        self.told = Some(("kiosk-not-printed", now + 6.0));
                    }
                }
            }
        }
    }

    /// What goes on in every frame whatever the page: counters, printing, the corner of the staff.
    pub(super) fn keep_watch(&mut self, ctx: &egui::Context, cx: &mut Context<'_>) {
        let now = ctx.input(|input| input.time);
        self.voice.tend();
        let answer = self.printing.as_ref().map(Receiver::try_recv);
        if let Some(answer) = answer.filter(|answer| *answer != Err(TryRecvError::Empty)) {
            self.printing = None;
            let printed = answer.unwrap_or(false);
            self.told = Some((if printed { "kiosk-printed" } else { "kiosk-not-printed" }, now + 6.0));
            ctx.request_repaint_after_secs(6.1);
        }
        if self.config.counters {
            let left = cx.state.kiosk.screen == Screen::Search
                && cx.commands.iter().any(|command| {
                    matches!(
                        command,
                        Command::Kiosk(
                            KioskCommand::Go(_)
                                | KioskCommand::Home
                                | KioskCommand::Back
                                | KioskCommand::Clear
                                | KioskCommand::Leave
                        )
                    )
                });
            if left && self.searching.take_vain() {
                self.desk.count_vain();
            }
            self.desk.count(cx.state, cx.commands);
        }
        self.desk.tend(now);
        if ctx.with_plugin(|guard: &mut Guard| guard.take_corner(now)) == Some(true)
            && !cx.state.kiosk.screen.is_for_staff()
            || self.desk.lacks_pin() && !self.frozen && cx.state.kiosk.screen != Screen::Pin
        {
            self.desk.ask();
            cx.push(Command::Kiosk(KioskCommand::Go(Screen::Pin)));
            ctx.request_repaint();
        }
    }

    /// What goes on whether or not the window is seen: nobody closes it, it keeps the screen, its heart beats. Nothing is
    /// shown here, and the toolkit's clock stands still while the window is hidden.
    pub fn stand(&mut self, ctx: &egui::Context) {
        let now_s = self.began.elapsed().as_secs_f64();
        if !self.frozen && ctx.input(|input| input.viewport().close_requested()) && !self.desk.may_close() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
        self.keep_screen(ctx, now_s);
        self.beat(ctx, now_s);
    }

    /// Takes the whole screen again when something took it away: another window, a key of the system, another screen.
    fn keep_screen(&mut self, ctx: &egui::Context, now_s: f64) {
        if self.windowed || self.frozen {
            return;
        }
        let lost = ctx.input(|input| Lost::of(input.viewport()));
        let wait_s = match self.hold.step(now_s, lost == Lost::default()) {
            Grip::Held => return,
            Grip::Wait(wait_s) => wait_s,
            Grip::Ask(times, wait_s) => {
                tracing::debug!(?lost, times, "the screen is asked for");
                for command in lost.commands(times) {
                    ctx.send_viewport_cmd(command);
                }
                wait_s
            }
        };
        ctx.request_repaint_after_secs(wait_s as f32);
    }

    /// Tells the parent that frames are answered.
    fn beat(&mut self, ctx: &egui::Context, now_s: f64) {
        use std::io::Write as _;
        let Some(last) = self.heart else { return };
        if now_s - last >= BEAT_S * 0.9 {
            self.heart = Some(now_s);
            let mut out = std::io::stdout();
            // Without a parent nobody watches: then nothing stays here.
            if out.write_all(b".\n").and_then(|()| out.flush()).is_err() {
                std::process::exit(i32::from(RESTART));
            }
        }
        ctx.request_repaint_after_secs(BEAT_S as f32);
    }
}

/// What the window has lost of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Lost {
    /// It is put away.
    minimized: bool,
    /// The system no longer calls it full.
    fullscreen: bool,
    /// It is called full, and leaves a part of the screen to others.
    room: bool,
    /// Another window lies over it, or has what is typed and touched.
    focus: bool,
}

impl Lost {
    fn of(viewport: &ViewportInfo) -> Self {
        let room = viewport
            .inner_rect
            .zip(viewport.monitor_size)
            .is_some_and(|(inner, screen)| {
                let missing = screen - inner.size();
                screen.min_elem() > 1.0 && missing.max_elem() > 4.0
            });
        let minimized = viewport.minimized == Some(true);
        Self {
            minimized,
            fullscreen: viewport.fullscreen == Some(false),
            // What is put away has any size.
            room: room && !minimized,
            focus: viewport.focused == Some(false) || viewport.occluded == Some(true),
        }
    }

    /// What is asked of the system for the so manyth time.
    fn commands(self, times: u32) -> Vec<ViewportCommand> {
        let mut commands = Vec::new();
        if self.minimized {
            commands.push(ViewportCommand::Minimized(false));
        }
        if self.room {
            // The toolkit asks for what it believes to have only after it gave it back.
            commands.push(ViewportCommand::Fullscreen(false));
        }
        if self.fullscreen || self.room || times > 1 && self.minimized {
            commands.push(ViewportCommand::Fullscreen(true));
        }
        commands.push(ViewportCommand::Focus);
        commands
    }
}

/// A file of its own for a page that is printed; it goes with what is returned.
fn kept(folder: &Path, bytes: &[u8]) -> io::Result<tempfile::TempPath> {
    fs::create_dir_all(folder)?;
    let file = tempfile::Builder::new()
        .prefix("sheet-")
        .suffix(".pdf")
        .tempfile_in(folder)?;
    // Closed: on Windows a file that is open is not everybody's.
    let file = file.into_temp_path();
    fs::write(&file, bytes)?;
    Ok(file)
}

/// The page of a sheet as PDF.
fn page(input: &sheet_page::PageInput<'_>) -> Option<Vec<u8>> {
    let sheet = sheet(input.atlas, input.index, input.messages, input.id)?;
    pdf::from_svg(&sheet_page::svg(input, &sheet)).ok()
}
