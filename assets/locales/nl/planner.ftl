### De audit van de planner: toegang, statistiek, verbindingen, metingen.

audit-goal-cycle = het geladen fietsnetwerk
audit-goal-transit = een bushalte of station
audit-goal-bus = een bushalte
audit-goal-station = een station
audit-goal-layer = de laag ‘{ $layer }’
audit-answer = Verder dan { $metres } van { $goal }: { $count } van { $of }.
audit-answer-inconclusive = Geen uitsluitsel: de gegevens zeggen niet wat verder dan { $metres } van { $goal } ligt. Zeker binnen de afstand: { $within } van { $of }.
audit-reason-stops-not-located = Reden: { $located } van { $known } haltes hebben een plaats en { $unlisted } van { $lines } lijnen hebben geen haltelijst.
audit-remedy-stops-not-located = Wat uitsluitsel geeft: de GTFS-dienstregeling van het net, in te lezen via de pagina voor import of updates; het antwoord is dan exact.
audit-reason-nothing-drawn = Reden: niets van wat gevraagd wordt, heeft een plaats op de kaart.
audit-remedy-nothing-drawn = Wat uitsluitsel geeft: een bestand met deze geometrieën inlezen.
audit-held-cycle = Geladen net: { $km }; { $undrawn } routes zonder tracé tellen niet mee.
audit-markers =
    { $count ->
        [one] { $count } park heeft alleen een markering: geen uitsluitsel zonder grens.
       *[other] { $count } parken hebben alleen een markering: geen uitsluitsel zonder grens.
    }
audit-unplaced =
    { $count ->
        [one] { $count } element zonder geometrie doet niet mee.
       *[other] { $count } elementen zonder geometrie doen niet mee.
    }
audit-doubtful =
    { $count ->
        [one] { $count } oordeel kan omslaan: de plaats is maar bij benadering bekend.
       *[other] { $count } oordelen kunnen omslaan: de plaats is maar bij benadering bekend.
    }
audit-how-access = Afstanden hemelsbreed tussen de dichtstbijzijnde punten, op de ellipsoïde.
audit-column-rank = rang
audit-column-distance = afstand (m)
audit-column-nearest = dichtstbij
audit-column-verdict = oordeel
audit-verdict-farther = verder
audit-verdict-within = binnen
audit-verdict-inconclusive = geen uitsluitsel
audit-verdict-doubtful = { $verdict }, op { $doubt } na
audit-inhabitants = Inwoners binnen de afstand: ongeveer { $within } van { $of } ({ $share }%), verdeeld naar oppervlakte van de gemeenten.
audit-table-name = gebied
audit-table-inhabitants = inwoners
audit-table-count = elementen
audit-table-length-km = km
audit-table-area-ha = ha
audit-table-share-percent = aandeel (%)
audit-table-cover-percent = bedekking (%)
audit-table-per-1000-inhabitants = per 1000 inw.
audit-table-m-per-inhabitant = m/inw.
audit-table-m2-per-inhabitant = m²/inw.
audit-table-total = samen
audit-table-markers =
    { $count ->
        [one] { $count } park heeft geen vlak: het telt niet mee in oppervlakten.
       *[other] { $count } parken hebben geen vlak: ze tellen niet mee in oppervlakten.
    }
audit-table-indicative =
    { $count ->
        [one] { $count } omtrek is indicatief: de oppervlakte is niet officieel.
       *[other] { $count } omtrekken zijn indicatief: de oppervlakten zijn niet officieel.
    }
audit-table-unplaced =
    { $count ->
        [one] { $count } element zonder geometrie telt niet mee.
       *[other] { $count } elementen zonder geometrie tellen niet mee.
    }
audit-table-outside =
    { $count ->
        [one] { $count } element ligt buiten deze gebieden.
       *[other] { $count } elementen liggen buiten deze gebieden.
    }
