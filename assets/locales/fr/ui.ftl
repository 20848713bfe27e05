### Les mots de la fenêtre.

## La fenêtre
app-title = Archipel — Chaîne des parcs et patrimoine minier
app-loading = Chargement du territoire…
action-close = Fermer
action-copied = Copié

## La carte
map-label = Carte du territoire
map-attribution = Sources : { $credits }
map-coordinates = { $latitude } N, { $longitude } E

## Les couches
layers-title = Couches
panel-label = Couches et filtres
layers-none = Ce territoire n’a aucune couche. Donnez un dossier avec --data, ou lancez Archipel sans cette option.
layers-visible = Afficher la couche { $layer }
layers-opacity = Opacité de la couche { $layer }
layers-opacity-short = Opacité
layers-isolate-class = N’afficher que { $class }
layers-show-all-classes = Afficher toutes les classes
layers-count-filtered = { $shown } sur { $total }
layers-disabled = Couche indisponible
layers-zoom-to = Cadrer sur la couche { $layer }
layers-closer = Visible de plus près : agrandissez la carte.

## Les filtres
filters-title = Filtres
filters-text = Chercher un mot
filters-category = Catégorie
filters-commune = Commune
filters-epci = Intercommunalité
filters-company = Compagnie minière
filters-period = Période
filters-period-from = De l’année
filters-period-to = À l’année
filters-undated = Les éléments sans date restent cachés tant qu’une période est choisie.
filters-any-year = Toutes les années
filters-protection = Protection
filters-clear = Effacer tous les filtres
filters-more =
    { $count ->
        [one] Encore { $count } valeur
       *[other] Encore { $count } valeurs
    }
filters-fewer = Moins de valeurs
filters-empty = Aucun élément ne répond à ces filtres. Retirez-en un ou effacez-les tous.
filters-result =
    { $count ->
        [one] { $count } élément répond aux filtres
       *[other] { $count } éléments répondent aux filtres
    }

## La fiche
sheet-close = Fermer la fiche
sheet-label = Fiche de l’élément choisi
sheet-show = Cadrer la carte sur cet élément
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
sheet-timeline = Chronologie
sheet-links = Liens
sheet-stops =
    { $count ->
        [one] { $count } arrêt connu
       *[other] { $count } arrêts connus
    }
sheet-stops-note = Arrêts lus dans les publications citées. La plupart ne sont connus que par leur nom et leur commune ; seuls les arrêts situés sont sur la carte.
sheet-source = Source
sheet-vintage-line = Données de { $vintage }
sheet-copy-coordinates = Copier les coordonnées
sheet-precision = Précision : { $length }
sheet-link-probable = lien probable
sheet-not-translated = Texte en français : il n’est pas encore traduit.

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

## Les champs d’une fiche
field-code = Code
field-aliases = Autres noms
field-company = Compagnie
field-period = Période
field-years = Années
field-protection = Protection
field-owner = Propriétaire
field-communes = Communes
field-epci = Intercommunalité
field-sees = Terrils en vue
field-declared-length = Longueur déclarée
field-declared-area = Surface déclarée
field-measured-length = Longueur mesurée
field-measured-area = Surface mesurée

## Les commandes : infobulles, menus et aide
command-zoom-in = Agrandir
command-zoom-out = Réduire
command-pan-west = Aller vers l’ouest
command-pan-east = Aller vers l’est
command-pan-north = Aller vers le nord
command-pan-south = Aller vers le sud
command-home = Tout le territoire
command-clear-filters = Effacer tous les filtres
command-close-sheet = Fermer la fiche
command-toggle-panel = Montrer ou replier le panneau
command-show-layers = Montrer les couches
command-show-filters = Montrer les filtres
command-about = À propos d’Archipel
command-problems = Remarques sur les données
command-help = Clavier et souris
command-close = Fermer ce qui est ouvert

## L’aide
help-title = Clavier et souris
help-drag = Glisser déplace la carte.
help-wheel = La molette, un double clic ou deux doigts l’agrandissent ou la réduisent.
help-click = Un clic ouvre la fiche d’un élément ; un second clic au même endroit, celle de l’élément du dessous.
key-ctrl = Ctrl
key-home = Début
key-escape = Échap
key-backspace = Retour arrière

## Les réglages
settings-language = Langue
settings-title = Réglages
settings-system = Comme le système
settings-theme = Thème
settings-text-size = Taille du texte
settings-reduce-motion = Réduire les animations
theme-light = Clair
theme-dark = Sombre
theme-contrast = Contraste élevé
lang-fr = français
lang-en = anglais
lang-nl = néerlandais
lang-de = allemand
lang-ja = japonais

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
problem-save-failed = L’état n’a pas pu être enregistré : { $reason }. Vérifiez la place et les droits du dossier.
problem-no-display = Archipel ne trouve pas d’écran où ouvrir sa fenêtre. Ces commandes s’en passent :
problem-no-window = Cette construction d’Archipel n’a pas de fenêtre. Ces commandes s’en passent :
