//! What the window gives to other programs of the desktop: text and pictures that are copied.
//!
//! Another program presses the keys (xdotool) and reads the clipboard (xclip): without them these tests say that they compare nothing.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::screen::{PATIENCE, has_screen, patient, program};

fn has(tool: &str) -> bool {
    let found = Command::new("which").arg(tool).stdout(Stdio::null()).status();
    found.is_ok_and(|status| status.success())
}

/// A window that is open, and is closed at the end.
struct Window(Child);

impl Window {
    fn open(home: &Path, more: &[&str]) -> Self {
        let child = patient(program().to_str().unwrap())
            .args(["--lang", "en", "--size", "1000x700"])
            .args(more)
            .arg("--home")
            .arg(home)
            .spawn()
            .unwrap();
        let window = Self(child);
        let start = Instant::now();
        while !home.join("data/lock-owner.json").exists() || !tool("xdotool", &["search", "--name", "Archipel"]).1 {
            assert!(start.elapsed() < PATIENCE, "no window");
            std::thread::sleep(Duration::from_millis(100));
        }
        window
    }

    /// Presses a key until another program finds what it brings.
    fn press_until(&self, key: &str, found: impl Fn() -> bool) -> bool {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(60) {
            // Without a window manager nobody gives a window the keyboard.
            tool("xdotool", &["search", "--name", "Archipel", "windowfocus", "--sync"]);
            tool("xdotool", &["key", key]);
            std::thread::sleep(Duration::from_millis(700));
            if found() {
                return true;
            }
        }
        false
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // `timeout` passes it on.
        let id = self.0.id().to_string();
        Command::new("kill").arg(id).status().ok();
        self.0.wait().ok();
    }
}

/// What a tool printed, and whether it succeeded.
fn tool(name: &str, arguments: &[&str]) -> (Vec<u8>, bool) {
    let output = Command::new(name)
        .args(arguments)
        .stderr(Stdio::null())
        .output()
        .unwrap();
    (output.stdout, output.status.success())
}

#[test]
fn what_is_copied_reaches_other_programs() {
    let name = "what_is_copied_reaches_other_programs";
    if !has_screen(name) {
        return;
    }
    if !has("xdotool") || !has("xclip") {
        println!("{name}: skipped, for xdotool or xclip is missing");
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let window = Window::open(home.path(), &["archipel://view?at=2.83,50.43,13&sheet=unesco:63AG"]);
    let text = || tool("xclip", &["-selection", "clipboard", "-o"]).0;
    assert!(
        window.press_until("c", || text().starts_with(b"archipel://")),
        "{:?}",
        String::from_utf8_lossy(&text())
    );
    println!("copied: {}", String::from_utf8_lossy(&text()));

    tool("xdotool", &["key", "ctrl+k"]);
    std::thread::sleep(Duration::from_secs(1));
    tool("xdotool", &["type", "--delay", "40", "Copy the sheet as a picture"]);
    std::thread::sleep(Duration::from_secs(1));
    let picture = || tool("xclip", &["-selection", "clipboard", "-t", "image/png", "-o"]).0;
    assert!(window.press_until("Return", || picture().starts_with(b"\x89PNG")));
    println!("copied: a picture of {} bytes", picture().len());
}
