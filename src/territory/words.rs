//! Cleaning words: slugs, spellings of companies, periods, names of terrils, duplicated names.

use std::collections::HashMap;

use crate::model::{Certainty, DatedYear, Feature, Lang, folded};

/// A key for ids: lower case, no accents, words joined by hyphens.
pub fn slug(text: &str) -> String {
    let folded = folded(text);
    let words = folded.split(|letter: char| !letter.is_ascii_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

/// Hands out keys: the second use of a key gets `-2`, the third `-3`, in source order.
#[derive(Debug, Default)]
pub struct Keys(HashMap<String, usize>);

impl Keys {
    /// The key to use for `wanted`.
    pub fn take(&mut self, wanted: &str) -> String {
        let mut number = self.0.get(wanted).copied().unwrap_or(0);
        loop {
            number += 1;
            let key = match number {
                1 => wanted.to_owned(),
                more => format!("{wanted}-{more}"),
            };
            if number == 1 || !self.0.contains_key(&key) {
                self.0.insert(wanted.to_owned(), number);
                if number > 1 {
                    self.0.insert(key.clone(), 1);
                }
                return key;
            }
        }
    }
}

/// Spellings of companies in the sources, and the one that we use: where the UNESCO file names the company of a
/// section, its spelling wins.
const COMPANIES: &[(&str, &str)] = &[
    ("Aniche", "Compagnie des mines d'Aniche"),
    ("Compagnie d'Aniche", "Compagnie des mines d'Aniche"),
    ("Anzin", "Compagnie des mines d'Anzin"),
    ("Compagnie d'Anzin", "Compagnie des mines d'Anzin"),
    ("Bruay", "Compagnie des mines de Bruay"),
    ("Société des mines de Bruay", "Compagnie des mines de Bruay"),
    ("Béthune", "Compagnie des mines de Béthune"),
    ("Courrières", "Compagnie des mines de Courrières"),
    (
        "Compagnies des mines de houille de Courrières",
        "Compagnie des mines de Courrières",
    ),
    ("Douchy", "Compagnie des mines de Douchy"),
    ("Compagnie de Douchy", "Compagnie des mines de Douchy"),
    ("Dourges", "Société des mines de Dourges"),
    ("Société de Dourges", "Société des mines de Dourges"),
    ("Drocourt", "Compagnie des mines de Drocourt"),
    ("Escarpelle", "Compagnie des mines de l'Escarpelle"),
    ("Compagnie de l'Escarpelle", "Compagnie des mines de l'Escarpelle"),
    ("Compagnie de Ferfay", "Compagnie des mines de Ferfay"),
    ("Compagnie de Ferfay et Ames", "Compagnie des mines de Ferfay"),
    ("Compagnie de Flines-les-Raches", "Compagnie de Flines-lez-Raches"),
    ("HBNPC", HOUILLERES),
    ("Lens", "Société des mines de Lens"),
    ("Lievin", "Société houillère de Liévin"),
    ("Liévin", "Société houillère de Liévin"),
    ("Société Houillère de Liévin", "Société houillère de Liévin"),
    ("Ligny-les-Aire", "Compagnie des mines de Ligny-Auchy"),
    ("Compagnie de Ligny-lez-Aire", "Compagnie des mines de Ligny-Auchy"),
    ("Marles", "Compagnie des mines de Marles"),
    ("Marles-les-Mines", "Compagnie des mines de Marles"),
    ("Mines de Marles", "Compagnie des mines de Marles"),
    ("SA des mines de Meurchin", "Société houillère de Meurchin"),
    ("Compagnie houillère de Meurchin", "Société houillère de Meurchin"),
    ("Ostricourt", "Compagnie des mines d'Ostricourt"),
    (
        "Compagnie des mines d'Ostricourt (groupe de Oignies)",
        "Compagnie des mines d'Ostricourt",
    ),
    ("Thivencelle", "Société houillère de Thivencelles et de Fresnes-Midi"),
    ("Thivencelles", "Société houillère de Thivencelles et de Fresnes-Midi"),
    (
        "Vicoigne-Nœux- Drocourt",
        "Compagnie des mines de Vicoigne-Nœux-Drocourt",
    ),
    (
        "Vicoigne-Nœux-Drocourt",
        "Compagnie des mines de Vicoigne-Nœux-Drocourt",
    ),
    ("Vicoigne et Nœux", "Compagnie des mines de Vicoigne-Nœux-Drocourt"),
    (
        "Compagne de Vicoigne-Nœux",
        "Compagnie des mines de Vicoigne-Nœux-Drocourt",
    ),
    ("Société d'Azincourt", "Société anonyme des mines d'Azincourt"),
    (
        "Société anonyme des Mines d'Azincourt",
        "Société anonyme des mines d'Azincourt",
    ),
    ("Société d'Etrœngt", "Société d'Étrœungt"),
    ("Société du duc de Guines", "Société du duc de Guînes"),
    (
        "Société Houillère de Vendin-lez-Béthune",
        "Société houillère de Vendin-lès-Béthune",
    ),
    (
        "Compagnie des Charbonnages de Vendin-lez-Béthune",
        "Compagnie des charbonnages de Vendin-lès-Béthune",
    ),
    (
        "Société des mines de houille de Marly-lès-Valenciennes (2e)",
        "Société des mines de houille de Marly-lès-Valenciennes",
    ),
    (
        "Compagnie des mines de houilles de la Clarence",
        "Compagnie des mines de houille de la Clarence",
    ),
    (
        "Compagnie des mines de houilles de la Lys-Supérieure",
        "Compagnie des mines de houille de la Lys-Supérieure",
    ),
    ("société de Camblain-Chatelain", "Société de Camblain-Châtelain"),
    // A place in the company's column: kept as the place says, since Anzin held the concession of Vieux-Condé.
    ("Condé-sur-l'Escaut (Vieux-Condé)", "Compagnie des mines d'Anzin"),
];

/// The nationalised company of 1946.
const HOUILLERES: &str = "Houillères du Bassin du Nord et du Pas-de-Calais (HBNPC)";

/// The one spelling of a company; none for `Compagnie Inconnue`. The groups into which the nationalised mines were
/// divided keep their name behind the company's.
pub fn company(written: &str) -> Option<String> {
    if written == "Compagnie Inconnue" {
        return None;
    }
    if let Some((_, official)) = COMPANIES.iter().find(|(variant, _)| *variant == written) {
        return Some((*official).to_owned());
    }
    let Some(group) = written
        .strip_prefix("Groupe ")
        .or_else(|| written.strip_prefix("groupe "))
    else {
        return Some(written.to_owned());
    };
    let group = match group {
        "Hénin-Liétard" => "d'Hénin-Liétard",
        "de Oignies - Hénin-Liétard" => "d'Oignies – Hénin-Liétard",
        other => other,
    };
    Some(format!("{HOUILLERES}, groupe {group}"))
}

/// First and last year of a period as written. For a building it is the span in which it was built.
pub fn period(written: &str) -> (Option<DatedYear>, Option<DatedYear>) {
    let dated = |year: &str, certainty| year.trim().parse().ok().map(|year| DatedYear { year, certainty });
    if let Some(year) = written.strip_prefix("Avant ") {
        (None, dated(year, Certainty::Before))
    } else if let Some(year) = written.strip_prefix("Après ") {
        (dated(year, Certainty::After), None)
    } else if let Some((first, last)) = written.split_once('-') {
        (dated(first, Certainty::About), dated(last, Certainty::About))
    } else {
        (None, None)
    }
}

/// `Terril 74a – 11/19 de Lens Ouest` from the code `T074a` and the bare name.
pub fn terril_name(code: &str, name: &str) -> String {
    let number = code.trim_start_matches('T').trim_start_matches('0');
    let bare = name.strip_prefix("Terril ").unwrap_or(name);
    format!("Terril {number} – {}", capital(bare))
}

/// The name of a cité with its usual abbreviations spelled out.
pub fn cite_name(name: &str) -> String {
    let mut out = name.replace("CIté", "Cité").replace("Rés. ", "Résidence ");
    for (short, long) in [("Ste-", "Sainte-"), ("St-", "Saint-")] {
        out = out.replace(short, long);
    }
    capital(&out)
}

/// The text with its first letter in capitals.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Adds the main commune to names that several features of a layer share: `Dispensaire (Lens)`.
pub fn tell_apart(features: &mut [Feature], commune_name: impl Fn(&str) -> Option<String>) {
    let mut uses: HashMap<String, usize> = HashMap::new();
    for feature in features.iter() {
        *uses.entry(feature.name.get(Lang::Fr).to_owned()).or_default() += 1;
    }
    for feature in features.iter_mut() {
        let name = feature.name.get(Lang::Fr).to_owned();
        let commune = feature.communes.first().and_then(|insee| commune_name(insee));
        if let (Some(commune), true) = (commune, uses.get(&name).is_some_and(|count| *count > 1)) {
            feature.name.reword(Lang::Fr, format!("{name} ({commune})"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_keys_are_numbered_in_order_and_never_meet() {
        let mut keys = Keys::default();
        let taken: Vec<_> = ["a", "a", "a-2", "a"].map(|wanted| keys.take(wanted)).into();
        assert_eq!(taken, ["a", "a-2", "a-2-2", "a-3"]);
    }

    #[test]
    fn slugs_have_no_accents_and_no_signs() {
        assert_eq!(slug("Nœux-les-Mines, n°1 bis"), "noeux-les-mines-n-1-bis");
    }

    #[test]
    fn every_spelling_of_a_company_becomes_one() {
        assert_eq!(company("Lievin"), company("Société Houillère de Liévin"));
        assert_eq!(company("Groupe Hénin-Liétard"), company("Groupe d'Hénin-Liétard"));
        assert_eq!(company("Compagnie Inconnue"), None);
    }

    #[test]
    fn periods_become_years_with_their_certainty() {
        let (first, last) = period("1880-1914");
        assert_eq!((first.unwrap().year, last.unwrap().year), (1880, 1914));
        assert_eq!(period("Avant 1800").1.unwrap().certainty, Certainty::Before);
        assert_eq!(period("Après 1945").0.unwrap().certainty, Certainty::After);
        assert_eq!(period("NC"), (None, None));
    }

    #[test]
    fn the_name_of_a_terril_tells_its_number() {
        assert_eq!(
            terril_name("T074a", "11/19 de Lens Ouest"),
            "Terril 74a – 11/19 de Lens Ouest"
        );
    }
}
