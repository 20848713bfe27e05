//! What the staff of a kiosk keeps and decides: PIN and gate, set-up, counters, and the ways out.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use time::OffsetDateTime;

use super::Setup;
use super::pin_page::{Asked, PinView};
use super::staff::{Decision, Tally};
use crate::load::kiosk::{changes, merged};
use crate::model::kiosk::KioskConfig;
use crate::state::kiosk::Screen;
use crate::state::kiosk::gate::{Gate, is_pin};
use crate::state::{Command, KioskCommand, SettingCommand, State};
use crate::store::Home;
use crate::store::counters::{Counted, Counters};
use crate::store::pin::StaffPin;

/// How the window of a kiosk ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaving {
    /// The staff closed it.
    Quit,
    /// It is to be started again.
    Restart,
}

/// What the staff keeps.
pub(super) struct Desk {
    pub(super) pin: StaffPin,
    pub(super) gate: Option<Gate>,
    pub(super) view: PinView,
    pub(super) counters: Counters,
    /// The set-up of the file, without what the staff changed on its page.
    base: KioskConfig,
    /// Where what the staff changed is kept.
    changes: Option<PathBuf>,
    counters_path: Option<PathBuf>,
    /// What the staff changed and the disk did not take yet.
    unwritten: Option<String>,
    leaving: Arc<OnceLock<Leaving>>,
    /// When things were last written, in seconds of the toolkit's clock.
    saved_s: f64,
    wall: Wall,
}

/// Counters are written this often at most, in seconds; what the disk did not take is tried again as often.
const SAVE_S: f64 = 20.0;

/// The clock on the wall. It may be wrong, and be put right while visitors are there: it names the days of counters, and
/// nothing else goes by it.
#[derive(Debug, Clone, Copy)]
pub struct Wall(pub fn() -> OffsetDateTime);

impl Default for Wall {
    /// The clock of the system, where the kiosk stands.
    fn default() -> Self {
        Self(|| OffsetDateTime::now_local().unwrap_or_else(|_| OffsetDateTime::now_utc()))
    }
}

impl Wall {
    /// The day as `YYYY-MM-DD`.
    pub fn today(self) -> String {
        self.day_before(0)
    }

    fn day_before(self, days: i64) -> String {
        let now = (self.0)();
        let day = now.checked_sub(time::Duration::days(days)).unwrap_or(now);
        format!("{:04}-{:02}-{:02}", day.year(), u8::from(day.month()), day.day())
    }
}

impl Desk {
    /// What a home keeps; without one nothing is kept.
    pub(super) fn new(setup: &Setup) -> Self {
        let (config, home) = (&setup.config, setup.home.as_ref());
        let pin = home.map_or_else(StaffPin::default, |home| StaffPin::open(&pin_path(home)));
        let counters_path = home.map(counters_path);
        Self {
            pin: pin.or_given(config.pin_hash.as_deref()),
            gate: None,
            view: PinView::default(),
            counters: counters_path.as_deref().map(Counters::open).unwrap_or_default(),
            base: config.clone(),
            changes: home.map(changes_path),
            counters_path,
            unwritten: None,
            leaving: Arc::clone(&setup.leaving),
            saved_s: 0.0,
            wall: setup.wall,
        }
    }

    /// The set-up with what the staff changed.
    pub(super) fn config(&self) -> KioskConfig {
        let text = self
            .changes
            .as_ref()
            .and_then(|path| std::fs::read_to_string(path).ok());
        text.and_then(|text| merged(&self.base, &text))
            .unwrap_or_else(|| self.base.clone())
    }

    /// Keeps what the staff changed; where the disk takes nothing, it holds until the end, and is tried again.
    pub(super) fn keep(&mut self, config: &KioskConfig) {
        self.unwritten = self.changes.is_some().then(|| changes(&self.base, config));
        self.write_changes();
    }

    fn write_changes(&mut self) {
        let (Some(path), Some(text)) = (&self.changes, &self.unwritten) else {
            return;
        };
        match crate::store::atomic_write(path, text.as_bytes()) {
            Ok(()) => self.unwritten = None,
            Err(error) => tracing::debug!(%error, "the set-up of the kiosk is not kept"),
        }
    }

    /// Whether the disk has taken all that is to be kept.
    pub(super) fn is_kept(&self) -> bool {
        self.unwritten.is_none() && self.pin.is_kept() && self.counters.is_kept()
    }

