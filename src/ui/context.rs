//! What every panel is given.

use std::path::Path;
use std::sync::{Arc, Mutex, Once, OnceLock, PoisonError};

use super::inquiry::{Asked, FacetLine, Inquiry};
use super::textures::TextureSet;
use crate::analysis::clock::Clock;
use crate::analysis::in_view;
use crate::analysis::sheet::{Sheet, sheet};
use crate::i18n::Messages;
use crate::index::{FacetIndex, Index, Results, Shown, TextIndex};
use crate::model::{Atlas, Diagnostic, Facet, FeatureId, Filter, Lang, SavedFilters};
use crate::scene::Details;
use crate::state::clock::this_year;
use crate::state::{Command, SelectCommand, State, ViewCommand, trail};
use crate::style::{Palette, Symbology};

/// Sheets that are kept: more than can be seen at once.
const KEPT_SHEETS: usize = 8;

/// A list that was walked, and what it was made for.
struct Walk {
    current: FeatureId,
    filter: Filter,
    only_class: Option<String>,
    list: Arc<[FeatureId]>,
}

/// The territory with all that is made from it once.
pub struct World {
    /// Every layer.
    pub atlas: Arc<Atlas>,
    /// Where everything is.
    pub index: Arc<Index>,
    /// Levels of detail.
    pub details: Arc<Details>,
    /// What features measure, for the legend.
    pub in_view: in_view::Measures,
    facets: Arc<OnceLock<FacetIndex>>,
    clock: OnceLock<Clock>,
    sheets: Mutex<Vec<(FeatureId, Lang, Arc<Sheet>)>>,
    walk: Mutex<Option<Walk>>,
    text: Arc<OnceLock<TextIndex>>,
    text_asked: Once,
}

impl World {
    /// Indexes an atlas.
    pub fn new(atlas: Atlas) -> Self {
        let index = Index::new(&atlas);
        let details = Details::new(&index);
        Self {
            in_view: in_view::Measures::new(&index),
            atlas: Arc::new(atlas),
            index: Arc::new(index),
            details: Arc::new(details),
            facets: Arc::default(),
            clock: OnceLock::new(),
            sheets: Mutex::default(),
            walk: Mutex::default(),
            text: Arc::default(),
            text_asked: Once::new(),
        }
    }

    /// What the filter asks about; made at first use.
    pub fn facets(&self) -> &FacetIndex {
        self.facets.get_or_init(|| FacetIndex::new(&self.atlas))
    }

    /// The lives of what is dated; made at first use.
    pub fn clock(&self) -> &Clock {
        self.clock.get_or_init(|| Clock::new(&self.atlas, this_year()))
    }

    /// A hold on what [`World::facets`] gives, for another thread; filled when it is there.
    pub fn facets_held(&self) -> Arc<OnceLock<FacetIndex>> {
        self.facets();
        Arc::clone(&self.facets)
    }

    /// The sheet of a feature; made once for each language, the last few are kept.
    pub fn sheet(&self, messages: &Messages, id: FeatureId) -> Option<Arc<Sheet>> {
        let mut known = self.sheets.lock().unwrap_or_else(PoisonError::into_inner);
        let lang = messages.lang();
        if let Some((.., sheet)) = known.iter().find(|(of, in_lang, _)| *of == id && *in_lang == lang) {
            return Some(Arc::clone(sheet));
        }
        let sheet = Arc::new(sheet(&self.atlas, &self.index, messages, id)?);
        if known.len() >= KEPT_SHEETS {
            known.remove(0);
        }
        known.push((id, lang, Arc::clone(&sheet)));
        Some(sheet)
    }

    /// What previous and next walk through from `current` where no list of results holds it; made anew only when filter,
    /// isolation or feature changed, as it asks every feature of a layer.
    pub fn walk(&self, state: &State, current: FeatureId) -> Arc<[FeatureId]> {
        let mut known = self.walk.lock().unwrap_or_else(PoisonError::into_inner);
        let choice = state.layer(&self.atlas, current.layer as usize);
        if let Some(walk) = known.as_ref()
            && (walk.current, &walk.filter, &walk.only_class) == (current, &state.filter, &choice.only_class)
        {
            return Arc::clone(&walk.list);
        }
        let list: Arc<[FeatureId]> = trail::list(state, &self.atlas, current).into();
        *known = Some(Walk {
            current,
            filter: state.filter.clone(),
            only_class: choice.only_class,
            list: Arc::clone(&list),
        });
        list
    }

    /// The text index, once it is there. The first who asks has it made on another thread, and a frame follows when it is.
    pub fn text_index(&self, ctx: &egui::Context) -> Option<&TextIndex> {
        self.text_asked.call_once(|| {
            let (atlas, index, text) = (Arc::clone(&self.atlas), Arc::clone(&self.index), Arc::clone(&self.text));
            let ctx = ctx.clone();
            rayon::spawn(move || {
                text.get_or_init(|| TextIndex::new(&atlas, &index));
                ctx.request_repaint();
            });
        });
        self.text.get()
    }

