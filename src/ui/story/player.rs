//! The player: a card beside the map with the words of the scene, its picture, and the way through the story.

use egui::{
    Align2, Area, Event, Id, Key, Rect, RichText, ScrollArea, Sense, Stroke, TextStyle, Ui, WidgetInfo, pos2, vec2,
};

use super::shelf::Stories;
use super::{drawer_pt, pictures};
use crate::load::story::{OpenedStory, check};
use crate::model::Severity;
use crate::state::{Command, StoryCommand, StoryPlay};
use crate::ui::controls::{self, icon_button};
use crate::ui::focus::FollowsFocus as _;
use crate::ui::theme::card;
use crate::ui::{Context, EDGE_PT, NARROW_PT, prose};

/// The least height of the text of a scene, in points.
const LEAST_TEXT_PT: f32 = 60.0;
/// Dots of scenes that fit a line; a longer story has a bar.
const MOST_DOTS: usize = 24;

/// Since when a slide is shown.
#[derive(Debug, Default)]
pub struct Clock {
    shown: Option<(String, usize)>,
    /// Time of the toolkit, in seconds.
    since: f64,
    /// Where the buttons of the player are.
    controls: Option<Rect>,
    /// The audience's clock: since when it is told something, in seconds of the toolkit's clock.
    pub(super) began: Option<f64>,
}

/// Shows the card, and goes on to the next scene when it is time.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>, stories: &mut Stories, opened: &OpenedStory, window: Rect) {
    let Some(play) = cx.state.story.clone() else { return };
    let narrow = window.width() < NARROW_PT;
    let (width, most) = if narrow {
        (window.width() - 2.0 * EDGE_PT, drawer_pt(window) - 28.0 - EDGE_PT)
    } else {
        (cx.state.left_width_pt(), window.height() - 2.0 * EDGE_PT - 28.0)
    };
    let foot = EDGE_PT + 28.0;
    // It stands on its foot: the buttons stay where the hand is, whatever the length of the words.
    Area::new(Id::unique("story player"))
        .accessible_name(opened.story.title.get(cx.lang()).to_owned())
        .pivot(Align2::LEFT_BOTTOM)
        .fixed_pos(pos2(window.left() + EDGE_PT, window.bottom() - foot))
        .constrain(false)
        .show(ui.ctx(), |ui| {
            card(cx.palette).show(ui, |ui| {
                ui.set_width(width - 26.0);
                // A card that stands on its foot has the room above it, whatever it held before.
                ui.set_max_height(most - 26.0);
                content(ui, cx, stories, opened, &play, most - 26.0);
            });
        });
    tend(ui, cx, stories, opened, &play);
}

fn content(
    ui: &mut Ui,
    cx: &mut Context<'_>,
    stories: &mut Stories,
    opened: &OpenedStory,
    play: &StoryPlay,
    most_pt: f32,
) {
    let lang = cx.lang();
    let begin = ui.cursor().top();
    heading(ui, cx, opened);
    let foot = 76.0_f32.max(ui.spacing().interact_size.y * 2.0 + 24.0);
    let head = ui.cursor().top() - begin;
    let scene = super::scene(cx.state, opened).cloned();
    ScrollArea::vertical()
        .id_salt(("scene", play.slide))
        .max_height((most_pt - head - foot).max(LEAST_TEXT_PT))
        .min_scrolled_height(LEAST_TEXT_PT)
        .auto_shrink([false, true])
        .follow(ui, |ui| {
            let Some(scene) = &scene else {
                ui.add(egui::Label::new(cx.text("story-empty")).wrap());
                return;
            };
            let title = RichText::new(scene.title.get(lang)).text_style(TextStyle::Heading);
            let title = ui.add(egui::Label::new(title).wrap());
            crate::ui::announce::politely(&title);
            if let Some(name) = &scene.picture {
                ui.add_space(4.0);
                pictures::show(ui, cx, &mut stories.pictures, opened, name, 240.0);
            }
            ui.add_space(4.0);
            prose::show(ui, cx, scene.text.get(lang), 1.1);
            if scene.text.status(lang) == Some(crate::model::TextStatus::ToReview) {
                ui.add_space(4.0);
                let words = RichText::new(cx.text("story-to-review")).small();
                ui.add(egui::Label::new(words.color(cx.color("text-secondary"))).wrap());
            }
        });
    foot_ui(ui, cx, stories, opened, play);
}