    /// Whether staff must choose a PIN before the first visitor comes: who could, would be staff.
    pub(super) fn lacks_pin(&self) -> bool {
        self.changes.is_some() && !self.pin.is_set()
    }

    /// Whether the window may close now.
    pub(super) fn may_close(&self) -> bool {
        self.leaving.get().is_some()
    }

    /// Seconds until a PIN is looked at.
    pub(super) fn wait_s(&mut self, now_s: f64) -> Option<f64> {
        let failures = self.pin.failures();
        self.gate
            .get_or_insert_with(|| Gate::after(failures, now_s))
            .wait_s(now_s)
    }

    /// Digits were entered: the page to go to, when there is one.
    pub(super) fn enter(&mut self, digits: &str, now_s: f64) -> Option<Screen> {
        if self.wait_s(now_s).is_some() {
            return None;
        }
        match self.view.asked {
            Asked::Known => {
                let gate = self.gate.get_or_insert_default();
                let fits = self.pin.fits(digits);
                if fits {
                    gate.open();
                } else {
                    gate.refuse(now_s);
                    self.view.trouble = Some("kiosk-pin-wrong");
                }
                let failures = gate.failures();
                self.pin.note_failures(failures);
                fits.then_some(Screen::Staff)
            }
            Asked::New => {
                if is_pin(digits) {
                    self.view.ask(Asked::Again);
                    digits.clone_into(&mut self.view.first);
                }
                None
            }
            Asked::Again if digits == self.view.first => {
                self.view.first.clear();
                if let Err(error) = self.pin.set(digits) {
                    tracing::warn!(%error, "the PIN is not kept");
                }
                self.gate = Some(Gate::default());
                self.view.ask(Asked::Known);
                Some(Screen::Staff)
            }
            Asked::Again => {
                self.view.first.clear();
                self.view.ask(Asked::New);
                self.view.trouble = Some("kiosk-pin-differs");
                None
            }
        }
    }

    /// Opens the question for the PIN, or for a new one where there is none yet.
    pub(super) fn ask(&mut self) {
        let asked = if self.pin.is_set() { Asked::Known } else { Asked::New };
        self.view.ask(asked);
    }

    /// Carries out what does not change the set-up; the page to go to, when there is one.
    pub(super) fn decide(&mut self, decision: &Decision) -> Option<Screen> {
        match decision {
            Decision::Change(_) => None,
            Decision::ClearCounters => {
                self.counters.clear();
                self.save();
                None
            }
            Decision::NewPin => {
                self.view.ask(Asked::New);
                Some(Screen::Pin)
            }
            Decision::Restart => self.leave(Leaving::Restart),
            Decision::Quit => self.leave(Leaving::Quit),
        }
    }

    fn leave(&mut self, leaving: Leaving) -> Option<Screen> {
        self.save();
        self.leaving.set(leaving).ok();
        None
    }

    /// Counts what commands are about to do.
    pub(super) fn count(&mut self, state: &State, commands: &[Command]) {
        let day = self.wall.today();
        for command in commands {
            let counted = match command {
                Command::Kiosk(KioskCommand::Home) if state.kiosk.screen == Screen::Attract => {
                    (Counted::Visit, String::new())
                }
                Command::Setting(SettingCommand::SetLanguage(Some(lang))) => {
                    (Counted::Language, lang.code().to_owned())
                }
                Command::Kiosk(KioskCommand::Go(Screen::Door(door))) => (Counted::Door, door.key().to_owned()),
                Command::Kiosk(KioskCommand::Go(Screen::Map)) => (Counted::Door, "map".to_owned()),
                Command::Kiosk(KioskCommand::Place(id)) | Command::Select(crate::state::SelectCommand::Feature(id)) => {
                    (Counted::Sheet, id.clone())
                }
                Command::Kiosk(KioskCommand::Story(id)) => (Counted::Story, id.clone()),
                _ => continue,
            };
            self.counters.count(&day, counted.0, &counted.1);
        }
    }

    /// A search found nothing.
    pub(super) fn count_vain(&mut self) {
        self.counters.count(&self.wall.today(), Counted::SearchInVain, "");
    }

    /// Writes now and then what is to be kept.
    pub(super) fn tend(&mut self, now_s: f64) {
        if now_s - self.saved_s >= SAVE_S {
            self.saved_s = now_s;
            self.save();
        }
    }

