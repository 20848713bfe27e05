//! Short words to the user, at the bottom: what was copied, what could not be saved.

use egui::{Align2, Area, Id, Rect, RichText, Ui, pos2};

use super::controls::icon_button;
use super::theme::card;
use super::{Context, announce};
use crate::state::Command;

/// How grave a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// Goes by itself.
    Info,
    /// Stays until it is closed.
    Problem,
}

/// A sentence for the user.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// How grave it is.
    pub kind: NoticeKind,
    /// What the user may do about it, with its words.
    pub action: Option<(String, Command)>,
    /// How long it stays, in seconds, unless it is a problem.
    stays_s: f64,
    /// Time of the toolkit at which it was first shown, in seconds.
    since: Option<f64>,
}

impl Notice {
    /// A notice that goes by itself.
    pub fn info(text: String) -> Self {
        Self {
            text,
            kind: NoticeKind::Info,
            action: None,
            stays_s: STAY_S,
            since: None,
        }
    }

    /// A notice that goes by itself when there was time to read more than a word.
    pub fn lasting(text: String) -> Self {
        Self {
            stays_s: LASTING_S,
            ..Self::info(text)
        }
    }

    /// A notice with a way back, which stays long enough to take it.
    pub fn with_action(text: String, words: String, command: Command) -> Self {
        Self {
            action: Some((words, command)),
            ..Self::lasting(text)
        }
    }

    /// A notice that stays until it is closed.
    pub fn problem(text: String) -> Self {
        Self {
            text,
            kind: NoticeKind::Problem,
            action: None,
            stays_s: STAY_S,
            since: None,
        }
    }
}

/// How long an [`NoticeKind::Info`] stays, in seconds.
const STAY_S: f64 = 3.0;
/// How long a longer sentence, or a way back, stays, in seconds.
const LASTING_S: f64 = 9.0;

/// Shows the notices, newest at the bottom.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>, window: Rect) {
    let now = ui.input(|input| input.time);
    for notice in cx.notices.iter_mut() {
        notice.since.get_or_insert(now);
    }
    let stays = |notice: &Notice| {
        notice.kind == NoticeKind::Problem || notice.since.is_none_or(|since| now - since < notice.stays_s)
    };
    cx.notices.retain(stays);
    if cx.notices.is_empty() {
        return;
    }
    if cx.notices.iter().any(|notice| notice.kind == NoticeKind::Info) {
        ui.ctx().request_repaint_after(std::time::Duration::from_millis(250));
    }
    let (mut closed, mut chosen) = (None, None);
    let at = pos2(window.center().x, window.bottom() - 40.0);
    Area::new(Id::unique("notices"))
        .order(egui::Order::Foreground)
        .pivot(Align2::CENTER_BOTTOM)
        .fixed_pos(at)
        .show(ui.ctx(), |ui| {
            for (index, notice) in cx.notices.iter().enumerate() {
                let problem = notice.kind == NoticeKind::Problem;
                let fill = cx.color(if problem { "warning-soft" } else { "card" });
                card(cx.palette).fill(fill).inner_margin(10).show(ui, |ui| {
                    ui.set_max_width(520.0_f32.min(window.width() - 60.0));
                    ui.horizontal(|ui| {
                        let words = egui::Label::new(RichText::new(&notice.text)).wrap();
                        let response = ui.add(words);
                        let name = notice.text.clone();
                        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &name));
                        if problem {
                            announce::at_once(&response);
                        } else {
                            announce::politely(&response);
                        }
                        if let Some((words, command)) = &notice.action
                            && ui.button(words).clicked()
                        {
                            chosen = Some(command.clone());
                            closed = Some(index);
                        }
                        if problem && icon_button(ui, cx, "ui-close", cx.text("action-close"), false).clicked() {
                            closed = Some(index);
                        }
                    });
                });
            }
        });
    cx.commands.extend(chosen);
    if let Some(index) = closed {
        cx.notices.remove(index);
    }
}
