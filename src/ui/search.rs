//! The search: a field that is always there, and results as one types.

use egui::text::{CCursor, CCursorRange};
use egui::{Area, Id, Key, Modifiers, Rect, RichText, TextEdit, Ui, Vec2, WidgetInfo, pos2};

use super::effects::{Pane, give_keyboard};
use super::{Context, controls, keys, search_results, theme};
use crate::index::{Answer, Wanted};
use crate::state::{Command, SearchCommand};

/// Results of a layer that are shown before "more" is asked for, and after.
pub(super) const FIRST_LINES: usize = 5;
const MOST_LINES: usize = 24;
/// Results that are asked for at most.
const MOST: usize = 200;

/// What was typed and what answers: caches of the window, no decisions.
#[derive(Debug, Default)]
pub struct SearchView {
    /// What stands in the field.
    pub words: String,
    /// The words that `answer` answers; none before the index is there.
    asked: Option<String>,
    /// The answer.
    pub(super) answer: Answer,
    /// Words to try, of those in the messages the ones that find something here.
    pub(super) suggestions: Vec<String>,
    /// Line that Enter opens, counted over every group.
    pub(super) chosen: usize,
    /// The chosen line changed by keys: it is brought into view.
    pub(super) moved: bool,
    /// Enter was pressed in the field.
    pub(super) entered: bool,
    /// Layer of which more lines are shown.
    pub(super) unfolded: Option<u32>,
    /// The field takes the keyboard in the next frame.
    wants_keyboard: bool,
}

impl SearchView {
    /// Puts words into the field.
    pub(super) fn ask(&mut self, words: &str) {
        words.clone_into(&mut self.words);
        self.chosen = 0;
        self.unfolded = None;
    }

    /// Gives the keyboard to the field, wherever it is; what is typed next takes the place of the words in it.
    pub(super) fn take_keyboard(&mut self) {
        self.wants_keyboard = true;
    }

    /// Whether the answer is that of what stands in the field.
    pub(super) fn is_ready(&self) -> bool {
        self.asked.as_deref() == Some(self.words.as_str())
    }
}

fn field_id() -> Id {
    Id::unique("search field")
}

/// The field, as wide as there is room, with its keys.
pub fn field(ui: &mut Ui, cx: &mut Context<'_>) {
    let id = field_id();
    let open = cx.state.panels.search_open;
    take_keys(ui, cx, id);
    let hint = cx.text("search-field").to_owned();
    // Room for what clears the field, or for the keys that lead there.
    let keys = 66.0 * cx.state.text_size.max(1.0);
    let right = if cx.search.words.is_empty() && !open {
        keys as i8
    } else {
        34
    };
    let edit = TextEdit::singleline(&mut cx.search.words)
        .id(id)
        .hint_text(&hint)
        .desired_width(f32::INFINITY)
        .margin(egui::Margin {
            left: 32,
            right,
            top: 8,
            bottom: 8,
        });
    let response = ui.add(edit);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::SearchInput, true, &hint));
    if response.has_focus() {
        // The toolkit would take the keyboard away at Escape, which empties the field first.
        let filter = egui::EventFilter {
            escape: true,
            horizontal_arrows: true,
            vertical_arrows: true,
            tab: false,
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    let middle = response.rect.center().y;
    let place = Rect::from_center_size(pos2(response.rect.left() + 18.0, middle), Vec2::splat(18.0));
    controls::icon(ui, cx.textures, "ui-search", place, cx.color("text-secondary"));
    trailing(ui, cx, response.rect);
    if response.changed() {
        cx.search.chosen = 0;
        cx.search.unfolded = None;
    }
    // Who only walks by with Tab keeps the page that is shown.
    if (response.is_pointer_button_down_on() || response.changed()) && !open {
        cx.push(Command::Search(SearchCommand::Show));
    }
    if std::mem::take(&mut cx.search.wants_keyboard) {
        response.request_focus();
        choose_all(ui, id, &cx.search.words);
    }
    if open {
        find(ui, cx);
    }
}

/// Chooses the words of the last search: what is typed next takes their place.
fn choose_all(ui: &Ui, id: Id, words: &str) {
    let mut edit = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let end = CCursor::new(words.chars().count());
    edit.cursor
        .set_char_range(Some(CCursorRange::two(CCursor::new(0), end)));
    edit.store(ui.ctx(), id);
}

/// Arrows, Enter and Escape while the field has the keyboard.
fn take_keys(ui: &Ui, cx: &mut Context<'_>, id: Id) {
    cx.search.moved = false;
    cx.search.entered = false;
    if !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown) {
        if cx.state.panels.search_open {
            cx.search.chosen = cx.search.chosen.saturating_add(1);
        } else {
            cx.push(Command::Search(SearchCommand::Show));
        }
        cx.search.moved = true;
    }
    if pressed(Key::ArrowUp) {
        cx.search.chosen = cx.search.chosen.saturating_sub(1);
        cx.search.moved = true;
    }
    cx.search.entered = pressed(Key::Enter);
    if pressed(Key::Escape) {
        // First the words go, then the results.
        if cx.search.words.is_empty() {
            ui.memory_mut(|memory| memory.surrender_focus(id));
            if cx.state.selection.is_some() {
                // What was looked for is what one goes on with.
                give_keyboard(ui.ctx(), Pane::Sheet);
            }
            cx.push(Command::Search(SearchCommand::Close));
        } else {
            cx.search.ask("");
        }
    }
}

