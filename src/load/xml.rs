//! XML, as far as maps need it: elements, attributes, text. No document type, hence no entity of its own and no bomb; a
//! limit on depth; every fault with its place.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape_with};
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::charset::Charset;
use super::reading::finding::Finding;
use super::text::{self, NotText};
use crate::model::Severity;

/// Deepest nesting of elements.
const MAX_DEPTH: usize = 200;
/// Most elements of one feature that is built as a tree.
const MAX_ELEMENTS: usize = 400_000;

fn fault(code: &'static str, at: usize) -> Box<Finding> {
    Box::new(Finding::new(Severity::Error, code, Some(at)))
}

/// Text of an XML file, in the encoding that it declares.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Box<Finding>> {
    match text::decode(bytes) {
        Ok(decoded) => Ok(decoded.text),
        Err(NotText::Encoding { at }) => {
            let start = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
            let declared = start.strip_prefix("<?xml").and_then(|rest| rest.split("?>").next());
            let name = declared.and_then(|text| text.split("encoding=").nth(1));
            let name = name.and_then(|text| text.get(1..)?.split(['"', '\'']).next());
            match name.and_then(Charset::named) {
                Some(charset) if charset != Charset::UTF_8 => Ok(charset.decode(bytes).0),
                _ => Err(Box::new(
                    Finding::new(Severity::Error, "xml-encoding", None).with("byte", at),
                )),
            }
        }
        Err(NotText::Empty) => Err(Box::new(Finding::new(Severity::Error, "file-empty", None))),
        Err(NotText::Other(kind)) => Err(Box::new(
            Finding::new(Severity::Error, "file-kind", None).with("kind", kind),
        )),
    }
}

/// Something of a document.
#[derive(Debug)]
pub(super) enum Item<'a> {
    /// An element begins.
    Open(Tag<'a>),
    /// An element ends.
    Close,
    /// Letters, references resolved.
    Text(Cow<'a, str>),
    /// The end of the document.
    End,
}

/// The beginning of an element.
#[derive(Debug, Clone)]
pub(super) struct Tag<'a> {
    /// Name without its prefix.
    pub name: Cow<'a, str>,
    /// Offset into the text.
    pub at: usize,
    start: BytesStart<'a>,
}

impl Tag<'_> {
    /// An attribute by its name without prefix.
    pub fn attribute(&self, wanted: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == wanted.as_bytes())?;
        let raw = String::from_utf8_lossy(&found.value);
        Some(unescaped(&raw).map_or_else(|| raw.to_string(), Cow::into_owned))
    }

    /// What is wrong with the attributes: one without a value, one that stands twice, a reference that is not known.
    fn fault(&self) -> Option<Box<Finding>> {
        for attribute in self.start.attributes() {
            let Ok(attribute) = attribute else {
                return Some(fault("xml-syntax", self.at));
            };
            if attribute.value.contains(&b'&') && unescaped(&String::from_utf8_lossy(&attribute.value)).is_none() {
                return Some(fault("xml-entity", self.at));
            }
        }
        None
    }
}

/// Goes through a document.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    /// A self-closing element is still to be closed.
    close: bool,
    seen_root: bool,
}

impl<'a> Xml<'a> {
    /// At the beginning of a text.
    pub fn new(text: &'a str) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        Self {
            reader: Reader::from_str(text),
            depth: 0,
            close: false,
            seen_root: false,
        }
    }

    fn at(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(0)
    }

    fn open(&mut self, start: BytesStart<'a>, at: usize) -> Result<Item<'a>, Box<Finding>> {
        if self.depth == 0 && self.seen_root {
            return Err(fault("xml-syntax", at));
        }
        self.seen_root = true;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(fault("xml-depth", at));
        }
        let local = start.local_name();
        let name = Cow::Owned(String::from_utf8_lossy(local.as_ref()).into_owned());
        let tag = Tag { name, at, start };
        match tag.fault() {
            Some(fault) => Err(fault),
            None => Ok(Item::Open(tag)),
        }
    }

    /// The next item.
    pub fn next(&mut self) -> Result<Item<'a>, Box<Finding>> {
        if std::mem::take(&mut self.close) {
            self.depth -= 1;
            return Ok(Item::Close);
        }
        loop {
            let at = self.at();
            let event = self.reader.read_event().map_err(|_| fault("xml-syntax", at))?;
            match event {
                Event::Start(start) => return self.open(start, at),
                Event::Empty(start) => {
                    self.close = true;
                    return self.open(start, at);
                }
                Event::End(_) => {
                    self.depth = self.depth.checked_sub(1).ok_or_else(|| fault("xml-syntax", at))?;
                    return Ok(Item::Close);
                }
                Event::Text(text) => {
                    let bytes = text.into_inner();
                    if self.depth == 0 {
                        if bytes.iter().all(u8::is_ascii_whitespace) {
                            continue;
                        }
                        return Err(fault("xml-syntax", at));
                    }
                    return Ok(Item::Text(string(bytes)));
                }
                Event::CData(text) => return Ok(Item::Text(string(text.into_inner()))),
                Event::GeneralRef(reference) => return referred(&reference, at).map(Item::Text),
                Event::DocType(_) => return Err(fault("xml-doctype", at)),
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
                Event::Eof if self.depth > 0 => return Err(fault("xml-truncated", at)),
                Event::Eof => return Ok(Item::End),
            }
        }
    }

    /// Reads past the end of the element that was just opened.
    pub fn skip(&mut self) -> Result<(), Box<Finding>> {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.next()? {
                Item::Open(_) => depth += 1,
                Item::Close => depth -= 1,
                Item::Text(_) => {}
                Item::End => return Ok(()),
            }
        }
        Ok(())
    }

    /// Letters of the element that was just opened, those of elements in it included.
    pub fn text(&mut self) -> Result<String, Box<Finding>> {
        let mut text = String::new();
        let mut depth = 1_usize;
        while depth > 0 {
            match self.next()? {
                Item::Open(_) => depth += 1,
                Item::Close => depth -= 1,
                Item::Text(piece) => text.push_str(&piece),
                Item::End => break,
            }
        }
        Ok(text)
    }

    /// The element that was just opened, as a tree.
    pub fn tree(&mut self, tag: Tag<'a>) -> Result<Element<'a>, Box<Finding>> {
        let start = tag.at;
        let mut open = vec![Element::of(tag)];
        let mut count = 1;
        loop {
            match self.next()? {
                Item::Open(tag) => {
                    count += 1;
                    if count > MAX_ELEMENTS {
                        return Err(fault("xml-elements", start));
                    }
                    open.push(Element::of(tag));
                }
                Item::Text(piece) => {
                    if let Some(element) = open.last_mut() {
                        element.text.push_str(&piece);
                    }
                }
                Item::Close | Item::End => {
                    let Some(done) = open.pop() else {
                        return Err(fault("xml-syntax", start));
                    };
                    match open.last_mut() {
                        Some(parent) => parent.children.push(done),
                        None => return Ok(done),
                    }
                }
            }
        }
    }
}

