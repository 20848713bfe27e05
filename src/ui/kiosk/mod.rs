//! The kiosk: what a visitor of a tourist office or a museum sees and touches. Own pages with large things, nothing of the
//! planner's desk; who leaves takes everything along, and the next visitor finds the first page.

mod aloud;
mod bar;
mod desk;
mod framing;
mod guard;
mod home;
mod list;
mod map_page;
mod near;
mod pieces;
mod pin_page;
mod place;
mod search_page;
mod sources;
mod staff;
mod story_page;
mod watch;
mod zones;

pub use desk::{Leaving, Wall, counters_path, pin_path};
pub use guard::Guard;
pub use zones::{LOW_REACH, OTHER_MM, PRIMARY_MM, SHORT_SIDE_PT, Sizes, Zones, pt_per_mm};

use egui::{Color32, Rect, Ui};

use std::sync::{Arc, OnceLock};
use std::time::Instant;

use self::aloud::Voice;
use self::desk::Desk;
use self::framing::Framed;
use self::near::Things;
use self::pieces::Kx;
use self::search_page::Searching;
use self::zones::glass;
use crate::analysis::sheet::{category, communes};
use crate::i18n::Messages;
use crate::load::story::OpenedStory;
use crate::model::kiosk::{Door, KioskConfig};
use crate::model::{Atlas, Feature, FeatureId};
use crate::paint::egui::color32;
use crate::state::kiosk::hold::Hold;
use crate::state::kiosk::session::{Audience, Session, Times, Turn};
use crate::state::kiosk::{Screen, start};
use crate::state::{Camera, Command, KioskCommand, State};
use crate::store::Home;
use crate::style::Rgba;
use crate::ui::Context;
use crate::ui::map_view::MapView;
use crate::ui::textures::TextureSet;

/// How long the map stands at a highlight while nobody is there, the flight to it among it, in seconds.
const STANDS_S: f64 = 12.0;
/// The same where the processor paints.
const STANDS_COOL_S: f64 = 20.0;
/// The exit code of a window that wants to be started again.
pub const RESTART: u8 = 75;

/// What a kiosk is started with.
#[derive(Debug, Clone, Default)]
pub struct Setup {
    /// The set-up.
    pub config: KioskConfig,
    /// The page stays as it is, whatever the clock says: for pictures.
    pub frozen: bool,
    /// Where PIN, counters and what the staff changes are kept; none keeps nothing.
    pub home: Option<Home>,
    /// A parent hears the heart of this window on its standard output.
    pub heart: bool,
    /// The window does not take the whole screen: for those who try it.
    pub windowed: bool,
    /// How the window ended.
    pub leaving: Arc<OnceLock<Leaving>>,
    /// What names the days of counters.
    pub wall: Wall,
}

/// The kiosk: its set-up, its clock, and caches of its pages.
pub struct Kiosk {
    config: Arc<KioskConfig>,
    /// What every visitor finds.
    start: State,
    frozen: bool,
    session: Option<Session>,
    /// Words of the languages, for who is not yet there.
    voices: Vec<Messages>,
    icons: Option<TextureSet>,
    things: Things,
    searching: Searching,
    framed: Option<Framed>,
    /// The highlight that is shown while nobody is there, and since when.
    highlight: usize,
    highlight_since: f64,
    installed: bool,
    /// Seconds at a highlight.
    stands_s: f64,
    desk: Desk,
    voice: Voice,
    heart: Option<f64>,
    windowed: bool,
    hold: Hold,
    /// When the window was opened: a clock that goes on while nothing is shown.
    began: Instant,
    printing: Option<std::sync::mpsc::Receiver<bool>>,
    /// A sentence for the visitor, and until when it stands.
    told: Option<(&'static str, f64)>,
    print_folder: Option<std::path::PathBuf>,
    /// The place that is shown has a photograph.
    photograph: bool,
}

impl Kiosk {
    /// A kiosk before its first visitor.
    pub fn new(setup: Setup) -> Self {
        let desk = Desk::new(&setup);
        let config = Arc::new(desk.config());
        Self {
            start: start(&config, None),
            config,
            frozen: setup.frozen,
            session: None,
            voices: Vec::new(),
            icons: None,
            things: Things::default(),
            searching: Searching::default(),
            framed: None,
            highlight: 0,
            highlight_since: f64::NEG_INFINITY,
            installed: false,
            stands_s: STANDS_S,
            desk,
            voice: Voice::default(),
            heart: setup.heart.then_some(f64::NEG_INFINITY),
            windowed: setup.windowed,
            hold: Hold::default(),
            began: Instant::now(),
            printing: None,
            told: None,
            print_folder: setup.home.map(|home| home.caches().join("kiosk")),
            photograph: false,
        }
    }

    /// What every visitor finds.
    pub fn start(&self) -> &State {
        &self.start
    }

