//! Wiring only: one frame is "read the world and the state, show panels, apply their commands".

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use eframe::Frame;
use egui::{CentralPanel, Context as EguiContext, Ui, ViewportCommand};

use crate::i18n::Messages;
use crate::index::{LayerFilter, Question, Shown};
use crate::model::{Atlas, ExtentTerm, FeatureId, Lang, LayerState, SavedFilters, Severity};
use crate::state::{
    Command, FilterCommand, SavedCommand, SelectCommand, SettingCommand, State, Tab, apply, apply_saved,
};
use crate::store::Home;
use crate::style::{Palette, Symbology, Theme};
use crate::ui::basemap::Basemaps;
use crate::ui::inquiry::{Asked, Inquiry};
use crate::ui::map_view::MapView;
use crate::ui::media::Shelf;
use crate::ui::picture::Picture;
use crate::ui::textures::TextureSet;
use crate::ui::{self, Context, Notice, Overview, ViewFigures, ViewKey, World, window};

/// What a window is started with.
pub struct Start {
    /// The territory, from the thread that loads it.
    pub atlas: Receiver<Atlas>,
    /// What the user decided in earlier runs, or the default.
    pub state: State,
    /// Where the state is saved; none saves nothing.
    pub saves_to: Option<PathBuf>,
    /// Where logs are, as text.
    pub logs: String,
    /// Language of the command line, stronger than the state's, never saved.
    pub language: Option<Lang>,
    /// Theme of the command line, stronger than the state's, never saved.
    pub theme: Option<Theme>,
    /// Things to tell the user at once.
    pub notices: Vec<Notice>,
    /// Where to write the window's picture, and leave.
    pub screenshot: Option<PathBuf>,
    /// Set when that picture could not be written.
    pub picture_failure: Arc<OnceLock<String>>,
}

/// Folders of the user's.
#[derive(Debug, Clone, Default)]
pub struct Folders {
    /// Where files go that the user asks for; none writes none.
    pub exports: Option<PathBuf>,
    /// Where pictures are looked for.
    pub media: Vec<PathBuf>,
    /// Where the filters live that are kept by name; none keeps nothing.
    pub home: Option<Home>,
}

/// Everything made from the atlas and the state, kept until one of them changes.
struct Derived {
    shown: Arc<Shown>,
    symbology: Symbology,
    /// Counts changes of anything that a picture depends on, the camera aside.
    revision: u64,
    made_for: DerivedKey,
}

#[derive(Debug, Clone, PartialEq)]
struct DerivedKey {
    /// Revision of what passes the filter.
    passing: u64,
    layers: Vec<crate::state::LayerChoice>,
    theme: Theme,
    lang: Lang,
    text_size: f32,
}

/// The application.
pub struct App {
    start_atlas: Option<Receiver<Atlas>>,
    world: Option<Arc<World>>,
    state: State,
    saved: State,
    last_change: Option<Instant>,
    saves_to: Option<PathBuf>,
    logs: String,
    language: Option<Lang>,
    theme: Option<Theme>,
    messages: Messages,
    textures: Option<TextureSet>,
    styled_for: Option<(Theme, f32, bool)>,
    derived: Option<Derived>,
    inquiry: Inquiry,
    /// The view that the list and the filter were asked for last, in degrees.
    view_geo: Option<[f64; 4]>,
    home: Option<Home>,
    saved_filters: SavedFilters,
    /// The file of saved filters can be read, so that it may be written.
    keeps_filters: bool,
    map: MapView,
    figures: ViewFigures,
    overview: Overview,
    pointer_geo: Option<geo_types::Coord<f64>>,
    basemaps: Basemaps,
    highlight: Option<FeatureId>,
    search: ui::SearchView,
    notices: Vec<Notice>,
    picture: Option<Picture>,
    media: Shelf,
    exports: Option<PathBuf>,
    title_for: Option<Lang>,
    placed: bool,
    loader_failed: bool,
}

/// Changes are written this long after the last one.
const SAVE_AFTER: Duration = Duration::from_millis(800);

