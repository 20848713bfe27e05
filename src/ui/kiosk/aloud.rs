//! Programs of the system that read aloud and print, as the set-up names them. They are started with arguments of their own,
//! never through a shell: no word of a text can be a command.

use std::io::Write as _;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A printer's program has ended, or not: this often it is looked.
const LOOKS_EVERY: Duration = Duration::from_millis(50);

/// Starts a program with its arguments, each `{key}` of `values` in its place; what has no place is given on the standard
/// input. None when there is no such program.
fn start(line: &[String], values: &[(&str, &str)], input: Option<(&str, &str)>) -> Option<Child> {
    let (program, arguments) = line.split_first()?;
    let filled = |argument: &String| {
        values
            .iter()
            .fold(argument.clone(), |words, (key, value)| words.replace(key, value))
    };
    let by_input = input.filter(|(key, _)| !arguments.iter().any(|argument| argument.contains(key)));
    let mut child = Command::new(program)
        .args(arguments.iter().map(filled))
        .stdin(if by_input.is_some() {
            Stdio::piped()
        } else {
            Stdio::null()
        })
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| tracing::warn!(%error, program, "cannot be started"))
        .ok()?;
    if let (Some((_, words)), Some(mut stdin)) = (by_input, child.stdin.take()) {
        let words = words.to_owned();
        // A program that reads slowly keeps nobody waiting; one that reads nothing loses the words.
        std::thread::spawn(move || stdin.write_all(words.as_bytes()).ok());
    }
    Some(child)
}

/// The voice: one text at a time.
#[derive(Default)]
pub(super) struct Voice {
    child: Option<Child>,
}

impl Voice {
    /// Reads `text` in the language with this code; what was read before ends.
    pub(super) fn speak(&mut self, line: &[String], lang: &str, text: &str) {
        self.stop();
        // A text that begins with a dash is no option.
        let text = text.trim_start_matches('-');
        self.child = start(line, &[("{lang}", lang), ("{text}", text)], Some(("{text}", text)));
    }

    /// Silence.
    pub(super) fn stop(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().ok();
            child.wait().ok();
        }
    }

    /// Lets go of a program that has ended.
    pub(super) fn tend(&mut self) {
        if let Some(child) = &mut self.child
            && !matches!(child.try_wait(), Ok(None))
        {
            self.child = None;
        }
    }
}

impl Drop for Voice {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Sends a file to the printer and waits for the program's end: on a thread of its own. A program that stands still is ended
/// after `patience`, and the next visitor may print.
pub(super) fn print(line: &[String], file: &str, patience: Duration) -> bool {
    let Some(mut child) = start(line, &[("{file}", file)], None) else {
        return false;
    };
    let began = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if began.elapsed() < patience => std::thread::sleep(LOOKS_EVERY),
            _ => {
                tracing::warn!("the printer's program stands still and is ended");
                child.kill().ok();
                child.wait().ok();
                return false;
            }
        }
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    fn words(line: &[&str]) -> Vec<String> {
        line.iter().map(|word| (*word).to_owned()).collect()
    }

    fn said(line: &[&str], text: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("said");
        let place = file.display().to_string();
        let line: Vec<String> = words(line).iter().map(|word| word.replace("FILE", &place)).collect();
        let mut voice = Voice::default();
        voice.speak(&line, "fr", text);
        voice.child.as_mut().unwrap().wait().unwrap();
        std::fs::read_to_string(&file).unwrap_or_default()
    }

    #[test]
    fn a_text_is_an_argument_or_an_input_and_never_a_command() {
        let evil = "l’été; touch /tmp/x $(id) `id` \"quoted\" 'single' && false";
        let by_argument = ["sh", "-c", "printf %s \"$2\" > \"$1\"", "sh", "FILE", "{text}"];
        assert_eq!(said(&by_argument, evil), evil);
        assert_eq!(said(&["sh", "-c", "cat > \"$1\"", "sh", "FILE"], evil), evil);
        assert_eq!(
            said(&["sh", "-c", "printf %s \"$2\" > \"$1\"", "sh", "FILE", "{lang}"], ""),
            "fr"
        );
    }

    #[test]
    fn a_program_that_is_not_there_is_silence() {
        let mut voice = Voice::default();
        voice.speak(&words(&["no-such-voice-of-archipel", "{text}"]), "fr", "bonjour");
        assert!(voice.child.is_none());
        voice.speak(&[], "fr", "bonjour");
        assert!(voice.child.is_none());
    }

    #[test]
    fn the_next_text_ends_the_one_before() {
        let mut voice = Voice::default();
        voice.speak(&words(&["sleep", "60"]), "fr", "");
        let first = voice.child.as_ref().unwrap().id();
        voice.speak(&words(&["sleep", "60"]), "fr", "");
        assert_ne!(voice.child.as_ref().unwrap().id(), first);
        voice.stop();
        assert!(voice.child.is_none());
    }

    #[test]
    fn a_printer_that_refuses_or_stands_still_is_told() {
        let printed = |line: &[&str], patience| print(&words(line), "x.pdf", patience);
        let (long, short) = (Duration::from_secs(60), Duration::from_millis(20));
        assert!(printed(&["true", "{file}"], long));
        assert!(!printed(&["false"], long));
        assert!(!printed(&["no-such-printer-of-archipel"], long));
        let began = Instant::now();
        assert!(!printed(&["sleep", "60"], short));
        assert!(began.elapsed() < long, "it is not waited for");
    }
}