audit-how-table = Precies afgesneden op de grenzen: wat over twee gebieden ligt, telt in beide voor zijn deel.
audit-catchment = { $area } bereikt, ongeveer { $people } inwoners ({ $share }% van allen), verdeeld naar oppervlakte van de gemeenten.
audit-how-catchment = { $minutes } min bij { $kmh } km/u: { $km } van het geladen net bereikt; elders hemelsbreed, verlengd met { $detour }.
audit-how-catchment-straight = { $minutes } min bij { $kmh } km/u, overal hemelsbreed, verlengd met { $detour }: hier is geen geladen net bereikt ({ $km }).
audit-links = { $components } delen van het net, { $gaps } onderbrekingen tot { $metres }.
audit-links-length = te bouwen
audit-links-km = km verbonden
audit-links-parks = parken
audit-links-features = ingeschreven elementen
audit-links-inhabitants = inwoners binnen 300 m
audit-links-before = vandaag
audit-links-components = delen
audit-links-longest = langste
audit-links-gaps = onderbrekingen
audit-how-links = Een lijneinde binnen 5 m van een andere lijn raakt die, tenzij anders gekozen. Bediend is wat binnen 300 m ligt.
measure-length = Lengte
measure-bearing = Richting
measure-straight = Hemelsbreed
measure-area = Oppervlakte
measure-perimeter = Omtrek
diagnostic-audit-goal-unknown = ‘{ $goal }’ is geen bekend doel. Bekend: { $known }.
diagnostic-audit-zones-unknown = ‘{ $by }’ verdeelt niets. Bekend: { $known }.
diagnostic-audit-around-unknown = ‘{ $id }’ heeft geen plaats op de kaart.
diagnostic-audit-scenario-unread = ‘{ $file }’ geeft geen geometrie. { $known }
planner-title = Bureau van de planner
planner-page-measure = Meten
planner-page-access = Toegang
planner-page-table = Statistiek
planner-page-links = Verbindingen
planner-page-declared = Totalen
planner-working = Wordt berekend…
planner-layer = Laag:
planner-goal = Vanaf:
planner-goal-cycle = fietsnetwerk
planner-goal-transit = bushaltes en stations
planner-goal-bus = bushaltes
planner-goal-station = stations
planner-metres = Verder dan
planner-all = Ook tonen wat erbinnen ligt
planner-narrow = Op de kaart alleen houden wat verder ligt
planner-more =
    { $count ->
        [one] Nog { $count } rij in het bestand.
       *[other] Nog { $count } rijen in het bestand.
    }
planner-no-declared = Dit gebied geeft geen totalen op.
planner-declared-how = Opgegeven totalen komen uit het boekje van 2019; geladen totalen zijn in de aanwezige gegevens geteld.
planner-remedy = Wat het verschil zou dichten: { $address }
planner-zones = Gebieden:
planner-zones-commune = gemeenten
planner-zones-epci = samenwerkingsverbanden
planner-zones-pole = Pôle métropolitain
planner-zones-drawn = gemeten vlak
planner-zones-around = rond de selectie
planner-around-metres = Binnen
planner-draw-first = Teken eerst een vlak: pagina Meten, Oppervlakte.
planner-select-first = Kies eerst een element op de kaart.
planner-no-zones = Deze gegevens hebben zulke gebieden niet.
planner-gap = Onderbrekingen tot
planner-rank = Ordenen op:
planner-gains = verbindt { $km }, { $parks } { $parks-number ->
    [one] park
   *[other] parken
}, { $features } { $features-number ->
    [one] element
   *[other] elementen
}, { $inhabitants } inw.
planner-close-gap = Bouwen in scenario { $scenario }
planner-scenarios = Scenario’s
planner-build-how = Een project teken je op de pagina Meten: pad, vlak of punt. Daarna komt het in een scenario, zijn de punten op de kaart te verplaatsen en worden de cijfers vergeleken.
planner-build-draw = Een project tekenen
planner-scenario = Scenario { $scenario } · { $count ->
    [0] leeg
    [one] { $count } lijn
   *[other] { $count } lijnen
}
planner-build = Meting toevoegen
planner-unbuild = Ongedaan maken
planner-rebuild = Opnieuw
planner-clear = Leegmaken
planner-file-measure = meting
planner-file-access = toegang
planner-file-table = statistiek
planner-file-links = verbindingen
planner-file-declared = totalen
measure-kind-path = Afstand
measure-kind-area = Oppervlakte
measure-kind-circle = Cirkel
measure-snaps = Vastklikken aan elementen
measure-radius = Straal
measure-places =
    { $count ->
        [one] { $count } punt
       *[other] { $count } punten
    }