    /// Makes every level of detail on other threads, with `triangles` where the map is painted with them; drawing goes on
    /// meanwhile.
    pub fn make_details_in_background(&self, triangles: bool) {
        let (index, details) = (Arc::clone(&self.index), Arc::clone(&self.details));
        rayon::spawn(move || details.make_all(&index, triangles));
    }
}

/// Everything a panel may read, and the list where it puts what the user decided.
pub struct Context<'a> {
    /// The territory.
    pub world: &'a World,
    /// What the user decided so far.
    pub state: &'a State,
    /// Words.
    pub messages: &'a Messages,
    /// Words of the language that the sheet is read in beside the first.
    pub second: Option<&'a Messages>,
    /// Colours.
    pub palette: &'static Palette,
    /// Looks of classes.
    pub symbology: &'a Symbology,
    /// Icons and patterns.
    pub textures: &'a TextureSet,
    /// What passes the filter.
    pub shown: &'a Shown,
    /// Base maps.
    pub basemaps: &'a mut super::basemap::Basemaps,
    /// Figures of what is in view, once there are any.
    pub figures: Option<&'a Arc<in_view::InView>>,
    /// Counts changes of anything that a picture depends on, the camera aside.
    pub revision: u64,
    /// The picture of the overview, where one is kept.
    pub overview: Option<&'a mut super::Overview>,
    /// Whether the years run, where there is a clock.
    pub clock: Option<&'a mut super::clock::ClockView>,
    /// What the filter was answered.
    pub asked: &'a Asked,
    /// Who asks it.
    pub inquiry: &'a Inquiry,
    /// Updates and packages, where there is a home.
    pub updates: Option<&'a mut super::updates::Desk>,
    /// Filters that the user keeps by name.
    pub saved_filters: &'a SavedFilters,
    /// Folder for files that the user asks for; none when nothing is kept.
    pub exports: Option<&'a Path>,
    /// The search.
    pub search: &'a mut super::SearchView,
    /// What a row under the pointer stands for: a panel sets it, the map lights it up in the next frame.
    pub highlight: &'a mut Option<FeatureId>,
    /// What a row of the frame before stood for.
    pub lit: Option<FeatureId>,
    /// What the scene of a story lights.
    pub focus: &'a [FeatureId],
    /// Answers of the planner's desk, where there is one.
    pub planner: Option<&'a mut super::planner::PlannerView>,
    /// The composer of pages, where there is one.
    pub composer: Option<&'a mut super::composer::Composer>,
    /// The stories, where there are any.
    pub stories: Option<&'a mut super::story::Stories>,
    /// Things to tell the user.
    pub notices: &'a mut Vec<super::Notice>,
    /// The page where files are imported, where there is one.
    pub importer: Option<&'a mut super::import::Importer>,
    /// Pictures that the user brought.
    pub media: Option<&'a super::media::Shelf>,
    /// Folder of logs and crash reports, as text.
    pub logs: &'a str,
    /// Where the pointer is, in degrees.
    pub pointer_geo: Option<geo_types::Coord<f64>>,
    /// What the user decides now.
    pub commands: &'a mut Vec<Command>,
}

impl Context<'_> {
    /// The message of `key`.
    pub fn text(&self, key: &str) -> &str {
        self.messages.text(key)
    }

    /// The language of the interface.
    pub fn lang(&self) -> Lang {
        self.messages.lang()
    }

    /// The atlas.
    pub fn atlas(&self) -> &Atlas {
        &self.world.atlas
    }

    /// Colour of a token of the interface.
    pub fn color(&self, token: &str) -> egui::Color32 {
        crate::paint::egui::color32(self.palette.interface(token))
    }

    /// Lines of a facet.
    pub fn facet(&self, facet: Facet) -> &[FacetLine] {
        let index = Facet::ALL.iter().position(|known| *known == facet).unwrap_or(0);
        self.asked.lines.get(index).map_or(&[], Vec::as_slice)
    }

    /// What passes the filter, in the order of the list: previous and next follow it.
    pub fn results(&self) -> &Results {
        &self.asked.results
    }

    /// Findings of the loaders that a user should know of.
    pub fn problems(&self) -> impl Iterator<Item = &Diagnostic> {
        use crate::model::Severity;
        self.world
            .atlas
            .all_diagnostics()
            .filter(|diagnostic| diagnostic.severity != Severity::Info)
    }

    /// Opens the sheet of a feature and brings it into view.
    pub fn go_to(&mut self, id: &str) {
        self.push(Command::Select(SelectCommand::Feature(id.to_owned())));
        self.push(Command::View(ViewCommand::ShowFeature(id.to_owned())));
    }

    /// Asks for `command`.
    pub fn push(&mut self, command: Command) {
        self.commands.push(command);
    }
}