    /// Seconds that the map stands at a highlight while nobody is there, the flight to it among them.
    pub fn stands_s(&self) -> f64 {
        self.stands_s
    }

    /// The territory is there: layers that the set-up names are known now.
    pub fn take_territory(&mut self, atlas: &Atlas) {
        self.start = start(&self.config, Some(atlas));
        self.things = Things::default();
    }

    /// Where the map is on the screen.
    pub fn map_rect(&self, state: &State, screen: Rect) -> Rect {
        self.zones(state, screen).map.unwrap_or(screen)
    }

    /// The parts of the page.
    pub fn zones(&self, state: &State, screen: Rect) -> Zones {
        let screen = glass(screen);
        let zones = Zones::of(state, Sizes::of(&self.config, screen, state.text_size), screen);
        if self.photograph && state.kiosk.screen == Screen::Place {
            return zones.with_photograph();
        }
        zones
    }

    /// What the map lights: the highlight while nobody is there.
    pub fn lit(&self, state: &State, atlas: &Atlas) -> Option<FeatureId> {
        let shows = state.kiosk.screen == Screen::Attract && !self.config.highlights.is_empty();
        shows.then(|| self.highlight_of(atlas)).flatten()
    }

    fn highlight_of(&self, atlas: &Atlas) -> Option<FeatureId> {
        let ids: Vec<FeatureId> = self.config.highlights.iter().filter_map(|id| atlas.find(id)).collect();
        (!ids.is_empty()).then(|| ids[self.highlight % ids.len()])
    }

    /// Nothing of the last visitor is left: what pages kept, what has the keyboard, what lies under a finger.
    pub fn forget(&mut self, ctx: &egui::Context, map: &mut MapView) {
        self.searching = Searching::default();
        self.things = Things::default();
        self.framed = None;
        self.highlight_since = f64::NEG_INFINITY;
        self.voice.stop();
        // What is being printed comes out; whether it does is nothing to the next one.
        self.printing = None;
        self.desk.ask();
        self.told = None;
        map.forget_visitor();
        ctx.memory_mut(|memory| {
            if let Some(focused) = memory.focused() {
                memory.surrender_focus(focused);
            }
        });
        ctx.stop_dragging();
    }

    /// Brings points to the size of the screen, and watches what comes in.
    fn settle(&mut self, ctx: &egui::Context) {
        if !self.installed {
            self.installed = true;
            ctx.add_plugin(Guard::default());
            ctx.options_mut(|options| {
                // A slow finger and a shaking one are fingers; a long touch is no other button.
                options.input_options.max_click_duration = f64::INFINITY;
                options.input_options.max_click_dist = 26.0;
            });
        }
        let pixels = ctx.content_rect().size() * ctx.pixels_per_point();
        let native = ctx.pixels_per_point() / ctx.zoom_factor();
        let wanted = pixels.min_elem() / SHORT_SIDE_PT / native;
        if wanted.is_finite() && wanted > 0.05 && (wanted / ctx.zoom_factor() - 1.0).abs() > 0.002 {
            ctx.set_zoom_factor(wanted);
        }
        let dead_zone_pt = self.config.dead_zone_px / ctx.pixels_per_point();
        ctx.with_plugin(|guard: &mut Guard| guard.dead_zone_pt = dead_zone_pt);
        let scale = ctx.pixels_per_point() * 3.0;
        if !self.icons.as_ref().is_some_and(|icons| icons.fits(scale)) {
            self.icons = Some(TextureSet::new(ctx, scale));
        }
        if self.voices.len() != self.config.languages.len() {
            self.voices = self.config.languages.iter().map(|lang| Messages::new(*lang)).collect();
        }
    }