/// At the right end of the field: what clears it, or the keys that lead there.
fn trailing(ui: &mut Ui, cx: &mut Context<'_>, field: Rect) {
    if cx.search.words.is_empty() && !cx.state.panels.search_open {
        if let Some(keys) = Command::Search(SearchCommand::Open).shortcut() {
            let font = egui::TextStyle::Small.resolve(ui.style());
            let at = pos2(field.right() - 10.0, field.center().y);
            let words = keys::in_words(cx, keys);
            ui.painter()
                .text(at, egui::Align2::RIGHT_CENTER, words, font, cx.color("text-secondary"));
        }
        return;
    }
    let place = Rect::from_center_size(pos2(field.right() - 18.0, field.center().y), Vec2::splat(28.0));
    let label = cx.text("search-clear").to_owned();
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(place));
    child.spacing_mut().interact_size.y = 28.0;
    if controls::icon_button(&mut child, cx, "ui-close", &label, false).clicked() {
        cx.search.ask("");
        cx.push(Command::Search(SearchCommand::Close));
    }
}

/// Answers what stands in the field, when it changed.
fn find(ui: &Ui, cx: &mut Context<'_>) {
    if cx.search.is_ready() {
        return;
    }
    let Some(index) = cx.world.text_index(ui.ctx()) else {
        return;
    };
    let atlas = cx.atlas();
    let near_geo = cx.state.camera.map(|camera| camera.center_geo);
    let search = |words: &str| {
        let wanted = Wanted {
            words,
            limit: MOST,
            per_layer: MOST_LINES,
            near_geo,
        };
        index.search(atlas, &wanted)
    };
    let answer = search(&cx.search.words);
    let first_time = cx.search.asked.is_none();
    let suggestions: Vec<String> = if first_time {
        let examples = cx.text("search-examples").split(" · ").map(str::to_owned);
        examples.filter(|words| !search(words).hits.is_empty()).collect()
    } else {
        Vec::new()
    };
    if first_time {
        cx.search.suggestions = suggestions;
    }
    cx.search.answer = answer;
    cx.search.asked = Some(cx.search.words.clone());
}

/// The field over the map, when the left panel is closed; `left_top` is free, and `right` is where the room ends.
pub fn floating(ui: &mut Ui, cx: &mut Context<'_>, left_top: egui::Pos2, right: f32, bottom: f32) {
    let open = cx.state.panels.search_open;
    let room = (right - left_top.x - 8.0).max(super::corners::LEAST_SEARCH_PT);
    let width = if open { room.min(380.0) } else { room.min(250.0) };
    Area::new(Id::unique("floating search"))
        .fixed_pos(left_top)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            theme::card(cx.palette).inner_margin(4).show(ui, |ui| {
                ui.set_width(width - 8.0);
                ui.set_max_height(bottom - left_top.y - 16.0);
                field(ui, cx);
                if cx.state.panels.search_open {
                    ui.add_space(4.0);
                    search_results::show(ui, cx);
                }
            });
        });
}

/// Words in the colour of what is secondary.
pub(super) fn quiet(cx: &Context<'_>, words: &str) -> egui::Label {
    egui::Label::new(RichText::new(words).color(cx.color("text-secondary"))).wrap()
}