fn string(bytes: Cow<'_, [u8]>) -> Cow<'_, str> {
    match bytes {
        Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
        Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
    }
}

fn referred(reference: &BytesRef<'_>, at: usize) -> Result<Cow<'static, str>, Box<Finding>> {
    match reference.resolve_char_ref() {
        Ok(Some(letter)) => return Ok(Cow::Owned(letter.to_string())),
        Ok(None) => {}
        Err(_) => return Err(fault("xml-entity", at)),
    }
    let name = String::from_utf8_lossy(reference).into_owned();
    entity(&name).map(Cow::Borrowed).ok_or_else(|| fault("xml-entity", at))
}

/// The letters that an entity stands for.
fn entity(name: &str) -> Option<&'static str> {
    // What HTML calls a blank is common in descriptions.
    resolve_predefined_entity(name).or_else(|| (name == "nbsp").then_some("\u{a0}"))
}

/// The value of an attribute, references resolved; none when one is not known.
fn unescaped(raw: &str) -> Option<Cow<'_, str>> {
    unescape_with(raw, entity).ok()
}

/// Name of the root of a text, of which the beginning is enough; a fault before it is left to the reader.
pub(super) fn root(start: &str) -> Option<String> {
    let mut reader = Reader::from_str(start.trim_start_matches('\u{feff}'));
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) | Event::Empty(start) => {
                return Some(String::from_utf8_lossy(start.local_name().as_ref()).into_owned());
            }
            // The name that a document type gives is the name of the root.
            Event::DocType(text) => {
                let bytes = text.into_inner();
                let text = String::from_utf8_lossy(&bytes).into_owned();
                let name = text.split_whitespace().next()?;
                return Some(name.rsplit(':').next().unwrap_or(name).to_owned());
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// An element with all that is in it.
#[derive(Debug)]
pub(super) struct Element<'a> {
    /// Its beginning.
    pub tag: Tag<'a>,
    /// Letters directly in it.
    pub text: String,
    /// Elements in it.
    pub children: Vec<Element<'a>>,
}

impl<'a> Element<'a> {
    fn of(tag: Tag<'a>) -> Self {
        Self {
            tag,
            text: String::new(),
            children: Vec::new(),
        }
    }

    /// Its name without prefix.
    pub fn name(&self) -> &str {
        &self.tag.name
    }

    /// The first element in it of a name.
    pub fn child(&self, name: &str) -> Option<&Element<'a>> {
        self.children.iter().find(|child| child.name() == name)
    }

    /// Elements in it of a name.
    pub fn all<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s Element<'a>> {
        self.children.iter().filter(move |child| child.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(text: &str) -> Result<usize, &'static str> {
        let mut xml = Xml::new(text);
        let mut count = 0;
        loop {
            match xml.next() {
                Ok(Item::End) => return Ok(count),
                Ok(_) => count += 1,
                Err(finding) => return Err(finding.code),
            }
        }
    }

    #[test]
    fn bombs_depth_and_cut_text_are_refused() {
        assert_eq!(outcome("<a><b/>x&amp;&#233;</a>"), Ok(7));
        assert_eq!(
            outcome("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"),
            Err("xml-doctype")
        );
        assert_eq!(outcome("<a>&b;</a>"), Err("xml-entity"));
        assert_eq!(outcome("<a><b></a>"), Err("xml-syntax"));
        assert_eq!(outcome("<a><b>"), Err("xml-truncated"));
        assert_eq!(outcome("<a/><b/>"), Err("xml-syntax"));
        assert_eq!(outcome("<a b='1' b='2'/>"), Err("xml-syntax"));
        assert_eq!(outcome("<a b=1/>"), Err("xml-syntax"));
        assert_eq!(outcome("<a b='&c;'/>"), Err("xml-entity"));
        assert_eq!(outcome("<a b='&amp;&nbsp;&#233;'/>"), Ok(2));
        assert_eq!(outcome(&"<a>".repeat(100_000)), Err("xml-depth"));
    }
}
