//! The list of the commands that need no object. Palette, help page, menus and shortcuts are this one list: a new command
//! of that sort is one line here (`tests/house/commands.rs` says so when it is missing).

use std::sync::LazyLock;

use super::{
    BasemapCommand, Command, FilterCommand, ListCommand, MeasureCommand, PaletteCommand, PanelCommand, PlannerCommand,
    PlannerPage, SavedCommand, SearchCommand, SelectCommand, SettingCommand, SheetCommand, SheetForm, StoryCommand,
    StoryForm, Tab, TimeCommand, ViewCommand,
};
use crate::index::walk::Step;
use crate::model::{Basemap, ExtentTerm, Lang};
use crate::style::Theme;

/// A command that needs no object, with what menus, palette and help show of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaf {
    /// What it does.
    pub command: Command,
    /// Key of the message that names it.
    pub label: &'static str,
    /// Icon of `assets/icons`.
    pub icon: &'static str,
    /// Its shortcuts, the first of them to be shown; each in the words of the messages `key-…`, joined by `+`: `ctrl+0`.
    pub keys: &'static [&'static str],
}

static LEAVES: LazyLock<Vec<Leaf>> = LazyLock::new(|| {
    let all = [
        find(),
        view(),
        walk(),
        basemaps(),
        time(),
        planner(),
        panels(),
        sheets(),
        stories(),
        kept(),
        settings(),
    ];
    all.into_iter().flatten().collect()
});

impl Command {
    /// Every command that needs no object, in the order of the palette and of the help page.
    pub fn leaves() -> &'static [Leaf] {
        &LEAVES
    }

    /// What is shown of this command, when it needs no object.
    pub fn leaf(&self) -> Option<&'static Leaf> {
        Self::leaves().iter().find(|leaf| &leaf.command == self)
    }

    /// Key of the message that names this command, for menus, tooltips and help; none for those that need an object.
    pub fn label_key(&self) -> Option<&'static str> {
        self.leaf().map(|leaf| leaf.label)
    }

    /// Icon of `assets/icons` that stands for this command.
    pub fn icon(&self) -> Option<&'static str> {
        self.leaf().map(|leaf| leaf.icon)
    }

    /// The shortcut to show for this command, if it has one.
    pub fn shortcut(&self) -> Option<&'static str> {
        self.leaf()?.keys.first().copied()
    }
}

const fn leaf(command: Command, label: &'static str, icon: &'static str, keys: &'static [&'static str]) -> Leaf {
    Leaf {
        command,
        label,
        icon,
        keys,
    }
}

fn find() -> Vec<Leaf> {
    use Command::{Filter, Palette, Search};
    vec![
        leaf(
            Search(SearchCommand::Open),
            "command-search",
            "ui-search",
            &["ctrl+f", "/"],
        ),
        leaf(
            Search(SearchCommand::Forget),
            "command-forget-searches",
            "ui-clock",
            &[],
        ),
        leaf(
            Palette(PaletteCommand::Toggle),
            "command-palette",
            "ui-menu",
            &["ctrl+k"],
        ),
        leaf(
            Filter(FilterCommand::Clear),
            "command-clear-filters",
            "ui-reset",
            &["ctrl+backspace"],
        ),
        leaf(
            Filter(FilterCommand::Restore),
            "command-restore-filters",
            "ui-back",
            &["ctrl+shift+backspace"],
        ),
        leaf(
            Filter(FilterCommand::SetExtent(Some(ExtentTerm::View))),
            "command-filter-view",
            "ui-target",
            &["ctrl+shift+v"],
        ),
    ]
}

fn view() -> Vec<Leaf> {
    use Command::View;
    vec![
        leaf(View(ViewCommand::ZoomIn), "command-zoom-in", "ui-plus", &["+"]),
        leaf(View(ViewCommand::ZoomOut), "command-zoom-out", "ui-minus", &["-"]),
        leaf(
            View(ViewCommand::Pan([-0.2, 0.0])),
            "command-pan-west",
            "ui-chevron-left",
            &["left"],
        ),
        leaf(
            View(ViewCommand::Pan([0.2, 0.0])),
            "command-pan-east",
            "ui-chevron-right",
            &["right"],
        ),
        leaf(
            View(ViewCommand::Pan([0.0, -0.2])),
            "command-pan-north",
            "ui-chevron-up",
            &["up"],
        ),
        leaf(
            View(ViewCommand::Pan([0.0, 0.2])),
            "command-pan-south",
            "ui-chevron-down",
            &["down"],
        ),
        leaf(View(ViewCommand::Home), "command-home", "ui-home", &["home"]),
    ]
}