impl App {
    /// An application that shows its first frame at once and the territory as soon as it is loaded.
    pub fn new(ctx: &EguiContext, start: Start) -> Self {
        ui::theme::install_fonts(ctx);
        ctx.options_mut(|options| {
            options.zoom_with_keyboard = false;
            options.fallback_theme = egui::Theme::Light;
        });
        let messages = Messages::new(language_of(&start.state, start.language));
        Self {
            start_atlas: Some(start.atlas),
            world: None,
            saved: start.state.clone(),
            state: start.state,
            last_change: None,
            saves_to: start.saves_to,
            logs: start.logs,
            language: start.language,
            theme: start.theme,
            messages,
            textures: None,
            styled_for: None,
            derived: None,
            inquiry: Inquiry::default(),
            view_geo: None,
            home: None,
            saved_filters: SavedFilters::default(),
            keeps_filters: false,
            map: MapView::default(),
            figures: ViewFigures::default(),
            overview: Overview::default(),
            pointer_geo: None,
            basemaps: Basemaps::new(ui::basemap::Setup::default()),
            highlight: None,
            search: ui::SearchView::default(),
            notices: start.notices,
            picture: start.screenshot.map(|path| Picture::new(path, start.picture_failure)),
            media: Shelf::default(),
            exports: None,
            title_for: None,
            placed: false,
            loader_failed: false,
        }
    }

    /// Knows these sources and folders of base maps, instead of the program's own sources and no folder.
    pub fn with_basemaps(mut self, setup: ui::basemap::Setup) -> Self {
        self.basemaps = Basemaps::new(setup);
        self
    }

    /// Whether pictures of a base map are on their way.
    pub fn awaits_basemap(&self) -> bool {
        self.basemaps.is_pending()
    }

    /// Files that the user asks for go to `exports`; pictures are looked for in the folders `media`; saved filters are read
    /// from the home, and kept there.
    #[must_use]
    pub fn with_folders(mut self, folders: Folders) -> Self {
        (self.saved_filters, self.keeps_filters) =
            ui::kept::load(folders.home.as_ref(), &self.messages, &mut self.notices);
        self.home = folders.home;
        self.exports = folders.exports;
        self.media = Shelf::new(folders.media);
        self
    }

    /// What the user decided so far.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The feature that a row of a list lights up on the map.
    pub fn highlight(&self) -> Option<FeatureId> {
        self.highlight
    }

    /// Pictures of the map that were made so far: it does not grow while nothing changes.
    pub fn pictures(&self) -> u64 {
        self.map.pictures
    }

    /// One frame in all of `ui`.
    pub fn frame(&mut self, ui: &mut Ui) {
        self.receive(ui.ctx());
        self.dress(ui.ctx());
        let rect = ui.max_rect();
        if self.state.camera.is_none() && self.world.is_some() {
            // At first sight the map comes first; what does not fit beside it is a touch away.
            let panels = &mut self.state.panels;
            panels.left_open &= rect.width() >= ui::NARROW_PT;
            panels.overview_open &= rect.width() >= ui::NARROW_PT;
            panels.legend_open &= rect.width() >= ui::WIDE_PT;
        }
        let room = ui::map_room(&self.state, rect);
        let mut commands = Vec::new();
        let Some(world) = self.world.clone() else {
            let words = self.messages.text(if self.loader_failed {
                "app-failed"
            } else {
                "app-loading"
            });
            ui.centered_and_justified(|ui| ui.label(words));
            return;
        };
        self.inquire(ui.ctx(), &world, rect);
        self.derive(&world);
        self.count(ui, &world, room);
        let lit = self.highlight.take();
        let nothing_asked = Asked::default();
        let open = ui::sheet::columns(&self.state, rect);
        self.media.tend(ui.ctx(), &world, &open);
        if let (Some(derived), Some(textures)) = (&self.derived, &self.textures) {
            let mut context = Context {
                world: &world,
                state: &self.state,
                messages: &self.messages,
                palette: Palette::of(theme_of(ui.ctx(), &self.state, self.theme)),
                symbology: &derived.symbology,
                textures,
                shown: &derived.shown,
                basemaps: &mut self.basemaps,
                figures: self.figures.answer(),
                revision: derived.revision,
                overview: Some(&mut self.overview),
                asked: self.inquiry.asked().map_or(&nothing_asked, |asked| asked),
                inquiry: &self.inquiry,
                saved_filters: &self.saved_filters,
                exports: self.exports.as_deref(),
                search: &mut self.search,
                highlight: &mut self.highlight,
                lit,
                notices: &mut self.notices,
                logs: &self.logs,
                media: Some(&self.media),
                pointer_geo: self.pointer_geo,
                commands: &mut commands,
            };
            let pointer = self
                .map
                .show(ui, &mut context, derived.revision, self.picture.is_none());
            context.pointer_geo = pointer;
            self.pointer_geo = pointer;
            ui::basemap::divider(ui, &mut context, rect);
            ui::panels(ui, &mut context, rect);
            let keyed = ui::keys::commands(ui.ctx(), self.map.has_keyboard(ui.ctx()));
            context.commands.extend(keyed);
            ui::carry_out(ui.ctx(), &mut context, self.map.id());
        }
        if self.highlight != lit {
            ui.ctx().request_repaint();
        }
        self.apply(ui.ctx(), &world, room, commands);
    }

