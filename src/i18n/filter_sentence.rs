//! A filter as one sentence that a person would say: for the panel, for captions of exports, for the command line.

use super::Messages;
use crate::model::{Atlas, ExtentTerm, Facet, Filter, Lang, Near, RangeFacet, Target, facet_words};

/// Values of one facet that are named; the rest is counted.
const MOST_NAMES: usize = 3;

/// The sentence of `filter`: what is shown, where, of whom, of when, how large.
pub fn filter_sentence(messages: &Messages, atlas: &Atlas, filter: &Filter) -> String {
    let words = Words { messages, atlas };
    let mut rest: Vec<String> = Vec::new();
    for facet in [Facet::Commune, Facet::Epci, Facet::Company, Facet::Protection] {
        let values = filter.facet(facet);
        if !values.is_empty() {
            let named: Vec<String> = values.iter().map(|value| words.value(facet, value)).collect();
            rest.push(words.any_of(named));
        }
    }
    rest.extend(filter.years.map(|span| words.years(span)));
    for kind in [RangeFacet::Area, RangeFacet::Length] {
        rest.extend(filter.range(kind).map(|span| words.size(kind, span)));
    }
    rest.extend(filter.near.as_ref().map(|near| words.near(near)));
    rest.extend(filter.extent.map(|extent| match extent {
        ExtentTerm::View => messages.text("sentence-view").to_owned(),
        ExtentTerm::Box(_) => messages.text("sentence-box").to_owned(),
    }));
    if !filter.text.trim().is_empty() {
        rest.push(messages.format("sentence-text", &[("text", filter.text.trim().into())]));
    }
    let subject = words.subject(filter);
    let sentence = if rest.is_empty() {
        subject
    } else {
        words.sentence(&subject, &rest)
    };
    if messages.lang() == Lang::Ja {
        return format!("{sentence}。");
    }
    format!("{}.", capitalized(&sentence))
}

/// A distance that the user chose, to the metre: "500 m", "1,25 km".
pub fn chosen_distance(messages: &Messages, metres: f64) -> String {
    if metres < 1_000.0 {
        format!("{}\u{a0}m", messages.number(metres, 0))
    } else {
        format!("{}\u{a0}km", messages.number_shortest(metres / 1_000.0))
    }
}

struct Words<'a> {
    messages: &'a Messages,
    atlas: &'a Atlas,
}