fn basemaps() -> Vec<Leaf> {
    let of = |command, label, icon, keys| leaf(Command::Basemap(command), label, icon, keys);
    vec![
        of(
            BasemapCommand::Choose(Basemap::Embedded),
            "command-basemap-embedded",
            "ui-basemap",
            &[],
        ),
        of(
            BasemapCommand::Choose(Basemap::None),
            "command-basemap-none",
            "ui-basemap",
            &[],
        ),
        of(
            BasemapCommand::ToggleSwipe,
            "command-basemap-swipe",
            "ui-swipe",
            &["ctrl+shift+m"],
        ),
    ]
}

/// From thing to thing on the map with the keyboard.
fn walk() -> Vec<Leaf> {
    use Command::Walk;
    vec![
        leaf(Walk(Step::Farther), "command-walk-farther", "ui-target", &["n"]),
        leaf(Walk(Step::Nearer), "command-walk-nearer", "ui-target", &["shift+n"]),
        leaf(Walk(Step::North), "command-walk-north", "ui-chevron-up", &["shift+up"]),
        leaf(
            Walk(Step::East),
            "command-walk-east",
            "ui-chevron-right",
            &["shift+right"],
        ),
        leaf(
            Walk(Step::South),
            "command-walk-south",
            "ui-chevron-down",
            &["shift+down"],
        ),
        leaf(
            Walk(Step::West),
            "command-walk-west",
            "ui-chevron-left",
            &["shift+left"],
        ),
    ]
}

fn time() -> Vec<Leaf> {
    let of = |command, label, icon, keys| leaf(Command::Time(command), label, icon, keys);
    let step = |years, label, icon, keys| of(TimeCommand::StepYears(years), label, icon, keys);
    vec![
        of(TimeCommand::Toggle, "command-clock", "ui-clock", &["t"]),
        of(
            TimeCommand::TogglePlay,
            "command-clock-play",
            "ui-forward",
            &["shift+t"],
        ),
        step(1, "command-year-later", "ui-chevron-right", &["y"]),
        step(-1, "command-year-earlier", "ui-chevron-left", &["shift+y"]),
        step(10, "command-decade-later", "ui-chevron-right", &["d"]),
        step(-10, "command-decade-earlier", "ui-chevron-left", &["shift+d"]),
        of(
            TimeCommand::ToggleThen,
            "command-then-and-now",
            "ui-swipe",
            &["shift+a"],
        ),
        of(TimeCommand::SetYear(None), "command-clock-off", "ui-close", &[]),
    ]
}

fn planner() -> Vec<Leaf> {
    use Command::Planner;
    let show = |page| Planner(PlannerCommand::Show(page));
    let measure = |command| Planner(PlannerCommand::Measure(command));
    vec![
        leaf(
            Planner(PlannerCommand::Toggle),
            "command-planner",
            "ui-measure",
            &["ctrl+shift+d"],
        ),
        leaf(show(PlannerPage::Measure), "command-measure", "ui-pen", &["m"]),
        leaf(show(PlannerPage::Access), "command-access", "ui-target", &["a"]),
        leaf(show(PlannerPage::Reach), "command-reach", "ui-clock", &[]),
        leaf(show(PlannerPage::Table), "command-statistics", "ui-list", &[]),
        leaf(show(PlannerPage::Links), "command-links", "ui-link", &[]),
        leaf(show(PlannerPage::Declared), "command-declared", "ui-check", &[]),
        leaf(
            measure(MeasureCommand::PutMiddle),
            "command-measure-put",
            "ui-plus",
            &[],
        ),
        leaf(
            measure(MeasureCommand::RemoveLast),
            "command-measure-undo",
            "ui-minus",
            &["backspace"],
        ),
        leaf(measure(MeasureCommand::Clear), "command-measure-clear", "ui-trash", &[]),
        leaf(
            Planner(PlannerCommand::Undo),
            "command-planner-undo",
            "ui-undo",
            &["ctrl+z"],
        ),
        leaf(
            Planner(PlannerCommand::Redo),
            "command-planner-redo",
            "ui-redo",
            &["ctrl+shift+z", "ctrl+y"],
        ),
        leaf(Planner(PlannerCommand::Copy), "command-planner-copy", "ui-copy", &[]),
        leaf(Planner(PlannerCommand::Save), "command-planner-save", "ui-save", &[]),
    ]
}