    /// The whole window.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut Context<'_>, map: &mut MapView, revision: u64) {
        self.settle(ui.ctx());
        let screen = glass(ui.max_rect());
        let selected = cx.state.selection.as_deref();
        let photograph = selected.is_some_and(|id| crate::ui::media::has(cx, id));
        if photograph != self.photograph {
            // The map has another room from the next frame on.
            self.photograph = photograph;
            ui.ctx().request_repaint();
        }
        let zones = self.zones(cx.state, screen);
        self.step(ui, cx, map);
        map.set_touch(cx.state.kiosk.screen == Screen::Attract);
        if map.is_painted_on_processor() {
            self.stands_s = STANDS_COOL_S;
        }
        if self.is_dim() {
            let touch = self.voices.first().map_or("", |messages| messages.text("kiosk-touch"));
            home::asleep(ui, screen, touch);
            self.keep_watch(ui.ctx(), cx);
            return;
        }
        if let Some(rect) = zones.map {
            let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt("kiosk map"));
            child.set_clip_rect(rect);
            map.show(&mut child, cx, revision, false);
        }
        let icons = self.icons.take();
        if let Some(icons) = &icons {
            self.pages(ui, cx, (zones, screen), icons, map.drawn());
        }
        self.icons = icons;
        self.frame_view(cx, zones);
        self.keep_watch(ui.ctx(), cx);
        self.schedule(ui);
    }

    fn pages(
        &mut self,
        ui: &mut Ui,
        cx: &mut Context<'_>,
        (zones, screen): (Zones, Rect),
        icons: &TextureSet,
        camera: Option<Camera>,
    ) {
        let stories = cx.stories.as_mut().map(|stories| stories.told_of(cx.state));
        let all = match (cx.state.kiosk.screen, cx.stories.as_mut()) {
            (Screen::Door(Door::Stories), Some(stories)) => stories.all().into_iter().flatten().collect(),
            _ => Vec::new(),
        };
        let config = Arc::clone(&self.config);
        let mut kx = Kx {
            size: Sizes::of(&config, screen, cx.state.text_size),
            config: &config,
            icons,
            cx,
        };
        let kx = &mut kx;
        if let (Some(map), Some(camera)) = (zones.map, camera) {
            map_page::here(ui, kx, map, camera);
        }
        let opened: Option<OpenedStory> = stories.flatten();
        let id = kx.cx.state.selection.as_deref().and_then(|id| kx.cx.atlas().find(id));
        if let Some(map) = zones.map
            && kx.cx.state.kiosk.screen != Screen::Attract
        {
            let (messages, touchable) = (kx.cx.messages, !kx.cx.state.kiosk.screen.is_for_staff());
            sources::line(ui, kx, (map, screen), messages, touchable);
        }
        let mut wish = None;
        match kx.cx.state.kiosk.screen {
            Screen::Attract => {
                let shown = self.highlight_of(kx.cx.atlas());
                let voice = self.voices.get(self.highlight % self.voices.len().max(1));
                if let Some(messages) = voice {
                    home::attract(ui, kx, screen, messages, shown);
                    sources::line(ui, kx, (screen, screen), messages, false);
                }
                return;
            }
            Screen::Home => {
                ui.painter().rect_filled(zones.panel, 0.0, kx.color("paper"));
                home::title(ui, kx, zones.words);
                home::doors(ui, kx, zones.panel);
            }
            Screen::Map => map_page::controls(ui, kx, zones.panel),
            Screen::Door(Door::Stories) => {
                if zones.map.is_none() {
                    ui.painter().rect_filled(zones.picture, 0.0, kx.color("paper"));
                }
                ui.painter().rect_filled(zones.panel, 0.0, kx.color("paper"));
                list::stories(ui, kx, zones.panel, &all);
            }
            Screen::Door(door) => {
                ui.painter().rect_filled(zones.panel, 0.0, kx.color("paper"));
                list::show(ui, kx, zones.panel, door, &mut self.things);
            }
            Screen::Place => {
                if let Some(id) = id {
                    place::photograph(ui, kx, zones.picture);
                    wish = place::show(ui, kx, &zones, id);
                }
            }
            Screen::Take => {
                if let Some(id) = id {
                    place::take(ui, kx, &zones, id);
                }
            }
            Screen::Search => search_page::show(ui, kx, &zones, &mut self.searching, screen),
            Screen::Sources => sources::show(ui, kx, &zones),
            Screen::Story => {
                if let Some(opened) = &opened {
                    wish = story_page::show(ui, kx, &zones, opened);
                }
            }
            Screen::Pin => self.ask_pin(ui, kx, zones.panel),
            Screen::Staff => self.staff_page(ui, kx, zones.panel, camera),
        }
        if let Some(wish) = wish {
            self.grant(ui, kx, wish);
        }
        if let Some((key, until)) = self.told
            && ui.input(|input| input.time) < until
        {
            home::tell(ui, kx, zones.bar, key);
        }
        bar::show(ui, kx, zones.bar, screen);
        if let Some(left_s) = self.session.and_then(|session| session.countdown_s()) {
            home::countdown(ui, kx, screen, left_s);
        }
    }

    /// The question for the PIN.
    fn ask_pin(&mut self, ui: &mut Ui, kx: &mut Kx<'_, '_>, panel: Rect) {
        let now = ui.input(|input| input.time);
        let wait_s = self.desk.wait_s(now);
        if wait_s.is_some() {
            ui.ctx().request_repaint_after_secs(1.0);
        }
        if let Some(digits) = pin_page::show(ui, kx, panel, &mut self.desk.view, wait_s)
            && let Some(screen) = self.desk.enter(&digits, now)
        {
            kx.push(KioskCommand::Go(screen));
        }
    }

    /// The page of the staff, and what it decides.
    fn staff_page(&mut self, ui: &mut Ui, kx: &mut Kx<'_, '_>, panel: Rect, camera: Option<Camera>) {
        let tally = self.desk.tally();
        let given = self.desk.pin.is_given();
        let Some(decision) = staff::show(ui, kx, panel, camera, &tally, given) else {
            return;
        };
        if let staff::Decision::Change(config) = &decision {
            self.desk.keep(config);
            self.config = Arc::new((**config).clone());
            self.start = start(&self.config, Some(kx.cx.atlas()));
            self.voices.clear();
        }
        if let Some(screen) = self.desk.decide(&decision) {
            kx.push(KioskCommand::Go(screen));
        }
        if self.desk.may_close() {
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }

    /// Whether somebody is there, and what follows from it.
    fn step(&mut self, ui: &Ui, cx: &mut Context<'_>, map: &mut MapView) {
        let now = ui.input(|input| input.time);
        let times = Times {
            idle_s: self.config.idle_s,
            countdown_s: self.config.countdown_s,
            dim_after_s: self.config.dim_after_s,
        };
        let session = self.session.get_or_insert_with(|| Session::new(now, times));
        let touched = ui.ctx().with_plugin(Guard::take_touch).unwrap_or(false);
        if self.frozen {
            return;
        }
        session.set_times(times);
        let audience = match cx.state.kiosk.screen {
            Screen::Attract => Audience::Nobody,
            screen if screen.is_for_staff() => Audience::Staff,
            _ => Audience::Visitor,
        };
        match session.step(now, touched, audience) {
            Turn::Stay => {}
            Turn::Enter => {
                cx.push(Command::Kiosk(KioskCommand::Home));
                ui.ctx().request_repaint();
            }
            Turn::Leave => {
                cx.push(Command::Kiosk(KioskCommand::Leave));
                self.forget(ui.ctx(), map);
                ui.ctx().request_repaint();
            }
        }
        let waited = now - self.highlight_since >= self.stands_s;
        if cx.state.kiosk.screen == Screen::Attract && waited && !self.is_dim() {
            // A kiosk that was just left begins with what it showed last, seen anew.
            self.highlight = self
                .highlight
                .wrapping_add(usize::from(self.highlight_since.is_finite()));
            self.highlight_since = now;
            self.framed = None;
        }
    }

    /// Whether nobody was there for long.
    fn is_dim(&self) -> bool {
        self.session.is_some_and(|session| session.is_dim())
    }

    /// Asks for the frame in which something changes by itself.
    fn schedule(&self, ui: &Ui) {
        let Some(session) = self.session.filter(|_| !self.frozen) else {
            return;
        };
        let now = ui.input(|input| input.time);
        if ui.ctx().with_plugin(|guard: &mut Guard| guard.holds_corner()) == Some(true) {
            ui.ctx().request_repaint_after_secs(0.2);
        }
        let next_highlight = (self.highlight_since + self.stands_s - now).max(0.05);
        let waits = [session.next_change_s(), (!session.is_dim()).then_some(next_highlight)];
        let next = waits.into_iter().flatten().fold(f64::INFINITY, f64::min);
        if next.is_finite() {
            ui.ctx().request_repaint_after_secs(next as f32);
        }
    }
}

