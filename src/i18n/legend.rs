//! The words of a legend's figures.

use super::Messages;

/// "51 · 312 ha": a count, with length and area where there are any.
pub fn legend_figures(messages: &Messages, count: usize, length_m: f64, area_ha: f64) -> String {
    let mut words = vec![messages.count(count)];
    words.extend(measures(messages, length_m, area_ha));
    words.join(" · ")
}

/// "Terrils : 51 éléments, 312 ha": the same in a sentence, for those who hear it.
pub fn legend_label(messages: &Messages, title: &str, count: usize, length_m: f64, area_ha: f64) -> String {
    let mut words = vec![messages.format("legend-row", &[("title", title.into()), ("count", count.into())])];
    words.extend(measures(messages, length_m, area_ha));
    words.join(", ")
}

fn measures(messages: &Messages, length_m: f64, area_ha: f64) -> Vec<String> {
    let mut words = Vec::new();
    if length_m >= 0.5 {
        words.push(messages.length(length_m));
    }
    if area_ha >= 0.000_05 {
        words.push(messages.area(area_ha));
    }
    words
}

/// The words with a capital at their start.
pub fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
