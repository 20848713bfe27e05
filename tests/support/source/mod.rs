//! Our own source files, as tokens: for tests that guard the house. Comments, characters, lifetimes and numbers are left
//! out; tests inside a file are left out on request.

use std::fs;
use std::path::{Path, PathBuf};

/// A token with its 1-based line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub kind: Kind,
    pub line: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    Ident(String),
    /// The content of a string literal, escapes as written.
    Text(String),
    Punct(char),
}

impl Token {
    pub fn ident(&self) -> Option<&str> {
        match &self.kind {
            Kind::Ident(name) => Some(name),
            _ => None,
        }
    }

    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn is(&self, punct: char) -> bool {
        self.kind == Kind::Punct(punct)
    }
}

/// One file of `src`.
#[derive(Debug)]
pub struct Source {
    /// Path from `src`, with `/`.
    pub path: String,
    pub tokens: Vec<Token>,
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file of `src`, in the order of their paths.
pub fn sources() -> Vec<Source> {
    let folder = root().join("src");
    let mut paths = Vec::new();
    collect(&folder, &mut paths);
    paths.sort();
    paths
        .iter()
        .map(|path| Source {
            path: path.strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/"),
            tokens: tokens(&fs::read_to_string(path).unwrap()),
        })
        .collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

/// The tokens without the modules and functions marked `#[cfg(test)]`.
pub fn without_tests(tokens: &[Token]) -> Vec<Token> {
    let mut kept = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        if is_test_mark(&tokens[index..]) {
            index = after_item(tokens, index + 7);
        } else {
            kept.push(tokens[index].clone());
            index += 1;
        }
    }
    kept
}

/// `#[cfg(test)]` is seven tokens.
fn is_test_mark(tokens: &[Token]) -> bool {
    tokens.len() > 7
        && tokens[0].is('#')
        && tokens[1].is('[')
        && tokens[2].ident() == Some("cfg")
        && tokens[3].is('(')
        && tokens[4].ident() == Some("test")
        && tokens[5].is(')')
        && tokens[6].is(']')
}

/// The index after the item that begins at `start`: after its `;`, or after its braces.
fn after_item(tokens: &[Token], start: usize) -> usize {
    let mut depth = 0_usize;
    for (index, token) in tokens.iter().enumerate().skip(start) {
        match token.kind {
            Kind::Punct('{') => depth += 1,
            Kind::Punct('}') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return index + 1;
                }
            }
            Kind::Punct(';') if depth == 0 => return index + 1,
            _ => {}
        }
    }
    tokens.len()
}

/// Cuts a source into tokens. Knows of Rust what our files use.
pub fn tokens(source: &str) -> Vec<Token> {
    let characters: Vec<char> = source.chars().collect();
    let mut cutter = Cutter {
        characters,
        at: 0,
        line: 1,
        tokens: Vec::new(),
    };
    while cutter.at < cutter.characters.len() {
        cutter.step();
    }
    cutter.tokens
}

struct Cutter {
    characters: Vec<char>,
    at: usize,
    line: usize,
    tokens: Vec<Token>,
}

impl Cutter {
    fn peek(&self, ahead: usize) -> char {
        self.characters.get(self.at + ahead).copied().unwrap_or('\0')
    }

    fn take(&mut self) -> char {
        let taken = self.peek(0);
        self.at += 1;
        if taken == '\n' {
            self.line += 1;
        }
        taken
    }

    fn push(&mut self, kind: Kind, line: usize) {
        self.tokens.push(Token { kind, line });
    }

    fn step(&mut self) {
        let line = self.line;
        match (self.peek(0), self.peek(1)) {
            ('/', '/') => self.skip_line(),
            ('/', '*') => self.skip_block(),
            ('"', _) => self.string(line),
            ('\'', _) => self.quote(),
            (first, _) if first.is_alphabetic() || first == '_' => self.word(line),
            (first, _) if first.is_ascii_digit() => self.number(),
            (first, _) if first.is_whitespace() => {
                self.take();
            }
            _ => {
                let punct = self.take();
                self.push(Kind::Punct(punct), line);
            }
        }
    }

    fn skip_line(&mut self) {
        while self.at < self.characters.len() && self.peek(0) != '\n' {
            self.take();
        }
    }

    fn skip_block(&mut self) {
        let mut depth = 0_usize;
        while self.at < self.characters.len() {
            match (self.peek(0), self.peek(1)) {
                ('/', '*') => {
                    depth += 1;
                    self.at += 2;
                }
                ('*', '/') => {
                    depth -= 1;
                    self.at += 2;
                    if depth == 0 {
                        return;
                    }
                }
                _ => {
                    self.take();
                }
            }
        }
    }

    fn string(&mut self, line: usize) {
        self.take();
        let mut text = String::new();
        while self.at < self.characters.len() && self.peek(0) != '"' {
            if self.peek(0) == '\\' {
                text.push(self.take());
            }
            text.push(self.take());
        }
        self.take();
        self.push(Kind::Text(text), line);
    }

    /// `r"…"`, `r#"…"#`: the `r` is taken already.
    fn raw_string(&mut self, line: usize) {
        let mut hashes = 0;
        while self.peek(0) == '#' {
            self.take();
            hashes += 1;
        }
        self.take();
        let mut text = String::new();
        while self.at < self.characters.len() {
            if self.peek(0) == '"' && (1..=hashes).all(|ahead| self.peek(ahead) == '#') {
                self.at += 1 + hashes;
                break;
            }
            text.push(self.take());
        }
        self.push(Kind::Text(text), line);
    }

    /// A character literal or a lifetime.
    fn quote(&mut self) {
        self.take();
        if self.peek(0) == '\\' {
            self.take();
            self.take();
            while self.at < self.characters.len() && self.peek(0) != '\'' {
                self.take();
            }
            self.take();
        } else if self.peek(1) == '\'' {
            self.take();
            self.take();
        } // else a lifetime: its name comes as a word, which harms nobody
    }

    fn word(&mut self, line: usize) {
        let mut word = String::new();
        while self.peek(0).is_alphanumeric() || self.peek(0) == '_' {
            word.push(self.take());
        }
        let raw = matches!(word.as_str(), "r" | "br" | "cr");
        let hashed = self.peek(0) == '#' && matches!(self.peek(1), '#' | '"');
        if raw && (self.peek(0) == '"' || hashed) {
            self.raw_string(line);
        } else if matches!(word.as_str(), "b" | "c") && self.peek(0) == '"' {
            self.string(line);
        } else {
            self.push(Kind::Ident(word), line);
        }
    }

    fn number(&mut self) {
        while self.peek(0).is_alphanumeric() || self.peek(0) == '_' {
            self.take();
        }
    }
}
