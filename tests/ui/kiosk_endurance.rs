//! What a kiosk outlives: a disk that is full or protected, clocks that jump, machines that sleep, screens that go and come back.
//! Each test prints how much it went through.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use crate::kiosk::{LYING, PAGES, UPRIGHT, config, controls, opened, showing, text, touch, wait};
use crate::kiosk_lock::{PIN, enter, hold_corner, locked, with_home};
use crate::window_harness::{Harness, settle, state, tap};
use archipel::model::kiosk::{Door, KioskConfig};
use archipel::state::State;
use archipel::state::kiosk::Screen;
use archipel::store::Home;
use archipel::store::counters::{Counted, Counters};
use archipel::ui::kiosk::{Kiosk, Setup, Wall, counters_path};
use egui::{RawInput, Rect, ViewportCommand, ViewportEvent, ViewportId, ViewportInfo, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// Somebody touches the glass, in whichever language it asks for it.
fn arrive(harness: &mut Harness) {
    tap(harness, pos2(360.0, 400.0));
    harness.run_steps(4);
    assert_eq!(state(harness).kiosk.screen, Screen::Home);
}

/// A visit of a page or two, to its end.
fn visit(harness: &mut Harness) {
    arrive(harness);
    touch(harness, &text("kiosk-door-parks"));
    touch(harness, "Parc Centralité");
    leave(harness);
}

fn leave(harness: &mut Harness) {
    wait(harness, 10.5);
    wait(harness, 6.0);
    assert_eq!(state(harness).kiosk.screen, Screen::Attract);
}

fn to_staff(harness: &mut Harness) {
    arrive(harness);
    hold_corner(harness, 3.2);
    enter(harness, PIN);
    assert_eq!(state(harness).kiosk.screen, Screen::Staff);
}

/// Lets visitors and staff use a kiosk whose home takes nothing for a while, between `fill` and `free`.
fn goes_on_without_a_disk(folder: &Path, fill: &dyn Fn(), free: &dyn Fn()) {
    let (mut harness, _) = locked(folder, config(), UPRIGHT);
    let path = counters_path(&Home::at(folder));
    let not_kept = text("kiosk-staff-not-kept");
    let visits = |path: &Path| Counters::open(path).total("", Counted::Visit);
    visit(&mut harness);
    wait(&mut harness, 30.0);
    assert_eq!(visits(&path), 1);
    fill();
    for _ in 0..12 {
        visit(&mut harness);
        wait(&mut harness, 21.0);
    }
    to_staff(&mut harness);
    harness.get_by_label(&not_kept);
    // What the staff decides meanwhile holds for the next visitor.
    while harness.query_by_label("NL").is_none() {
        touch(&mut harness, &text("kiosk-next"));
    }
    touch(&mut harness, "NL");
    assert!(harness.query_by_label(&not_kept).is_some());
    touch(&mut harness, &text("kiosk-home"));
    assert!(harness.query_by_label("Parler Nederlands").is_none());
    leave(&mut harness);
    free();
    wait(&mut harness, 21.0);
    to_staff(&mut harness);
    assert!(harness.query_by_label(&not_kept).is_none(), "there is room again");
    assert_eq!(visits(&path), 14, "none was lost");
    let (mut harness, _) = with_home(Home::at(folder), config(), UPRIGHT);
    touch(&mut harness, &text("kiosk-touch"));
    assert!(harness.query_by_label("Parler Nederlands").is_none(), "kept at last");
    let strays = fs::read_dir(folder.join("settings")).unwrap();
    let strays = strays.filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().contains(".tmp"));
    assert_eq!(strays.count(), 0, "nothing half written lies about");
}

#[test]
fn a_home_that_takes_nothing_for_a_while_loses_no_visit() {
    let folder = tempfile::tempdir().unwrap();
    let places = ["settings", "data/kiosk"].map(|name| folder.path().join(name));
    let away = |place: &Path| PathBuf::from(format!("{}.away", place.display()));
    let fill = || {
        for place in &places {
            fs::rename(place, away(place)).unwrap();
            // Where a file is, no folder can be made.
            fs::write(place, "").unwrap();
        }
    };
    let free = || {
        for place in &places {
            fs::remove_file(place).unwrap();
            fs::rename(away(place), place).unwrap();
        }
    };
    goes_on_without_a_disk(folder.path(), &fill, &free);
    println!("14 visits, 12 of them while nothing could be written");
}

