//! Wiring only: one frame is "read the world and the state, show panels, apply their commands".

mod applying;
mod arrival;
mod data;
mod derived;
#[cfg(all(unix, not(target_os = "macos")))] // elsewhere the toolkit knows
mod desktop_theme;
mod dress;
#[cfg(target_os = "macos")] // elsewhere files come as arguments
mod finder;
mod keeper;
mod kiosk;
mod opening;
mod renderer;
mod start;
mod telling;
mod wishes;

pub use self::opening::run;
pub use self::renderer::Renderer;
pub use self::start::{Folders, Start};

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use egui::{Context as EguiContext, Ui, ViewportCommand};

use self::derived::Derived;
use self::keeper::Keeper;
use crate::i18n::Messages;
use crate::index::Question;
use crate::load::story::OpenedStory;
use crate::model::{Atlas, ExtentTerm, FeatureId, Lang};
use crate::state::clock::years;
use crate::state::{Camera, Command, MapRoom, SettingCommand, State, Tab, TimeCommand, apply};
use crate::store::HomeLock;
use crate::store::door::Wish;
use crate::style::{Palette, Theme};
use crate::ui::basemap::Basemaps;
use crate::ui::composer::Composer;
use crate::ui::import::Importer;
use crate::ui::inquiry::{Asked, Inquiry};
use crate::ui::kept::KeptFilters;
use crate::ui::kiosk::Kiosk;
use crate::ui::map_view::MapView;
use crate::ui::media::Shelf;
use crate::ui::picture::Picture;
use crate::ui::story::Stories;
use crate::ui::textures::TextureSet;
use crate::ui::updates::{self, Desk};
use crate::ui::{self, Context, Notice, Overview, ViewFigures, ViewKey, World};
use crate::update::Territory;

/// The application.
pub struct App {
    start_atlas: Option<Receiver<Atlas>>,
    world: Option<Arc<World>>,
    state: State,
    keeper: Keeper,
    logs: String,
    language: Option<Lang>,
    theme: Option<Theme>,
    messages: Messages,
    /// Of the second language of the sheet.
    second: Option<Messages>,
    textures: Option<TextureSet>,
    styled_for: Option<(Theme, f32, bool)>,
    derived: Option<Derived>,
    inquiry: Inquiry,
    /// The view that the list and the filter were asked for last, in degrees.
    view_geo: Option<[f64; 4]>,
    kept_filters: KeptFilters,
    map: MapView,
    figures: ViewFigures,
    overview: Overview,
    /// Answers of the planner's desk.
    planner: ui::planner::PlannerView,
    /// Whether the years run.
    clock: ui::clock::ClockView,
    pointer_geo: Option<geo_types::Coord<f64>>,
    basemaps: Basemaps,
    highlight: Option<FeatureId>,
    search: ui::SearchView,
    notices: Vec<Notice>,
    picture: Option<Picture>,
    media: Shelf,
    importer: Importer,
    stories: Stories,
    composer: Composer,
    /// A visitor stands before it.
    kiosk: Option<Kiosk>,
    /// A story to show to an audience at once.
    present: Option<OpenedStory>,
    story_taken_up: bool,
    /// Size of the window, and camera, that a scene was last seen in.
    story_size: Option<[f32; 2]>,
    story_camera: Option<Camera>,
    /// Where the territory comes from, to read it again.
    data: Territory,
    layers: Option<PathBuf>,
    /// The layer to show when the territory was read again.
    awaited_layer: Option<String>,
    exports: Option<PathBuf>,
    desk: Desk,
    /// Held, not used: it goes when the window does.
    lock: Option<Arc<HomeLock>>,
    /// What is to be opened, and where more of it is heard.
    wishes: Vec<Wish>,
    door: Option<Receiver<Wish>>,
    #[cfg(target_os = "macos")]
    finder: Option<finder::Finder>,
    title_for: Option<Lang>,
    placed: bool,
    loader_failed: bool,
}