/// The story's title, what is wrong with it, and the button that closes it.
fn heading(ui: &mut Ui, cx: &mut Context<'_>, opened: &OpenedStory) {
    ui.horizontal(|ui| {
        let side = 30.0_f32.max(ui.spacing().interact_size.y);
        let buttons = 2.0 * (side + 8.0);
        let title = RichText::new(opened.story.title.get(cx.lang())).text_style(TextStyle::Name("group".into()));
        let title = title.color(cx.color("accent"));
        ui.allocate_ui_with_layout(
            vec2((ui.available_width() - buttons).max(80.0), side),
            egui::Layout::left_to_right(egui::Align::Center).with_main_wrap(true),
            |ui| ui.add(egui::Label::new(title).wrap()),
        );
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            command(ui, cx, StoryCommand::Close, "ui-close", false);
            warnings(ui, cx, opened);
        });
    });
    ui.add_space(2.0);
}

/// A button with a list of what the story asks for in vain.
fn warnings(ui: &mut Ui, cx: &Context<'_>, opened: &OpenedStory) {
    let found = check(opened, cx.atlas());
    let grave: Vec<_> = found.iter().filter(|found| found.severity != Severity::Info).collect();
    if grave.is_empty() {
        return;
    }
    let label = cx.messages.format("story-warnings", &[("count", grave.len().into())]);
    let button = icon_button(ui, cx, "ui-warning", &label, false);
    egui::Popup::menu(&button)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_max_width(360.0);
            for finding in grave {
                let words = RichText::new(cx.messages.diagnostic(finding)).small();
                ui.add(egui::Label::new(words).wrap().selectable(true));
            }
        });
}

/// Dots and buttons.
fn foot_ui(ui: &mut Ui, cx: &mut Context<'_>, stories: &mut Stories, opened: &OpenedStory, play: &StoryPlay) {
    let scenes = opened.story.scenes.len();
    ui.add_space(4.0);
    let begin = ui.cursor().min;
    progress(ui, cx, stories, opened, play);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.add_enabled_ui(play.slide > 1, |ui| {
            command(ui, cx, StoryCommand::Previous, "ui-chevron-left", false);
        });
        let icon = if play.playing { "ui-pause" } else { "ui-play" };
        command(ui, cx, StoryCommand::TogglePlay, icon, play.playing);
        ui.add_enabled_ui(play.slide < scenes || play.looping, |ui| {
            command(ui, cx, StoryCommand::Next, "ui-chevron-right", false);
        });
        let count = format!("{} / {scenes}", play.slide.min(scenes));
        let count = RichText::new(count).color(cx.color("text-secondary"));
        ui.add_space(4.0);
        ui.label(count);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            command(ui, cx, StoryCommand::TogglePresent, "ui-screen", false);
            command(ui, cx, StoryCommand::ToggleLoop, "ui-loop", play.looping);
            command(ui, cx, StoryCommand::Return, "ui-target", false);
        });
    });
    stories.clock.controls = Some(Rect::from_min_max(begin, ui.min_rect().max));
}

/// The button of a command of stories.
pub(super) fn command(ui: &mut Ui, cx: &mut Context<'_>, command: StoryCommand, icon: &str, on: bool) {
    let command = Command::Story(command);
    let label = controls::command_label(cx, &command);
    if icon_button(ui, cx, icon, &label, on).clicked() {
        cx.push(command);
    }
}