    /// Asks what the filter lets through, when anything shows it.
    fn inquire(&mut self, ctx: &EguiContext, world: &Arc<World>, rect: egui::Rect) {
        let state = &self.state;
        let panels = &state.panels;
        let listed = panels.left_open && panels.tab == Tab::Results;
        let filtered = panels.left_open && panels.tab == Tab::Filters;
        if state.filter.is_empty()
            && !listed
            && !filtered
            && !panels.palette_open
            && self.inquiry.asked().is_none()
            && state.selection.is_none()
        {
            return;
        }
        let follows = listed || state.filter.extent == Some(ExtentTerm::View);
        if let Some(camera) = state.camera.filter(|_| follows || self.view_geo.is_none()) {
            self.view_geo = Some(ui::view_geo(state, rect, camera));
        }
        let question = Question {
            filter: state.filter.clone(),
            view_geo: self.view_geo,
            list_follows_view: !state.list_everywhere,
            order: state.order,
            lang: self.messages.lang(),
        };
        self.inquiry.ask(ctx, world, &question);
        self.inquiry.say(&self.messages, &world.atlas, &state.filter);
    }

    fn apply(&mut self, ctx: &EguiContext, world: &World, room: crate::state::MapRoom, commands: Vec<Command>) {
        if commands.is_empty() {
            return;
        }
        let before = self.state.clone();
        for command in commands {
            tracing::debug!(?command);
            // What the user chooses in the window is stronger than what the command line said before.
            match command.clone() {
                Command::Setting(SettingCommand::SetLanguage(_)) => self.language = None,
                Command::Setting(SettingCommand::SetTheme(_)) => self.theme = None,
                Command::Saved(command) => {
                    self.keep_filter(command);
                    continue;
                }
                // Previous and next follow the list where there is one.
                Command::Select(SelectCommand::Step(places)) => {
                    if let Some(id) = self
                        .inquiry
                        .neighbour(&world.atlas, self.state.selection.as_deref(), places)
                    {
                        apply(
                            &mut self.state,
                            &world.atlas,
                            room,
                            Command::Select(SelectCommand::Feature(id)),
                        );
                        continue;
                    }
                }
                Command::Filter(FilterCommand::Clear) if !self.state.filter.is_empty() => {
                    let [words, restore] =
                        ["facets-cleared", "facets-restore"].map(|key| self.messages.text(key).to_owned());
                    let back = Command::Filter(FilterCommand::Restore);
                    self.notices.retain(|notice| notice.text != words);
                    self.notices.push(Notice::with_action(words, restore, back));
                }
                _ => {}
            }
            apply(&mut self.state, &world.atlas, room, command);
        }
        if self.state != before {
            self.last_change = Some(Instant::now());
            ctx.request_repaint();
        }
        let lang = language_of(&self.state, self.language);
        if lang != self.messages.lang() {
            self.messages = Messages::new(lang);
            ctx.request_repaint();
        }
    }

    /// Asks for the figures of the legend when the view has changed and rests.
    fn count(&mut self, ui: &Ui, world: &Arc<World>, room: crate::state::MapRoom) {
        let (Some(derived), Some(camera)) = (&self.derived, self.state.camera) else {
            return;
        };
        if self.state.panels.legend_open {
            let resting = !self.map.is_moving() && !ui.input(|input| input.pointer.any_down());
            let (ctx, shown) = (ui.ctx(), &derived.shown);
            let revision = derived.revision;
            self.figures
                .update(ctx, world, shown, ViewKey { camera, room, revision }, resting);
        }
    }