impl Words<'_> {
    /// What is shown, and what narrows it. Japanese would put all of it before the noun: brackets read better.
    fn sentence(&self, subject: &str, rest: &[String]) -> String {
        match self.messages.lang() {
            Lang::Ja => format!("{subject}（{}）", rest.join("、")),
            _ => format!("{subject} {}", rest.join(", ")),
        }
    }

    fn subject(&self, filter: &Filter) -> String {
        if filter.categories.is_empty() {
            return self.messages.text("sentence-everything").to_owned();
        }
        let plural = |category: &String| {
            let key = format!("things-{category}");
            if self.messages.has(&key) {
                return self.messages.text(&key).to_owned();
            }
            let name = facet_words(self.atlas, self.messages.lang(), Facet::Category, category);
            self.messages.format("sentence-category", &[("name", name.into())])
        };
        self.any_of(filter.categories.iter().map(plural).collect())
    }

    /// A value with the preposition that it needs.
    fn value(&self, facet: Facet, value: &str) -> String {
        let name = facet_words(self.atlas, self.messages.lang(), facet, value);
        let [commune, body, company] = match self.messages.lang() {
            Lang::Fr => return self.french_value(facet, value, &name),
            Lang::En => ["in ", "in the ", "of the "],
            Lang::Nl => ["in ", "in ", "van "],
            Lang::De => ["in ", "in ", "von "],
            Lang::Ja => [""; 3],
        };
        match facet {
            Facet::Commune => format!("{commune}{name}"),
            Facet::Epci => format!("{body}{name}"),
            Facet::Company => format!("{company}{name}"),
            _ => self.messages.format("sentence-protection", &[("name", name.into())]),
        }
    }

    /// French prepositions melt with what follows.
    fn french_value(&self, facet: Facet, value: &str, name: &str) -> String {
        match facet {
            Facet::Commune => at_french(name),
            Facet::Epci => {
                let official = self.atlas.epci_name(value).map_or(name, |name| name.get(Lang::Fr));
                in_french_body(official)
            }
            Facet::Company => of_french_company(name),
            _ => self.messages.format("sentence-protection", &[("name", name.into())]),
        }
    }

    /// "a", "a ou b", "a, b ou c", "a, b, c ou 4 autres".
    fn any_of(&self, mut names: Vec<String>) -> String {
        if names.len() > MOST_NAMES + 1 {
            let more = names.len() - MOST_NAMES;
            names.truncate(MOST_NAMES);
            names.push(self.messages.format("sentence-others", &[("count", more.into())]));
        }
        let separator = if self.messages.lang() == Lang::Ja { "、" } else { ", " };
        match names.split_last() {
            None => String::new(),
            Some((only, [])) => only.clone(),
            Some((last, first)) => self.messages.format(
                "sentence-or",
                &[("first", first.join(separator).into()), ("last", last.as_str().into())],
            ),
        }
    }

    fn years(&self, (from, to): (i32, i32)) -> String {
        let (low, high) = RangeFacet::Years.open_ends();
        let year = |year: i32| self.messages.year(year).into();
        match (f64::from(from) <= low, f64::from(to) >= high) {
            (true, true) => self.messages.text("sentence-dated").to_owned(),
            (false, true) => self.messages.format("sentence-from-year", &[("year", year(from))]),
            (true, false) => self.messages.format("sentence-to-year", &[("year", year(to))]),
            _ if from == to => self.messages.format("sentence-in-year", &[("year", year(from))]),
            _ => self
                .messages
                .format("sentence-between-years", &[("from", year(from)), ("to", year(to))]),
        }
    }

    fn size(&self, kind: RangeFacet, (low, high): (f64, f64)) -> String {
        let open = kind.open_ends();
        let unit = if kind == RangeFacet::Area { "ha" } else { "km" };
        let number = |value: f64| self.messages.number_shortest(value);
        let with_unit = |value: f64| format!("{}\u{a0}{unit}", number(value));
        let size = match (low <= open.0, high >= open.1) {
            (true, true) if kind == RangeFacet::Area => return self.messages.text("sentence-with-area").to_owned(),
            (true, true) => return self.messages.text("sentence-with-length").to_owned(),
            (false, true) => self
                .messages
                .format("sentence-at-least", &[("size", with_unit(low).into())]),
            (true, false) => self
                .messages
                .format("sentence-at-most", &[("size", with_unit(high).into())]),
            _ => self.messages.format(
                "sentence-between",
                &[("from", number(low).into()), ("to", with_unit(high).into())],
            ),
        };
        if kind == RangeFacet::Length {
            return self.messages.format("sentence-long", &[("size", size.into())]);
        }
        size
    }

    fn near(&self, near: &Near) -> String {
        let lang = self.messages.lang();
        let distance = chosen_distance(self.messages, near.metres);
        let (key, name) = match &near.of {
            Target::Feature(id) => {
                let name = self.atlas.get(id).map_or(id.as_str(), |feature| feature.name.get(lang));
                let key = if near.beyond {
                    "sentence-beyond-feature"
                } else {
                    "sentence-near-feature"
                };
                (key, name.to_owned())
            }
            Target::Layer(id) => {
                let name = self
                    .atlas
                    .layer(id)
                    .map_or(id.as_str(), |layer| layer.def.title.get(lang));
                let key = if near.beyond {
                    "sentence-beyond-layer"
                } else {
                    "sentence-near-layer"
                };
                (key, name.to_owned())
            }
        };
        self.messages
            .format(key, &[("distance", distance.into()), ("name", name.into())])
    }
}

/// "à Lens", "au Quesnoy", "aux Attaques", "à La Bassée".
fn at_french(name: &str) -> String {
    match name.split_once(' ') {
        Some(("Le", rest)) => format!("au {rest}"),
        Some(("Les", rest)) => format!("aux {rest}"),
        _ => format!("à {name}"),
    }
}

/// "dans la communauté d’agglomération de Lens-Liévin", "dans la Métropole européenne de Lille", "dans Douaisis Agglo".
fn in_french_body(name: &str) -> String {
    let feminine = name.starts_with("Communauté") || name.starts_with("Métropole") || name.starts_with("CA ");
    if feminine {
        let rest = name.strip_prefix('C').filter(|_| name.starts_with("Communauté"));
        return rest.map_or_else(|| format!("dans la {name}"), |rest| format!("dans la c{rest}"));
    }
    format!("dans {name}")
}

/// "de la Société des mines de Lens", "des Houillères du Bassin", "d’Anzin".
fn of_french_company(name: &str) -> String {
    let first = name.split_whitespace().next().unwrap_or("");
    let begins_with_vowel = crate::model::folded(first).starts_with(['a', 'e', 'i', 'o', 'u', 'y']);
    match first {
        "Compagnie" | "Société" => format!("de la {name}"),
        "Houillères" | "Mines" => format!("des {name}"),
        _ if begins_with_vowel => format!("d’{name}"),
        _ => format!("de {name}"),
    }
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_prepositions_melt_with_articles() {
        assert_eq!(at_french("Le Quesnoy"), "au Quesnoy");
        assert_eq!(at_french("Les Attaques"), "aux Attaques");
        assert_eq!(at_french("La Bassée"), "à La Bassée");
        assert_eq!(of_french_company("Houillères du Bassin"), "des Houillères du Bassin");
        assert_eq!(of_french_company("Étroeungt"), "d’Étroeungt");
        assert_eq!(in_french_body("Douaisis Agglo"), "dans Douaisis Agglo");
    }
}