/// A small file system of its own, where the machine lets one be made.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn new() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mut mount = Command::new("mount");
        mount
            .args(["-t", "tmpfs", "-o", "size=192k", "none"])
            .arg(folder.path());
        let made = mount.output().is_ok_and(|output| output.status.success());
        made.then(|| Self(folder))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        Command::new("umount").arg(self.path()).status().ok();
    }
}

#[test]
fn a_full_disk_loses_no_visit_and_is_told_to_the_staff() {
    let Some(disk) = SmallDisk::new() else {
        println!("skipped: no file system of its own can be mounted here");
        return;
    };
    let ballast = disk.path().join("ballast");
    let fill = || {
        let mut file = fs::File::create(&ballast).unwrap();
        while file.write_all(&[0; 512]).is_ok() {}
        assert!(
            fs::write(disk.path().join("more"), [0; 8192]).is_err(),
            "the disk is full"
        );
    };
    let free = || fs::remove_file(&ballast).unwrap();
    goes_on_without_a_disk(disk.path(), &fill, &free);
    println!("14 visits, 12 of them on a full disk of 192 KiB");
}

/// Seconds that the clock on the wall is wrong.
static WRONG_S: AtomicI64 = AtomicI64::new(0);

fn wrong_clock() -> time::OffsetDateTime {
    // Noon: a test at midnight tells the same.
    let noon = time::OffsetDateTime::from_unix_timestamp(1_780_000_000 / 86_400 * 86_400 + 43_200).unwrap();
    noon + time::Duration::seconds(WRONG_S.load(Ordering::Relaxed))
}

#[test]
fn a_clock_on_the_wall_that_jumps_a_day_costs_nobody_a_visit_and_counts_by_its_days() {
    const DAY_S: i64 = 86_400;
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path());
    archipel::store::pin::StaffPin::open(&archipel::ui::kiosk::pin_path(&home))
        .set(PIN)
        .unwrap();
    let setup = Setup {
        config: config(),
        home: Some(home.clone()),
        windowed: true,
        wall: Wall(wrong_clock),
        ..Setup::default()
    };
    let mut harness = opened(setup, UPRIGHT, State::default());
    let asked = text("kiosk-there");
    let jumps = [0, -DAY_S, DAY_S, -56 * 365 * DAY_S, 30 * 365 * DAY_S, 0];
    for jump in jumps {
        touch(&mut harness, &text("kiosk-touch"));
        touch(&mut harness, &text("kiosk-door-parks"));
        // In the middle of a visit: somebody puts the clock right, or its battery is empty.
        WRONG_S.store(jump, Ordering::Relaxed);
        wait(&mut harness, 8.0);
        assert!(
            harness.query_by_label(&asked).is_none(),
            "{jump}: nobody is asked before the time"
        );
        assert_eq!(state(&harness).kiosk.screen, Screen::Door(Door::Parks));
        touch(&mut harness, "Parc Centralité");
        wait(&mut harness, 10.2);
        assert!(harness.query_by_label(&asked).is_some(), "{jump}: asked at the time");
        wait(&mut harness, 6.0);
        assert_eq!(state(&harness).kiosk.screen, Screen::Attract, "{jump}");
    }
    wait(&mut harness, 30.0);
    let counters = Counters::open(&counters_path(&home));
    let csv = counters.csv();
    assert_eq!(counters.total("", Counted::Visit), jumps.len() as u64, "{csv}");
    assert_eq!(counters.total("", Counted::Sheet), jumps.len() as u64, "{csv}");
    let sheets = |day: &str| {
        csv.lines()
            .filter(|line| line.starts_with(&format!("{day},sheet")))
            .count()
    };
    for day in ["2026-05-28", "2026-05-27", "2026-05-29", "1970-06-11", "2056-05-20"] {
        assert_eq!(sheets(day), 1, "{day} in {csv}");
    }
    println!("{} jumps of the clock, {} visits", jumps.len() - 1, jumps.len());
}

