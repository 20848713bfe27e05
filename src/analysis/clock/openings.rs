//! When the sites of change opened. Their events tell it in words; this table says which of these years is the opening.
//! Every year is that of an event of the site (a test looks); sites whose events name no opening stay undated.

/// Stable id and year.
const OPENINGS: [(&str, i32); 17] = [
    ("sites:anneau-memoire", 2014),
    ("sites:arkeos", 2014),
    ("sites:cfp-sainte-barbe", 2013),
    ("sites:cite-electriciens", 1861),
    ("sites:delta-3", 2003),
    ("sites:euralogistic", 2003),
    ("sites:fosse-9-9bis", 1933),
    ("sites:fresnes-sur-escaut", 1720),
    ("sites:hopital-lens", 1935),
    ("sites:louvre-lens", 2012),
    ("sites:metaphone", 2013),
    ("sites:pole-metropolitain-artois", 2015),
    ("sites:pop-school", 2016),
    ("sites:quartier-bollaert", 2012),
    ("sites:reseau-bhns", 2019),
    ("sites:salle-des-douches", 2016),
    ("sites:verloossoise", 1993),
];

/// The year in which the site with this stable id opened, where its events tell.
pub(super) fn opened(id: &str) -> Option<i32> {
    let place = OPENINGS.binary_search_by_key(&id, |(known, _)| known).ok()?;
    Some(OPENINGS[place].1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;
    use crate::model::Lang;

    #[test]
    fn every_opening_is_an_event_of_its_site() {
        let atlas = load::atlas::embedded();
        assert!(OPENINGS.is_sorted_by_key(|(id, _)| *id));
        for (id, year) in OPENINGS {
            let site = atlas.get(id).unwrap_or_else(|| panic!("{id} is nowhere"));
            let mut events = site.events.iter().filter(|event| event.year == year);
            let told = |text: &str| !["annonc", "prév"].iter().any(|word| text.contains(word));
            // What was only announced opened nothing.
            assert!(events.any(|event| told(event.text.get(Lang::Fr))), "{id} in {year}");
        }
        assert_eq!((opened("sites:louvre-lens"), opened("sites:call")), (Some(2012), None));
    }
}