    /// Whether figures are still on their way, or the map moves.
    pub fn is_pending(&self) -> bool {
        let counting = self.state.panels.legend_open && self.figures.is_pending();
        self.world.is_none() || self.map.is_moving() || counting
    }

    /// Changes the filters that are kept by name, and writes them at once: they are the user's own things.
    fn keep_filter(&mut self, command: SavedCommand) {
        let told = ui::kept::words(&self.messages, &command);
        let before = self.saved_filters.clone();
        let undo = apply_saved(&mut self.saved_filters, &self.state.filter, command);
        if self.saved_filters == before {
            return;
        }
        if let Some(words) = told {
            let restore = self.messages.text("facets-restore").to_owned();
            self.notices.push(match undo {
                Some(undo) => Notice::with_action(words, restore, undo),
                None => Notice::info(words),
            });
        }
        if let Some(home) = self.home.as_ref().filter(|_| self.keeps_filters)
            && let Err(error) = crate::store::saved_filters::save(home, &self.saved_filters)
        {
            tracing::warn!(%error, "the saved filters are not written");
            let args = [("reason", error.to_string().into())];
            self.notices
                .push(Notice::problem(self.messages.format("facets-saved-failed", &args)));
        }
    }

    /// Takes the territory from the thread that loads it.
    fn receive(&mut self, ctx: &EguiContext) {
        let Some(receiver) = &self.start_atlas else { return };
        match receiver.try_recv() {
            Ok(atlas) => {
                self.tell_what_failed(&atlas);
                let world = World::new(atlas);
                world.make_details_in_background();
                let known = |id: &String| world.atlas.find(id).is_some();
                self.state.selection = self.state.selection.take().filter(known);
                self.state.pins.retain(known);
                self.world = Some(Arc::new(world));
                self.start_atlas = None;
            }
            Err(TryRecvError::Empty) => ctx.request_repaint_after(Duration::from_millis(5)),
            Err(TryRecvError::Disconnected) => {
                tracing::error!("the thread that loads the territory ended without it");
                self.loader_failed = true;
                self.start_atlas = None;
            }
        }
    }

    /// Says on stderr, and in the window, what of the territory could not be read.
    fn tell_what_failed(&mut self, atlas: &Atlas) {
        let errors = atlas
            .all_diagnostics()
            .filter(|diagnostic| diagnostic.severity == Severity::Error);
        for diagnostic in errors {
            let place = diagnostic
                .feature
                .map_or(String::new(), |feature| format!(" [{feature}]"));
            tracing::warn!("{}{place}: {}", diagnostic.file, self.messages.diagnostic(diagnostic));
        }
        let disabled = atlas
            .layers
            .iter()
            .filter(|layer| layer.state == LayerState::Disabled)
            .count();
        if disabled > 0 || atlas.layers.is_empty() {
            let words = self
                .messages
                .format("problem-layers-disabled", &[("count", disabled.into())]);
            self.notices.push(Notice::problem(words));
        }
    }

    /// Style and textures, when theme, scale or size of text changed.
    fn dress(&mut self, ctx: &EguiContext) {
        let theme = theme_of(ctx, &self.state, self.theme);
        let wanted = (theme, self.state.text_size, self.state.reduce_motion);
        if self.styled_for != Some(wanted) {
            ui::theme::install_style(ctx, wanted.0, wanted.1, wanted.2);
            self.styled_for = Some(wanted);
        }
        let pixels_per_point = ctx.pixels_per_point();
        if !self
            .textures
            .as_ref()
            .is_some_and(|textures| textures.fits(pixels_per_point))
        {
            self.textures = Some(TextureSet::new(ctx, pixels_per_point));
        }
        if self.title_for != Some(self.messages.lang()) {
            ctx.send_viewport_cmd(ViewportCommand::Title(self.messages.text("app-title").to_owned()));
            self.title_for = Some(self.messages.lang());
        }
    }