/// What the kiosk asks of the system while `told` is what the system tells, in its first second, and in the ten after it.
fn asks(told: ViewportInfo) -> (Vec<ViewportCommand>, usize) {
    let ctx = egui::Context::default();
    let mut kiosk = Kiosk::new(Setup::default());
    let raw = RawInput {
        viewports: [(ViewportId::ROOT, told)].into_iter().collect(),
        ..RawInput::default()
    };
    let began = Instant::now();
    let mut asked = Vec::new();
    let mut rounds = 0;
    while began.elapsed() < Duration::from_secs(3) {
        let output = ctx.run_logic(&raw, |ctx| kiosk.stand(ctx));
        let commands: Vec<ViewportCommand> = output.viewport_commands.into_values().flatten().collect();
        rounds += usize::from(!commands.is_empty());
        if began.elapsed() < Duration::from_secs(1) {
            asked.extend(commands);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    (asked, rounds)
}

#[test]
fn a_window_that_lost_the_screen_asks_for_it_within_a_second_and_not_all_the_time() {
    let well = ViewportInfo {
        fullscreen: Some(true),
        focused: Some(true),
        minimized: Some(false),
        occluded: Some(false),
        inner_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, vec2(1080.0, 1920.0))),
        monitor_size: Some(vec2(1080.0, 1920.0)),
        ..ViewportInfo::default()
    };
    assert_eq!(asks(well.clone()), (Vec::new(), 0));
    let with = |change: &dyn Fn(&mut ViewportInfo)| {
        let mut told = well.clone();
        change(&mut told);
        told
    };
    let smaller = Rect::from_min_size(egui::Pos2::ZERO, vec2(800.0, 600.0));
    let cases = [
        (
            "put away",
            with(&|told| told.minimized = Some(true)),
            ViewportCommand::Minimized(false),
        ),
        (
            "covered",
            with(&|told| told.occluded = Some(true)),
            ViewportCommand::Focus,
        ),
        (
            "without focus",
            with(&|told| told.focused = Some(false)),
            ViewportCommand::Focus,
        ),
        (
            "in a window",
            with(&|told| told.fullscreen = Some(false)),
            ViewportCommand::Fullscreen(true),
        ),
        (
            "too small",
            with(&|told| told.inner_rect = Some(smaller)),
            ViewportCommand::Fullscreen(true),
        ),
    ];
    let threads: Vec<_> = cases
        .into_iter()
        .map(|(what, told, wanted)| std::thread::spawn(move || (what, asks(told), wanted)))
        .collect();
    let mut count = 0;
    for thread in threads {
        let (what, (asked, rounds), wanted) = thread.join().unwrap();
        assert!(asked.contains(&wanted), "{what}: {asked:?}");
        assert!(
            (2..=5).contains(&rounds),
            "{what}: asked {rounds} times in three seconds"
        );
        count += 1;
    }
    println!("{count} ways to lose the screen");
}

#[test]
fn a_window_that_is_hidden_is_closed_by_nobody() {
    let closing = ViewportInfo {
        minimized: Some(true),
        events: vec![ViewportEvent::Close],
        ..ViewportInfo::default()
    };
    let (asked, _) = asks(closing);
    assert!(asked.contains(&ViewportCommand::CancelClose), "{asked:?}");
}

/// What screen readers find, and where.
fn places(harness: &Harness) -> Vec<(String, Rect)> {
    let nodes = harness.root().children_recursive();
    nodes
        .filter(|node| node.accesskit_node().bounding_box().is_some())
        .map(|node| {
            let access = node.accesskit_node();
            let words = format!("{:?} {:?} {:?}", access.role(), access.label(), access.value());
            (words, node.rect())
        })
        .collect()
}