/// Colour and icon of a feature, as on the map.
fn look(kx: &Kx<'_, '_>, id: FeatureId) -> (Color32, String) {
    let (color, symbol) = crate::export::look(kx.cx.atlas(), kx.cx.symbology, kx.cx.palette, id);
    // White on white paper is nothing.
    let paper = kx.cx.palette.interface("card");
    let seen = if color.solid().contrast(paper) < 1.35 {
        kx.cx.palette.interface("text")
    } else {
        color.solid()
    };
    (color32(seen), symbol)
}

/// Ink that can be read on `ground`.
fn ink_on(ground: Color32) -> Color32 {
    color32(crate::export::ink_on(Rgba(ground.to_array())))
}

/// What a thing is, and in which communes.
fn what_and_where(atlas: &Atlas, messages: &Messages, feature: &Feature) -> String {
    let sort = category(atlas, messages.lang(), feature);
    let place = communes(atlas, messages, feature);
    if place.is_empty() {
        sort
    } else {
        format!("{sort} · {place}")
    }
}

/// The same in few words: the sort without its kind, and the first commune.
fn briefly(atlas: &Atlas, messages: &Messages, feature: &Feature) -> String {
    let lang = messages.lang();
    let sort = atlas.catalog.category(&feature.category);
    let sort = sort.map_or("", |sort| sort.title.get(lang));
    let place = feature.communes.first().and_then(|insee| atlas.commune_name(insee));
    match place.map(|name| name.get(lang)) {
        Some(place) if !sort.is_empty() => format!("{sort} · {place}"),
        Some(place) => place.to_owned(),
        None => sort.to_owned(),
    }
}