impl App {
    /// An application that shows its first frame at once and the territory as soon as it is loaded.
    pub fn new(ctx: &EguiContext, start: Start) -> Self {
        ui::theme::install_fonts(ctx);
        ctx.options_mut(|options| {
            options.zoom_with_keyboard = false;
            options.fallback_theme = egui::Theme::Light;
        });
        let lang = language_of(&start.state, start.language);
        let messages = Messages::new(lang);
        // The command line may have named the language that was the second one.
        let second = start.state.second_language.filter(|second| *second != lang);
        let second = second.map(Messages::new);
        Self {
            start_atlas: Some(start.atlas),
            world: None,
            keeper: Keeper::new(&start.state, start.saves_to),
            state: start.state,
            logs: start.logs,
            language: start.language,
            theme: start.theme,
            second,
            messages,
            textures: None,
            styled_for: None,
            derived: None,
            inquiry: Inquiry::default(),
            view_geo: None,
            kept_filters: KeptFilters::default(),
            map: MapView::default(),
            figures: ViewFigures::default(),
            overview: Overview::default(),
            planner: ui::planner::PlannerView::default(),
            clock: ui::clock::ClockView::default(),
            pointer_geo: None,
            basemaps: Basemaps::new(ui::basemap::Setup::default()),
            highlight: None,
            search: ui::SearchView::default(),
            notices: start.notices,
            picture: start.screenshot.map(|path| Picture::new(path, start.picture_failure)),
            media: Shelf::default(),
            importer: Importer::default(),
            stories: Stories::default(),
            composer: Composer::default(),
            kiosk: None,
            present: None,
            story_taken_up: false,
            story_size: None,
            story_camera: None,
            data: Territory::default(),
            layers: None,
            awaited_layer: None,
            exports: None,
            desk: Desk::new(updates::Setup::default()),
            lock: None,
            wishes: start.wishes,
            door: None,
            #[cfg(target_os = "macos")]
            finder: None,
            title_for: None,
            placed: false,
            loader_failed: false,
        }
    }

    /// Knows these sources and folders of base maps, instead of the program's own sources and no folder.
    pub fn with_basemaps(mut self, setup: ui::basemap::Setup) -> Self {
        self.basemaps = Basemaps::new(setup);
        self.basemaps.set_installed(self.desk.installed_basemaps());
        self
    }

    /// Speaks with these messages until the language is changed, instead of those of its language.
    #[must_use]
    pub fn with_messages(mut self, messages: Messages) -> Self {
        self.messages = messages;
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
        let home = folders.home.clone();
        self.kept_filters = KeptFilters::load(folders.home, &self.messages, &mut self.notices);
        if folders.read_only {
            self.kept_filters.write_nothing();
        }
        self.desk = Desk::new(updates::Setup {
            home,
            lock: folders.lock.clone(),
            data: folders.given.clone(),
            direct: false,
        });
        self.lock = folders.lock;
        self.exports = folders.exports;
        self.media = Shelf::new(folders.media);
        self.importer = Importer::new(folders.layers.clone());
        self.stories = Stories::new(folders.stories);
        self.present = folders.present;
        (self.data, self.layers) = (folders.data, folders.layers);
        if let Some(setup) = folders.kiosk {
            self.open_kiosk(setup);
        }
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
        self.map.pictures_made()
    }

    /// Whether the years of the clock run.
    pub fn plays(&self) -> bool {
        self.clock.plays()
    }

    /// Lets the years run at the fastest speed: for those who measure.
    pub fn play_fastest(&mut self) {
        self.clock.play_fastest();
    }

    /// Speaks another language at once, as when it is chosen: for those who measure.
    pub fn speak(&mut self, ctx: &EguiContext, lang: Lang) {
        if let Some(world) = self.world.clone() {
            let command = Command::Setting(SettingCommand::SetLanguage(Some(lang)));
            self.apply(ctx, &world, ctx.content_rect(), vec![command]);
        }
    }

    /// Lets things move, or not: for those who measure.
    pub fn reduce_motion(&mut self, ctx: &EguiContext, reduce: bool) {
        let Some(world) = self.world.clone() else { return };
        let command = Command::Setting(SettingCommand::SetReduceMotion(reduce));
        apply(&mut self.state, &world.atlas, MapRoom::bare([1.0, 1.0]), command);
        ctx.request_repaint();
    }

    /// From now on the map is painted on the processor: faster where OpenGL is software.
    pub fn paint_on_processor(&mut self) {
        self.map.paint_on_processor();
    }