#[test]
fn a_screen_that_went_and_came_back_shows_every_page_as_it_was() {
    let patient = KioskConfig {
        idle_s: 3_600.0,
        ..config()
    };
    let mut disturbed = 0;
    for (size, page) in [UPRIGHT, LYING]
        .into_iter()
        .flat_map(|size| PAGES.map(|page| (size, page)))
        .step_by(2)
    {
        let setup = Setup {
            config: patient.clone(),
            ..Setup::default()
        };
        let mut harness = opened(setup, size, showing(page));
        settle(&mut harness);
        let (before, shapes) = (places(&harness), harness.output().shapes.len());
        // A cable that is pulled, a projector of another size, a remote screen of no size at all.
        for gone in [
            [1.0, 1.0],
            [0.0, 0.0],
            [640.0, 480.0],
            [size[1], size[0]],
            [3840.0, 2160.0],
            [9.0, 900.0],
        ] {
            harness.set_size(gone.into());
            harness.run_steps(2);
            disturbed += 1;
        }
        harness.set_size(size.into());
        harness.run_steps(6);
        settle(&mut harness);
        let after = places(&harness);
        assert_eq!(after.len(), before.len(), "{size:?} {page:?}");
        for ((now, place), (then, placed)) in after.iter().zip(&before) {
            let same = now == then && place.min.distance(placed.min) < 4.0 && place.max.distance(placed.max) < 4.0;
            assert!(same, "{size:?} {page:?}: {then} at {placed}, now {now} at {place}");
        }
        assert!(controls(&harness).len() >= 6, "{page:?}");
        let drawn = harness.output().shapes.len();
        assert!(drawn * 10 >= shapes * 9, "{page:?}: {drawn} shapes, {shapes} before");
    }
    println!("{disturbed} changes of the screen");
}

#[test]
fn who_was_there_when_the_screen_went_is_forgotten_when_it_comes_back_late() {
    let mut harness = opened(
        Setup {
            config: config(),
            ..Setup::default()
        },
        LYING,
        State::default(),
    );
    touch(&mut harness, &text("kiosk-touch"));
    touch(&mut harness, &text("kiosk-door-parks"));
    // Nothing is shown for a minute: the toolkit's clock stands still, then jumps.
    let ctx = harness.ctx.clone();
    let hidden = ViewportInfo {
        minimized: Some(true),
        ..ViewportInfo::default()
    };
    let raw = RawInput {
        viewports: [(ViewportId::ROOT, hidden)].into_iter().collect(),
        ..RawInput::default()
    };
    for _ in 0..20 {
        let output = ctx.run_logic(&raw, |ctx| harness.state_mut().app_mut().stand(ctx));
        drop(output);
    }
    assert_eq!(
        state(&harness).kiosk.screen,
        Screen::Door(Door::Parks),
        "nothing goes on unseen"
    );
    wait(&mut harness, 60.0);
    assert_eq!(state(&harness).kiosk.screen, Screen::Attract);
    touch(&mut harness, &text("kiosk-touch"));
    assert_eq!(state(&harness).kiosk.screen, Screen::Home);
}

#[test]
fn a_home_that_takes_nothing_a_long_sleep_and_a_screen_that_changes_stop_no_visit() {
    let (mut harness, _) = with_home(Home::at(Path::new("/proc/archipel-kiosk")), config(), UPRIGHT);
    harness.run_steps(3);
    enter(&mut harness, "271828");
    enter(&mut harness, "271828");
    assert_eq!(state(&harness).kiosk.screen, Screen::Staff, "it holds until the end");
    touch(&mut harness, &text("kiosk-home"));
    for (size, page) in [
        ([720.0, 1280.0], "kiosk-door-parks"),
        ([1280.0, 720.0], "kiosk-search"),
        ([1920.0, 1080.0], "kiosk-map"),
    ] {
        harness.set_size(size.into());
        harness.run_steps(4);
        touch(&mut harness, &text(page));
        harness.run_steps(2);
    }
    harness.set_size(egui::vec2(720.0, 1280.0));
    harness.run_steps(4);
    assert_eq!(state(&harness).kiosk.screen, Screen::Map);
    // The machine slept for a day. (The toolkit's own time never goes back, whatever the clock on the wall does.)
    wait(&mut harness, 86_400.0);
    assert_eq!(state(&harness).kiosk.screen, Screen::Attract);
    touch(&mut harness, &text("kiosk-touch"));
    assert_eq!(state(&harness).kiosk.screen, Screen::Home);
}