fn panels() -> Vec<Leaf> {
    use Command::{Panel, Select};
    let tab = PanelCommand::ShowTab;
    vec![
        leaf(
            Panel(PanelCommand::ToggleLeft),
            "command-toggle-panel",
            "ui-menu",
            &["ctrl+b"],
        ),
        leaf(Panel(tab(Tab::Layers)), "command-show-layers", "ui-layers", &["ctrl+l"]),
        leaf(
            Panel(tab(Tab::Filters)),
            "command-show-filters",
            "ui-filter",
            &["ctrl+shift+f"],
        ),
        leaf(Panel(PanelCommand::ToggleLegend), "command-legend", "ui-legend", &["l"]),
        leaf(
            Panel(PanelCommand::ToggleOverview),
            "command-overview",
            "ui-overview",
            &["o"],
        ),
        leaf(
            Panel(tab(Tab::Results)),
            "command-show-results",
            "ui-list",
            &["ctrl+shift+l"],
        ),
        leaf(Select(SelectCommand::Nothing), "command-close-sheet", "ui-close", &[]),
        leaf(Panel(PanelCommand::CloseTop), "command-close", "ui-close", &["escape"]),
        leaf(
            Panel(PanelCommand::ToggleBasemaps),
            "command-basemaps",
            "ui-basemap",
            &["ctrl+m"],
        ),
        leaf(
            Panel(PanelCommand::NextPane),
            "command-next-pane",
            "ui-forward",
            &["f6"],
        ),
        leaf(
            Panel(PanelCommand::TogglePhrases),
            "command-phrases",
            "ui-speech",
            &["ctrl+shift+p"],
        ),
        leaf(
            Panel(PanelCommand::ToggleImport),
            "command-import",
            "ui-folder",
            &["ctrl+o"],
        ),
        leaf(
            Panel(PanelCommand::ToggleUpdates),
            "command-updates",
            "ui-download",
            &["ctrl+u"],
        ),
        leaf(
            Panel(PanelCommand::ToggleComposer),
            "command-composer",
            "ui-print",
            &["ctrl+p"],
        ),
        leaf(Panel(PanelCommand::ToggleHelp), "command-help", "ui-help", &["?"]),
        leaf(Panel(PanelCommand::ToggleGuide), "command-guide", "ui-help", &["f1"]),
        leaf(Panel(PanelCommand::ToggleAbout), "command-about", "ui-info", &[]),
        leaf(Panel(PanelCommand::ToggleWelcome), "command-welcome", "ui-info", &[]),
        leaf(
            Panel(PanelCommand::ToggleProblems),
            "command-problems",
            "ui-warning",
            &[],
        ),
    ]
}

fn sheets() -> Vec<Leaf> {
    use Command::{Panel, Select};
    let step = |places, label, icon, keys| leaf(Select(SelectCommand::Step(places)), label, icon, keys);
    vec![
        leaf(Select(SelectCommand::Back), "command-back", "ui-back", &["alt+left"]),
        leaf(
            Select(SelectCommand::Forward),
            "command-forward",
            "ui-forward",
            &["alt+right"],
        ),
        step(-1, "command-previous", "ui-chevron-up", &["alt+up"]),
        step(1, "command-next", "ui-chevron-down", &["alt+down"]),
        leaf(Panel(PanelCommand::ToggleSources), "command-sources", "ui-info", &["i"]),
        leaf(Select(SelectCommand::Pin), "command-pin", "ui-pin", &["p"]),
        leaf(Select(SelectCommand::ClearPins), "command-clear-pins", "ui-pin", &[]),
    ]
}

fn stories() -> Vec<Leaf> {
    let of = |command, label, icon, keys| leaf(Command::Story(command), label, icon, keys);
    vec![
        of(StoryCommand::ToggleList, "command-stories", "ui-story", &["ctrl+r"]),
        of(
            StoryCommand::Next,
            "command-story-next",
            "ui-chevron-right",
            &["pagedown"],
        ),
        of(
            StoryCommand::Previous,
            "command-story-previous",
            "ui-chevron-left",
            &["pageup"],
        ),
        of(StoryCommand::First, "command-story-first", "ui-back", &[]),
        of(StoryCommand::Last, "command-story-last", "ui-forward", &[]),
        of(StoryCommand::TogglePlay, "command-story-play", "ui-play", &["k"]),
        of(StoryCommand::ToggleLoop, "command-story-loop", "ui-loop", &[]),
        of(StoryCommand::Return, "command-story-return", "ui-target", &["r"]),
        of(
            StoryCommand::TogglePresent,
            "command-story-present",
            "ui-screen",
            &["f5"],
        ),
        of(StoryCommand::ToggleBlack, "command-story-black", "ui-eye-off", &[]),
        of(StoryCommand::Close, "command-story-close", "ui-close", &[]),
        of(
            StoryCommand::Export(None, StoryForm::Paper),
            "command-story-paper",
            "ui-download",
            &[],
        ),
        of(
            StoryCommand::Export(None, StoryForm::Slides),
            "command-story-slides",
            "ui-download",
            &[],
        ),
        of(
            StoryCommand::Export(None, StoryForm::File),
            "command-story-file",
            "ui-download",
            &[],
        ),
    ]
}

