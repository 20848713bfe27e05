### Les mots de la fenêtre.

## La fenêtre
app-title = Archipel — Chaîne des parcs et patrimoine minier
app-loading = Chargement du territoire…
app-failed = Le territoire n’a pas pu être chargé. Le journal dit pourquoi ; relancez Archipel.
action-close = Fermer
action-copied = Copié

## Les commandes
command-zoom-in = Agrandir
command-zoom-out = Réduire
command-pan-west = Aller vers l’ouest
command-pan-east = Aller vers l’est
command-pan-north = Aller vers le nord
command-pan-south = Aller vers le sud
command-home = Tout le territoire
command-clear-filters = Effacer tous les filtres
command-close-sheet = Fermer la fiche
command-toggle-panel = Ouvrir ou replier le panneau
command-show-layers = Couches
command-show-filters = Filtres
command-about = À propos d’Archipel
command-problems = Remarques sur les données
command-help = Clavier et souris
command-close = Fermer ce qui est au-dessus

## Les touches
key-ctrl = Ctrl
key-home = Début
key-escape = Échap
key-backspace = Retour arrière

## La carte
map-label = Carte du territoire
map-coordinates = { $latitude }° N, { $longitude }° E
map-attribution = Sources : { $credits }

## Le panneau des couches
panel-label = Couches et filtres
layers-title = Couches
layers-none = Aucune couche n’a pu être lue. La liste des remarques dit pourquoi.
layers-visible = Afficher la couche { $layer }
layers-opacity = Opacité de la couche { $layer }
layers-opacity-short = Opacité
layers-isolate-class = N’afficher que { $class }
layers-show-all-classes = Afficher toutes les classes
layers-count-filtered = { $shown } sur { $total }
layers-disabled = Couche indisponible
layers-zoom-to = Cadrer sur cette couche
layers-closer = Visible de plus près : agrandissez la carte.

## Les filtres
filters-title = Filtres
filters-text = Chercher un mot
filters-category = Catégorie
filters-commune = Commune
filters-epci = Intercommunalité
filters-company = Compagnie minière
filters-period-from = De
filters-period-to = à
filters-protection = Protection
filters-clear = Effacer tous les filtres
filters-more =
    { $count ->
        [one] Voir { $count } autre
       *[other] Voir { $count } autres
    }
filters-fewer = En voir moins
filters-empty = Aucun élément ne répond à ces filtres. Retirez-en un ou effacez-les tous.
filters-result =
    { $count ->
        [one] { $count } élément répond aux filtres
       *[other] { $count } éléments répondent aux filtres
    }

## La fiche
sheet-label = Fiche
sheet-close = Fermer la fiche
sheet-show = Cadrer la carte sur cet élément
sheet-timeline = Chronologie
sheet-links = Liens
sheet-link-probable = lien probable
sheet-and-more =
    { $count ->
        [one] { $names } et { $count } autre
       *[other] { $names } et { $count } autres
    }
sheet-more =
    { $count ->
        [one] et { $count } autre
       *[other] et { $count } autres
    }
sheet-stops =
    { $count ->
        [one] { $count } arrêt connu
       *[other] { $count } arrêts connus
    }
sheet-source = Source et fiabilité
sheet-precision = précision { $length }
sheet-vintage-line = Millésime { $vintage }
sheet-copy-coordinates = Copier les coordonnées
sheet-not-translated = Texte pas encore traduit dans votre langue.
sheet-to-review = Traduction à relire.

## Les champs de la fiche
field-code = Code
field-aliases = Autres noms
field-company = Compagnie
field-period = Période
field-years = Années
field-protection = Protection
field-owner = Propriétaire
field-declared-length = Longueur déclarée
field-measured-length = Longueur mesurée
field-declared-area = Surface déclarée
field-drawn-area = Surface des terrains dessinés
field-measured-area = Surface mesurée
field-communes = Communes
field-epci = Intercommunalité
field-sees = Vue sur
field-population = Habitants
field-interest = Intérêt
field-group = Groupe d’exploitation
field-concession = Concession
field-depth-m = Profondeur (m)
field-elevation-m = Altitude (m)
field-view-of = Vue citée
field-density-per-km2 = Habitants par km²
field-communes-count = Nombre de communes
field-vehicles-per-day-max-2019 = Véhicules par jour, maximum 2019
field-class = Classe