    /// What follows from filter, layers, theme and language, when one of them changed.
    fn derive(&mut self, world: &World) {
        let atlas = &world.atlas;
        let key = DerivedKey {
            passing: self.inquiry.revision(),
            layers: self.state.layer_choices(atlas),
            theme: self.styled_for.map_or(Theme::Light, |(theme, ..)| theme),
            lang: self.messages.lang(),
            text_size: self.state.text_size,
        };
        let before = self.derived.take();
        if before.as_ref().is_some_and(|derived| derived.made_for == key) {
            self.derived = before;
            return;
        }
        let layers: Vec<LayerFilter> = key
            .layers
            .iter()
            .map(|choice| LayerFilter {
                visible: choice.visible,
                only_class: choice.only_class.clone(),
            })
            .collect();
        let passing = self.inquiry.asked().map(|asked| (world.facets(), &asked.answer.on_map));
        let shown = Arc::new(Shown::passing_only(atlas, passing, &layers));
        let symbology = match before.as_ref().filter(|old| old.made_for.theme == key.theme) {
            Some(old) => old.symbology.clone(),
            None => Symbology::new(atlas, Palette::of(key.theme)),
        };
        let revision = before.map_or(0, |old| old.revision + 1);
        self.derived = Some(Derived {
            shown,
            symbology,
            revision,
            made_for: key,
        });
    }

    /// Remembers where the window stands, and writes the state when it has been quiet for a while.
    fn keep(&mut self, ctx: &EguiContext) {
        if self.saves_to.is_none() {
            return;
        }
        let place = window::place(ctx);
        if let Some(place) = place.filter(|place| self.state.window != Some(*place)) {
            self.state.window = Some(place);
            self.last_change = Some(Instant::now());
        }
        match self.last_change.map(|change| change.elapsed()) {
            Some(quiet) if quiet >= SAVE_AFTER => self.save(),
            // Asked for in every frame until then: a frame in between would use the request up.
            Some(quiet) => ctx.request_repaint_after(SAVE_AFTER - quiet + Duration::from_millis(20)),
            None => {}
        }
    }

    fn save(&mut self) {
        self.last_change = None;
        let Some(path) = self.saves_to.clone() else { return };
        if self.state == self.saved {
            return;
        }
        match crate::store::state_file::save(&path, &self.state, &crate::store::Format::first()) {
            Ok(()) => self.saved = self.state.clone(),
            Err(error) => {
                tracing::warn!(%error, "the state is not saved");
                let words = self
                    .messages
                    .format("problem-save-failed", &[("reason", error.to_string().into())]);
                if !self.notices.iter().any(|notice| notice.text == words) {
                    self.notices.push(Notice::problem(words));
                }
            }
        }
    }

    /// Takes the picture that the command line asked for, once nothing is pending.
    fn take_picture(&mut self, ctx: &EguiContext) {
        let waits = self.basemaps.is_pending() || self.media.is_waiting();
        let pending = self.is_pending() || waits;
        if self.picture.as_mut().is_some_and(|picture| picture.take(ctx, pending)) {
            self.picture = None;
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, frame: &mut Frame) {
        if !self.placed {
            self.placed = true;
            window::bring_back(ui.ctx(), frame);
        }
        CentralPanel::no_frame().show(ui, |ui| self.frame(ui));
        self.keep(ui.ctx());
        self.take_picture(ui.ctx());
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.save();
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        let theme = self.styled_for.map_or(Theme::Light, |(theme, ..)| theme);
        crate::paint::egui::color32(Palette::of(theme).interface("paper")).to_normalized_gamma_f32()
    }
}

/// The language of the command line, else the user's choice, else French.
pub fn language_of(state: &State, given: Option<Lang>) -> Lang {
    given.or(state.language).unwrap_or_default()
}

/// The theme of the command line, else the user's choice, else the system's.
fn theme_of(ctx: &EguiContext, state: &State, given: Option<Theme>) -> Theme {
    given.or(state.theme).unwrap_or_else(|| match ctx.system_theme() {
        Some(egui::Theme::Dark) => Theme::Dark,
        _ => Theme::Light,
    })
}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// When there is no display, or no way to draw on it.
pub fn run(
    start: Start,
    basemaps: ui::basemap::Setup,
    size: Option<[f32; 2]>,
    folders: Folders,
) -> Result<(), eframe::Error> {
    let viewport = window::builder(&start.state, size, start.screenshot.is_some());
    let options = eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        dithering: false,
        system_font_fallback: false,
        persist_window: false,
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        "archipel",
        options,
        Box::new(|creation| {
            let app = App::new(&creation.egui_ctx, start).with_folders(folders);
            let mut app = app.with_basemaps(basemaps);
            if creation.gl.as_deref().is_some_and(crate::paint::gl::is_software) {
                app.map.paint_on_processor();
            }
            Ok(Box::new(app))
        }),
    )
}
