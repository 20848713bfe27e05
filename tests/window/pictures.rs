//! A real window on a real, if virtual, screen: its pictures at three views, and what it costs when nothing happens.
//!
//! Runs where `ARCHIPEL_WINDOW_TESTS=1`, as in `.ci/run`; elsewhere each test says that it is skipped. Pictures stay in the
//! folder `ARCHIPEL_PICTURES` when it is given.
#![cfg(all(feature = "gui", target_os = "linux"))]

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::picture::Picture;
use crate::shapes::{Shape, shapes};
use archipel::space::Viewport;
use geo_types::Coord;

const SIZE: [f64; 2] = [1280.0, 800.0];

/// Takes the picture of a view through the window's own `--screenshot`.
fn photograph(name: &str, view: Option<&str>) -> Picture {
    let folder = tempfile::tempdir().unwrap();
    let picture = crate::screen::photograph(name, folder.path(), |command| {
        command.args(["--size", "1280x800"]);
        if let Some(view) = view {
            // What lies over the map is put away: the places that are looked at shall be seen.
            let state = folder.path().join("bare.json");
            let panels = r#"{"legend_open":false,"overview_open":false}"#;
            fs::write(&state, format!(r#"{{"format_version":1,"panels":{panels}}}"#)).unwrap();
            command.arg("--state").arg(&state).args(["--view", view]);
        }
    });
    assert_eq!(picture.size(), (1280, 800), "{name}");
    let home = folder.path().join("home/settings/state.json");
    assert!(!home.exists(), "{name}: a screenshot saved the state");
    picture
}

/// A picture that shows something: many colours, none of them nearly everywhere.
fn assert_drawn(name: &str, picture: &Picture) {
    let colours = picture.colours();
    assert!(colours.len() >= 200, "{name}: only {} colours", colours.len());
    let most = colours.values().max().copied().unwrap_or(0);
    let share = f64::from(most) / (SIZE[0] * SIZE[1]);
    assert!(share < 0.9, "{name}: one colour fills {:.0} %", share * 100.0);
}

/// Of the shapes that lie well in the free part of the map, how many show the colour that is theirs.
fn shown(picture: &Picture, view: &Viewport, shapes: &[Shape], fits: fn([u8; 3]) -> bool) -> (usize, usize) {
    let (mut seen, mut right) = (0, 0);
    for shape in shapes {
        let places = shape.places_inside(view);
        if places.len() < 12 {
            continue;
        }
        seen += 1;
        let fitting = places.iter().filter(|place| fits(picture.at(place.x, place.y))).count();
        right += usize::from(2 * fitting >= places.len());
    }
    (seen, right)
}

fn view(longitude: f64, latitude: f64, zoom: f64) -> Viewport {
    Viewport {
        center_geo: Coord {
            x: longitude,
            y: latitude,
        },
        zoom,
        size: SIZE,
    }
}

/// Coal: dark, no hue.
fn is_coal([red, green, blue]: [u8; 3]) -> bool {
    let most = red.max(green).max(blue);
    let least = red.min(green).min(blue);
    most < 170 && most - least < 45
}

/// Brick: clearly more red than green and blue.
fn is_brick([red, green, blue]: [u8; 3]) -> bool {
    red > green.saturating_add(40) && red > blue.saturating_add(40)
}

/// Leaves: more green than either.
fn is_green([red, green, blue]: [u8; 3]) -> bool {
    green > red.saturating_add(8) && green > blue.saturating_add(20)
}

/// Paper and land: light and warm.
fn is_paper([red, green, blue]: [u8; 3]) -> bool {
    blue > 205 && red >= green && green >= blue
}

#[test]
fn the_whole_territory_is_drawn() {
    if !crate::screen::has_screen("the_whole_territory_is_drawn") {
        return;
    }
    let picture = photograph("territory", None);
    assert_drawn("territory", &picture);
    let paper = picture.share(is_paper);
    assert!(paper > 0.25, "paper and land fill {:.1} % only", paper * 100.0);
    let green = picture.share(is_green);
    assert!(green > 0.000_2, "no green park is seen ({:.4} %)", green * 100.0);
    let dark = picture.share(|[red, green, blue]| red.max(green).max(blue) < 90);
    assert!(dark > 0.001, "no word is seen ({:.4} %)", dark * 100.0);
}

#[test]
fn lens_is_drawn_with_its_terrils_and_estates() {
    if !crate::screen::has_screen("lens_is_drawn_with_its_terrils_and_estates") {
        return;
    }
    let picture = photograph("lens", Some("2.83,50.43,13"));
    assert_drawn("lens", &picture);
    let view = view(2.83, 50.43, 13.0);
    let (seen, right) = shown(&picture, &view, &shapes("terril"), is_coal);
    assert!(seen >= 2, "only {seen} terrils to look at");
    assert!(3 * right >= 2 * seen, "{right} of {seen} terrils are coal-coloured");
    let (seen, right) = shown(&picture, &view, &shapes("cite"), is_brick);
    assert!(seen >= 5, "only {seen} estates to look at");
    assert!(3 * right >= 2 * seen, "{right} of {seen} estates are brick-coloured");
}

#[test]
fn base_11_19_is_drawn_below_its_twin_terrils() {
    if !crate::screen::has_screen("base_11_19_is_drawn_below_its_twin_terrils") {
        return;
    }
    let picture = photograph("base-11-19", Some("2.7836,50.4436,16"));
    assert_drawn("base-11-19", &picture);
    let view = view(2.7836, 50.4436, 16.0);
    let (seen, right) = shown(&picture, &view, &shapes("terril"), is_coal);
    assert!(seen >= 1, "no terril to look at");
    assert_eq!(right, seen, "the twin terrils are not coal-coloured");
}

/// Processor time of a process so far, its threads included, in seconds (`proc(5)`: utime and stime, in clock ticks).
fn processor_seconds(process: u32) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_else(|_| panic!("the window has closed"));
    let (_, fields) = stat.rsplit_once(')').unwrap();
    let fields: Vec<&str> = fields.split_whitespace().collect();
    let ticks: f64 = fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap();
    ticks / ticks_per_second()
}

fn ticks_per_second() -> f64 {
    let output = Command::new("getconf").arg("CLK_TCK").output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim().parse().unwrap()
}

/// A window that is closed whatever happens.
struct Open(Child);

impl Open {
    fn window(home: &Path) -> Self {
        Self::drawn(home, &[], "1")
    }

    /// A window with these arguments on a screen of this scale.
    fn drawn(home: &Path, arguments: &[&str], scale: &str) -> Self {
        let child = Command::new(crate::screen::program())
            .env("WINIT_X11_SCALE_FACTOR", scale)
            .arg("--home")
            .arg(home)
            .args(arguments)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        Self(child)
    }

    /// Waits until the window has started and a whole second costs next to nothing.
    fn settle(&self) {
        let start = Instant::now();
        thread::sleep(Duration::from_secs(4));
        while start.elapsed() < crate::screen::PATIENCE {
            let before = processor_seconds(self.0.id());
            thread::sleep(Duration::from_secs(1));
            if processor_seconds(self.0.id()) - before <= 0.02 {
                return;
            }
        }
        panic!("the window never comes to rest");
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn an_idle_window_costs_at_most_one_percent() {
    if !crate::screen::has_screen("an_idle_window_costs_at_most_one_percent") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let open = Open::window(folder.path());
    open.settle();
    let start = Instant::now();
    let before = processor_seconds(open.0.id());
    thread::sleep(Duration::from_secs(10));
    let spent = processor_seconds(open.0.id()) - before;
    let share = spent / start.elapsed().as_secs_f64();
    println!("an idle window costs {:.2} % of a processor", share * 100.0);
    assert!(
        share <= 0.01,
        "an idle window costs {:.2} % of a processor",
        share * 100.0
    );
}

/// Tiles of the ground are four times as heavy there: more of them than are kept fill the view.
#[test]
fn a_fine_screen_that_opengl_draws_comes_to_rest() {
    if !crate::screen::has_screen("a_fine_screen_that_opengl_draws_comes_to_rest") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["--renderer", "opengl", "--size", "800x500", "--view", "2.80,50.43,14"];
    Open::drawn(folder.path(), &arguments, "2").settle();
}