/// A dot for each scene, which leads there; the present one fills while the story plays.
fn progress(ui: &mut Ui, cx: &mut Context<'_>, stories: &Stories, opened: &OpenedStory, play: &StoryPlay) {
    let scenes = opened.story.scenes.len();
    let now = ui.input(|input| input.time);
    let stands = super::scene(cx.state, opened).map_or(1.0, crate::model::Scene::stands_s);
    let passed = if play.playing {
        ((now - stories.clock.since) / stands).clamp(0.0, 1.0) as f32
    } else {
        1.0
    };
    if scenes == 0 || scenes > MOST_DOTS {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 14.0), Sense::hover());
        let line = Rect::from_center_size(rect.center(), vec2(rect.width(), 4.0));
        ui.painter().rect_filled(line, 2.0, cx.color("divider"));
        let part = (play.slide as f32 - 1.0 + passed) / scenes.max(1) as f32;
        let done = Rect::from_min_size(line.min, vec2(line.width() * part.clamp(0.0, 1.0), 4.0));
        ui.painter().rect_filled(done, 2.0, cx.color("accent"));
        return;
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let width = ui.available_width() / scenes as f32;
        for (index, scene) in opened.story.scenes.iter().enumerate() {
            let (rect, response) = ui.allocate_exact_size(vec2(width, 24.0), Sense::click());
            let title = scene.title.get(cx.lang());
            let label = format!("{}. {title}", index + 1);
            let here = play.slide == index + 1;
            response.widget_info(|| WidgetInfo::selected(egui::Role::Tab, true, here, &label));
            let bar = Rect::from_center_size(rect.center(), vec2(width - 4.0, 5.0));
            let painter = ui.painter();
            let ground = if response.hovered() { "track" } else { "divider" };
            painter.rect_filled(bar, 2.5, cx.color(ground));
            let part = match index + 1 {
                before if before < play.slide => 1.0,
                same if same == play.slide => passed.max(0.15),
                _ => 0.0,
            };
            let done = Rect::from_min_size(bar.min, vec2(bar.width() * part, bar.height()));
            painter.rect_filled(done, 2.5, cx.color("accent"));
            if response.has_focus() {
                painter.rect_stroke(rect, 4.0, Stroke::new(2.0, cx.color("focus")), egui::StrokeKind::Inside);
            }
            if response.clicked() {
                cx.push(Command::Story(StoryCommand::GoTo(index + 1)));
            }
            response.on_hover_text(label);
        }
    });
}

/// Goes on when the scene has stood long enough, and stops when a hand comes.
pub(super) fn tend(ui: &Ui, cx: &mut Context<'_>, stories: &mut Stories, opened: &OpenedStory, play: &StoryPlay) {
    let now = ui.input(|input| input.time);
    let shown = (play.id.clone(), play.slide);
    if stories.clock.shown.as_ref() != Some(&shown) {
        stories.clock.shown = Some(shown);
        stories.clock.since = now;
        stories.tools.wipe();
    }
    if !play.playing {
        // Who starts a story that stood still sees the scene for its whole time.
        stories.clock.since = now;
        return;
    }
    if a_hand_came(ui, stories.clock.controls) {
        cx.push(Command::Story(StoryCommand::TogglePlay));
        return;
    }
    let stands = super::scene(cx.state, opened).map_or(4.0, crate::model::Scene::stands_s);
    let left = stories.clock.since + stands - now;
    if left > 0.0 {
        // The bar of the scene moves on.
        ui.ctx().request_repaint_after_secs(left.min(0.1) as f32);
        return;
    }
    let last = crate::state::story::last_slide(cx.state, &opened.story);
    let command = if play.slide >= last && !play.looping {
        StoryCommand::TogglePlay
    } else {
        StoryCommand::Next
    };
    stories.clock.since = now;
    cx.push(Command::Story(command));
}

/// Whether anything was touched in this frame but the player's own buttons; its key for playing is one.
fn a_hand_came(ui: &Ui, controls: Option<Rect>) -> bool {
    ui.input(|input| {
        let own = |at: egui::Pos2| controls.is_some_and(|controls| controls.contains(at));
        input.events.iter().any(|event| match event {
            Event::PointerButton { pos, pressed, .. } => *pressed && !own(*pos),
            Event::Touch { .. } | Event::MouseWheel { .. } | Event::Zoom(_) => true,
            Event::Key { key, pressed, .. } => *pressed && *key != Key::K,
            _ => false,
        })
    })
}