    fn save(&mut self) {
        self.counters.save();
        self.pin.save();
        self.write_changes();
    }

    /// What was counted.
    pub(super) fn tally(&self) -> Tally {
        let week = self.wall.day_before(6);
        Tally {
            visits: [
                self.counters.total(&week, Counted::Visit),
                self.counters.total("", Counted::Visit),
            ],
            in_vain: self.counters.total("", Counted::SearchInVain),
            restarts: self.counters.total("", Counted::Restart),
            path: self
                .counters_path
                .as_ref()
                .map_or(String::new(), |path| path.display().to_string()),
            kept: self.is_kept(),
        }
    }
}

/// Where the PIN of a home is kept.
pub fn pin_path(home: &Home) -> PathBuf {
    home.settings().join("kiosk-pin.json")
}

/// Where the counters of a home are kept.
pub fn counters_path(home: &Home) -> PathBuf {
    home.data().join("kiosk").join("counters.csv")
}

fn changes_path(home: &Home) -> PathBuf {
    home.settings().join("kiosk.json")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::kiosk::Keyboard;

    fn set_up(config: KioskConfig, home: Option<&Home>) -> Desk {
        Desk::new(&Setup {
            config,
            home: home.cloned(),
            ..Setup::default()
        })
    }

    fn desk(home: &Home) -> Desk {
        set_up(KioskConfig::default(), Some(home))
    }

    #[test]
    fn the_first_pin_is_chosen_twice_and_then_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        let mut desk = desk(&home);
        desk.ask();
        assert_eq!(desk.view.asked, Asked::New);
        assert_eq!(desk.enter("123456", 0.0), None);
        assert_eq!(desk.enter("123457", 0.0), None, "the second one differs");
        assert_eq!(
            (desk.view.asked, desk.view.trouble),
            (Asked::New, Some("kiosk-pin-differs"))
        );
        desk.enter("123456", 0.0);
        assert_eq!(desk.enter("123456", 0.0), Some(Screen::Staff));
        let mut desk = self::desk(&home);
        desk.ask();
        assert_eq!(desk.view.asked, Asked::Known);
        assert_eq!(desk.enter("000000", 0.0), None);
        assert_eq!(desk.enter("123456", 0.0), Some(Screen::Staff));
    }

    #[test]
    fn wrong_pins_close_the_gate_for_longer_and_longer_over_restarts() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        let mut desk = desk(&home);
        desk.pin.set("123456").unwrap();
        desk.ask();
        for _ in 0..3 {
            assert_eq!(desk.wait_s(10.0), None);
            desk.enter("000000", 10.0);
        }
        assert_eq!(desk.wait_s(10.0), Some(30.0));
        assert_eq!(desk.enter("123456", 20.0), None, "even the right one waits");
        let mut desk = self::desk(&home);
        assert_eq!(desk.wait_s(0.0), Some(30.0));
        assert_eq!(desk.enter("123456", 31.0), Some(Screen::Staff));
        assert_eq!(self::desk(&home).wait_s(0.0), None);
    }

    #[test]
    fn what_the_staff_changes_is_kept_beside_the_set_up() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        let mut desk = desk(&home);
        let mut config = desk.config();
        config.idle_s = 90.0;
        config.languages.truncate(2);
        desk.keep(&config);
        let newer = KioskConfig {
            dead_zone_px: 60.0,
            ..KioskConfig::default()
        };
        let again = set_up(newer, Some(&home)).config();
        assert_eq!(
            (again.idle_s, again.languages.len(), again.dead_zone_px),
            (90.0, 2, 60.0)
        );
    }

    #[test]
    fn nothing_that_was_typed_is_counted() {
        let mut desk = set_up(KioskConfig::default(), None);
        let state = crate::state::kiosk::start(&KioskConfig::default(), None);
        let typed = Command::Kiosk(KioskCommand::Type("dupont".into()));
        let keyboard = Command::Kiosk(KioskCommand::SetKeyboard(Keyboard::Kana));
        desk.count(&state, &[Command::Kiosk(KioskCommand::Home), typed, keyboard]);
        desk.count_vain();
        let csv = desk.counters.csv();
        assert_eq!(csv.lines().count(), 3, "{csv}");
        assert!(!csv.contains("dupont"));
    }
}