## La confiance dans un tracé
status-official = tracé officiel
status-osm = tracé d’OpenStreetMap
status-approximate = position approximative
status-schematic = tracé schématique
status-indicative = emprise indicative
status-none = sans tracé

## À propos
about-title = À propos d’Archipel
about-version = Version { $version }
about-vintage = Données : { $vintage }
about-licence = Code sous licence MIT ou Apache-2.0, au choix.
about-data = Données
about-fonts = Polices
about-crates-count =
    { $count ->
        [one] { $count } bibliothèque
       *[other] { $count } bibliothèques
    }
about-logs = Journaux et rapports d’incident : { $path }

## Clavier et souris
help-title = Clavier et souris
help-drag = Faites glisser la carte pour la déplacer.
help-wheel = La molette, le pincement ou un double clic agrandissent là où est le pointeur.
help-click = Un clic ouvre la fiche ; un second clic au même endroit passe à l’élément du dessous.

## Les réglages
settings-title = Réglages
settings-language = Langue
settings-theme = Thème
settings-system = Comme le système
settings-text-size = Taille du texte
settings-reduce-motion = Réduire les mouvements
theme-light = Clair
theme-dark = Sombre
theme-contrast = Contraste élevé
lang-fr = français
lang-en = English
lang-nl = Nederlands
lang-de = Deutsch
lang-ja = 日本語
lang-short-fr = FR
lang-short-en = EN
lang-short-nl = NL
lang-short-de = DE
lang-short-ja = 日
settings-speak = Langue : { $language }

## Ce qui ne va pas
problems-title = Remarques sur les données
problems-count =
    { $count ->
        [one] { $count } remarque sur les données
       *[other] { $count } remarques sur les données
    }
problems-feature = élément n° { $feature }
problems-line = ligne { $line }
problem-state-set-aside = L’état enregistré était illisible ({ $reason }). Il est gardé dans { $path } ; Archipel repart de l’état d’origine.
problem-state-newer = L’état enregistré vient d’une version plus récente d’Archipel (format { $found }, celle-ci connaît le format { $known }). Il n’est pas touché ; mettez Archipel à jour pour le retrouver.
problem-layers-disabled =
    { $count ->
        [one] { $count } couche n’a pas pu être lue. La liste des remarques, en haut à droite, dit laquelle et pourquoi.
       *[other] { $count } couches n’ont pas pu être lues. La liste des remarques, en haut à droite, dit lesquelles et pourquoi.
    }
problem-save-failed = L’état n’a pas pu être enregistré : { $reason }
problem-no-display = Archipel ne trouve pas d’écran où ouvrir sa fenêtre. Ces commandes s’en passent :
problem-no-drawing = Archipel ne parvient pas à dessiner sa fenêtre ici. Ces commandes s’en passent :
problem-no-window = Cette version d’Archipel est construite sans fenêtre. Ces commandes s’en passent :

## Ce que l’autre bout d’un lien est pour l’élément
link-candidate = Éléments des mêmes communes, sans preuve d’appartenance
link-component = Élément du bien inscrit
link-constituent = Éléments nommés par les sources
link-departement = Département
link-heritage = Patrimoine
link-line = Ligne
link-member = Biens de cet élément
link-near = À proximité
link-network = Réseau
link-page = Pages de référence
link-park = Parc
link-route = Itinéraire
link-same-element = Dans le même élément du patrimoine mondial
link-site = Lieux du changement
link-stage = Étapes
link-stop = Arrêts localisés
link-territory = Territoire
left-panel-width = Largeur du panneau
sheet-width = Largeur de la fiche