measure-remove = Punt { $number } weghalen
measure-how = Klik of tik op de kaart om punten te zetten. Met toetsen: pijlen bewegen de kaart, Enter zet een punt in het midden, Backspace haalt het weg, Escape stopt.
measure-exact = Geodetische maten, op de ellipsoïde WGS 84.
command-planner = Bureau van de planner openen of sluiten
command-measure = Meten op de kaart
command-access = Toegang onderzoeken
command-statistics = Statistiek per gebied
command-links = Ontbrekende verbindingen zoeken
command-declared = Opgegeven en geladen totalen vergelijken
command-measure-put = Een punt midden op de kaart zetten
command-measure-undo = Laatste punt weghalen
command-measure-clear = Meting wissen
command-planner-copy = Kopiëren wat het bureau zegt
command-planner-save = Opslaan wat het bureau zegt
sentence-beyond-feature = verder dan { $distance } van ‘{ $name }’
sentence-beyond-layer = verder dan { $distance } van de laag ‘{ $name }’
facets-beyond-chip = Verder dan { $distance } van { $name }
facets-near-within = Binnen
facets-near-beyond = Verder
planner-page-reach = Bereik
planner-file-reach = bereik
command-reach = Zien wat in enkele minuten bereikt wordt
command-planner-undo = Laatste wijziging van het bureau ongedaan maken
command-planner-redo = Wijziging van het bureau opnieuw doen
planner-place = Punt { $number }
planner-place-built = Scenario { $scenario }, lijn { $line }, punt { $number }
planner-place-between = Punt invoegen na punt { $number }
planner-place-middle = Naar het midden van de kaart
planner-place-after = Punt erna invoegen
planner-build-into = Aan scenario { $scenario } toevoegen
planner-remove-line = { $name } weghalen
planner-show = Scenario tonen
planner-hide = Scenario verbergen
planner-point = punt
planner-compare = Cijfers voor en na
planner-scenario-file = GeoJSON-bestand van een scenario
planner-scenario-choose = Bestand van het scenario kiezen
planner-scenario-load = In { $scenario } laden
planner-scenario-loaded = Scenario { $scenario }: { $count } lijnen gelezen uit { $path }.
measure-change = Sleep een punt, of kies het met een klik en verplaats het met de pijlen; een kleine stip tussen twee punten voegt er een toe. Delete haalt het gekozen punt weg, Ctrl+Z maakt ongedaan.
reach-origin = Vertrekpunt
reach-from-place = Vertrek: het gezette punt
reach-from-feature = Vertrek: { $name }
reach-from-none = Vertrek: te kiezen
reach-from-first = Kies eerst iets op de kaart, of zet een vertrekpunt.
reach-from-middle = Vanuit het midden van de kaart
reach-from-selection = Vanaf de selectie
reach-means-foot = te voet
reach-means-bicycle = met de fiets
reach-minutes = Duur
reach-communes = Inwoners per gemeente, naar bereikte oppervlakte
reach-commune = { $people } inw. · { $share }%
reach-column-commune = gemeente
reach-column-people = bereikte inwoners
reach-column-share = deel van de gemeente (%)
audit-links-built-km = aangelegd
audit-links-built-ha = geplande vlakken
audit-links-projects = projecten (vlakken, punten)
audit-links-projects-served = waarvan binnen 300 m van het net
