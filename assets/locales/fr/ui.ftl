### Les mots de la fenêtre.

## La fenêtre
app-title = Archipel — Chaîne des parcs et patrimoine minier
app-loading = Chargement du territoire…
action-close = Fermer
action-copy = Copier
action-copied = Copié
action-back = Retour
action-show-details = Voir le détail
action-hide-details = Masquer le détail

## La carte
map-label = Carte du territoire
map-zoom-in = Agrandir
map-zoom-out = Réduire
map-whole-territory = Tout le territoire
map-scale-bar = Échelle : { $length }
map-position = Position du pointeur : { $position }
map-attribution = Sources : { $credits }

## Les couches
layers-title = Couches
layers-collapse = Replier le panneau des couches
layers-expand = Déplier le panneau des couches
layers-visible = Afficher la couche { $layer }
layers-opacity = Opacité de la couche { $layer }
layers-isolate-class = N’afficher que { $class }
layers-show-all-classes = Afficher toutes les classes
layers-count-filtered = { $shown } sur { $total }
layers-disabled = Couche indisponible
layers-zoom-to = Cadrer sur la couche { $layer }
layers-not-translated = Texte en français, pas encore traduit

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
filters-protection = Protection
filters-all = Tout
filters-clear = Effacer tous les filtres
filters-empty = Aucun élément ne répond à ces filtres. Retirez-en un ou effacez-les tous.
filters-result =
    { $count ->
        [one] { $count } élément répond aux filtres
       *[other] { $count } éléments répondent aux filtres
    }

## La fiche
sheet-close = Fermer la fiche
sheet-figures = Chiffres clés
sheet-timeline = Chronologie
sheet-links = Liens
sheet-source = Source
sheet-licence = Licence
sheet-vintage = Millésime
sheet-communes = Communes
sheet-coordinates = Coordonnées
sheet-copy-coordinates = Copier les coordonnées
sheet-geometry-status = Tracé
sheet-precision = Précision : { $length }
sheet-measured-length = Longueur mesurée
sheet-measured-area = Surface mesurée
sheet-declared-length = Longueur déclarée
sheet-declared-area = Surface déclarée
sheet-next-below = Cliquez de nouveau au même endroit pour l’élément du dessous.
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
about-open = À propos
about-version = Version { $version }
about-vintage = Données : { $vintage }
about-licence = Code sous licence MIT ou Apache-2.0, au choix.
about-data = Données
about-fonts = Polices
about-crates = Bibliothèques
about-crates-count =
    { $count ->
        [one] { $count } bibliothèque
       *[other] { $count } bibliothèques
    }
about-logs = Journaux et rapports d’incident : { $path }

## Les réglages
settings-language = Langue
settings-theme = Thème
theme-light = Clair
theme-dark = Sombre
theme-contrast = Contraste élevé
lang-fr = français
lang-en = anglais
lang-nl = néerlandais
lang-de = allemand
lang-ja = japonais

## Ce qui ne va pas
severity-info = Information
severity-warning = Avertissement
severity-error = Erreur
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