    /// One frame in all of `ui`.
    pub fn frame(&mut self, ui: &mut Ui) {
        ui::keys::close_menu(ui.ctx());
        self.receive(ui.ctx());
        self.dress(ui.ctx());
        let window = ui.max_rect();
        let rect = self
            .kiosk
            .as_ref()
            .map_or(window, |kiosk| kiosk.map_rect(&self.state, window));
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
        self.grant(ui.ctx(), &mut commands);
        self.welcome_layer(&mut commands);
        self.keep_year_within(&world);
        self.take_up_story(&mut commands);
        self.follow_size(rect, &mut commands);
        self.stories.tend(ui.ctx(), &world);
        self.notices.extend(self.stories.handed_out(&self.messages));
        self.composer.tend(ui.ctx(), &world);
        let focus = self.focus(&world);
        let mut kiosk = self.kiosk.take();
        self.inquire(ui.ctx(), &world, rect);
        let theme = self.styled_for.map_or(Theme::Light, |(theme, ..)| theme);
        let before = self.derived.take();
        self.derived = Some(Derived::update(
            before,
            &world,
            &self.state,
            &self.inquiry,
            (theme, self.messages.lang()),
        ));
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
                second: self.second.as_ref(),
                palette: Palette::of(dress::theme_of(ui.ctx(), &self.state, self.theme)),
                symbology: &derived.symbology,
                textures,
                shown: &derived.shown,
                basemaps: &mut self.basemaps,
                figures: self.figures.answer(),
                revision: derived.revision,
                overview: Some(&mut self.overview),
                clock: Some(&mut self.clock),
                asked: self.inquiry.asked().map_or(&nothing_asked, |asked| asked),
                inquiry: &self.inquiry,
                updates: Some(&mut self.desk),
                saved_filters: self.kept_filters.all(),
                exports: self.exports.as_deref(),
                search: &mut self.search,
                highlight: &mut self.highlight,
                lit,
                focus: &focus,
                planner: Some(&mut self.planner),
                composer: Some(&mut self.composer),
                stories: Some(&mut self.stories),
                notices: &mut self.notices,
                logs: &self.logs,
                importer: Some(&mut self.importer),
                media: Some(&self.media),
                pointer_geo: self.pointer_geo,
                commands: &mut commands,
            };
            if let Some(kiosk) = &mut kiosk {
                kiosk.show(ui, &mut context, &mut self.map, derived.revision);
            } else {
                self.pointer_geo = whole(ui, &mut context, &mut self.map, self.picture.is_none(), rect);
            }
            ui::carry_out(ui.ctx(), &mut context, self.map.id());
        }
        self.kiosk = kiosk;
        if self.highlight != lit {
            ui.ctx().request_repaint();
        }
        self.apply(ui.ctx(), &world, rect, commands);
        if self.desk.take_change() {
            self.change_territory(ui.ctx());
        }
    }

    /// A link, a file or the command line may name a year that this territory does not know.
    fn keep_year_within(&mut self, world: &World) {
        let years = years(&world.atlas);
        let room = MapRoom::bare([1.0, 1.0]);
        if let Some(year) = self.state.year.filter(|year| !years.contains(year)) {
            let command = Command::Time(TimeCommand::SetYear(Some(year)));
            apply(&mut self.state, &world.atlas, room, command);
        }
        if let Some(then) = self.state.then.filter(|then| !years.contains(&then.year)) {
            let command = Command::Time(TimeCommand::SetThen(then.year));
            apply(&mut self.state, &world.atlas, room, command);
        }
    }

    /// Asks what the filter lets through, when anything shows it.
    fn inquire(&mut self, ctx: &EguiContext, world: &Arc<World>, rect: egui::Rect) {
        let state = &self.state;
        if self.kiosk.is_some() {
            return;
        }
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

    /// Asks for the figures of the legend when the view has changed and rests.
    fn count(&mut self, ui: &Ui, world: &Arc<World>, room: MapRoom) {
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
        let working = self.planner.is_pending() || self.composer.is_busy();
        self.world.is_none() || self.map.is_moving() || counting || working
    }

    /// Takes the picture that the command line asked for, once nothing is pending.
    fn take_picture(&mut self, ctx: &EguiContext) {
        let waits = self.basemaps.is_pending() || self.media.is_waiting() || self.stories.is_pending();
        let pending = self.is_pending() || waits;
        if self.picture.as_mut().is_some_and(|picture| picture.take(ctx, pending)) {
            self.picture = None;
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
    }
}

/// The whole window of who explores or presents. Returns the position of the pointer in degrees.
fn whole(
    ui: &mut Ui,
    context: &mut Context<'_>,
    map: &mut MapView,
    heeds_pointer: bool,
    rect: egui::Rect,
) -> Option<geo_types::Coord<f64>> {
    let pointer = map.show(ui, context, context.revision, heeds_pointer);
    context.pointer_geo = pointer;
    ui::basemap::divider(ui, context, rect);
    ui::clock::divider(ui, context, rect);
    ui::planner::overlay(ui, context, rect, map.has_keyboard(ui.ctx()));
    ui::panels(ui, context, rect);
    if let Some(stories) = context.stories.take() {
        ui::story::second_window(ui.ctx(), context, stories);
    }
    if !ui::story::is_presenting(context.state) {
        let map_has_keyboard = map.has_keyboard(ui.ctx());
        let space = ui::clock::keys(ui.ctx(), map_has_keyboard, ui::clock::is_shown(context.state));
        context.commands.extend(space);
        let keyed = ui::keys::commands(ui.ctx(), map_has_keyboard);
        context.commands.extend(keyed);
    }
    pointer
}

/// The language of the command line, else the user's choice, else French.
pub fn language_of(state: &State, given: Option<Lang>) -> Lang {
    given.or(state.language).unwrap_or_default()
}