/// What is copied, written, or kept by name.
fn kept() -> Vec<Leaf> {
    use Command::{List, Saved, Sheet};
    let save = |form, label| leaf(Sheet(SheetCommand::Save(form)), label, "ui-save", &[]);
    vec![
        leaf(Sheet(SheetCommand::CopyLink), "sheet-copy-link", "ui-link", &["c"]),
        leaf(
            Sheet(SheetCommand::CopyCommandLine),
            "sheet-copy-command",
            "ui-link",
            &[],
        ),
        leaf(Sheet(SheetCommand::CopyGeojson), "sheet-copy-geojson", "ui-copy", &[]),
        leaf(Sheet(SheetCommand::CopyPicture), "sheet-copy-picture", "ui-copy", &[]),
        save(SheetForm::Pdf, "command-save-pdf"),
        save(SheetForm::Png, "command-save-png"),
        save(SheetForm::Svg, "command-save-svg"),
        save(SheetForm::Geojson, "command-save-geojson"),
        leaf(List(ListCommand::Export), "results-export", "ui-download", &["ctrl+e"]),
        leaf(Saved(SavedCommand::Ask), "facets-save", "ui-bookmark", &["ctrl+s"]),
    ]
}

fn settings() -> Vec<Leaf> {
    use SettingCommand::{SetLanguage, SetReduceMotion, SetSecondLanguage, SetTextSize, SetTheme};
    let choice = |setting, label, icon| leaf(Command::Setting(setting), label, icon, &[]);
    vec![
        choice(SetTheme(Some(Theme::Light)), "command-theme-light", "ui-theme"),
        choice(SetTheme(Some(Theme::Dark)), "command-theme-dark", "ui-theme"),
        choice(SetTheme(Some(Theme::Contrast)), "command-theme-contrast", "ui-theme"),
        choice(SetTheme(None), "command-theme-system", "ui-theme"),
        choice(SetLanguage(Some(Lang::Fr)), "command-language-fr", "ui-language"),
        choice(SetLanguage(Some(Lang::En)), "command-language-en", "ui-language"),
        choice(SetLanguage(Some(Lang::Nl)), "command-language-nl", "ui-language"),
        choice(SetLanguage(Some(Lang::De)), "command-language-de", "ui-language"),
        choice(SetLanguage(Some(Lang::Ja)), "command-language-ja", "ui-language"),
        choice(SetSecondLanguage(Some(Lang::Fr)), "command-second-fr", "ui-language"),
        choice(SetSecondLanguage(Some(Lang::En)), "command-second-en", "ui-language"),
        choice(SetSecondLanguage(Some(Lang::Nl)), "command-second-nl", "ui-language"),
        choice(SetSecondLanguage(Some(Lang::De)), "command-second-de", "ui-language"),
        choice(SetSecondLanguage(Some(Lang::Ja)), "command-second-ja", "ui-language"),
        choice(SetSecondLanguage(None), "command-second-none", "ui-language"),
        choice(SetTextSize(1.0), "command-text-normal", "ui-settings"),
        choice(SetTextSize(1.5), "command-text-large", "ui-settings"),
        choice(SetReduceMotion(true), "command-motion-off", "ui-settings"),
        choice(SetReduceMotion(false), "command-motion-on", "ui-settings"),
    ]
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::i18n::Messages;
    use crate::style::icons;

    #[test]
    fn every_leaf_has_a_name_of_its_own_in_every_language_and_an_icon_that_is_there() {
        for lang in Lang::ALL {
            let messages = Messages::new(lang);
            let mut names = HashSet::new();
            for leaf in Command::leaves() {
                assert!(messages.has(leaf.label), "no message {}", leaf.label);
                assert!(
                    names.insert(messages.text(leaf.label).to_owned()),
                    "{} twice",
                    leaf.label
                );
                assert!(icons::names().contains(&leaf.icon), "no icon {}", leaf.icon);
            }
        }
    }

    #[test]
    fn no_two_commands_share_a_shortcut() {
        let mut seen = HashSet::new();
        for keys in Command::leaves().iter().flat_map(|leaf| leaf.keys) {
            assert!(seen.insert(keys), "{keys} twice");
        }
    }
}
