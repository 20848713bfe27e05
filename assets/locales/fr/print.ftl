# Pages of paper: composer, layouts, prints.

print-scale = Échelle 1 : { $scale }
print-scale-about = Échelle : environ 1 : { $scale }
print-made-on = Page faite le { $date }.
print-rows-left = { $count ->
    [one] Une ligne de plus ne figure pas ici.
   *[other] { $count } lignes de plus ne figurent pas ici.
}
diagnostic-layout-broken = La mise en page { $name } ne peut pas être lue : { $reason }
diagnostic-cover-without-scale = Avec --cover il faut une échelle : --scale, ou celle d’une mise en page.
diagnostic-logo-broken = Le logo { $name } ne peut pas être lu : { $reason }

command-composer = Mettre la carte en page
composer-title = Mise en page
composer-preview = Aperçu de la page
composer-paper = Papier
composer-portrait = Portrait
composer-landscape = Paysage
composer-scale = Échelle
composer-scale-fit = Ajuster à la vue
composer-scale-other = Autre échelle : 1 :
composer-content = Contenu
composer-heading = Titre
composer-legend = Légende de ce qui est visible
composer-scale-bar = Barre d’échelle
composer-north = Nord
composer-inset = Carte de situation
composer-date = Date du jour
composer-filter = Filtres en une phrase
composer-table = Tableau de ce qui est affiché, sur d’autres pages
composer-logo = Logo
composer-logo-none = Aucun
composer-logo-choose = Choisir un fichier
composer-logo-clear = Retirer le logo
composer-file = Fichier
composer-dpi = Points par pouce
composer-path = Chemin du fichier
composer-write = Enregistrer la page
composer-copy = Copier la page en image
composer-file-name = carte
composer-size = { $paper } · { $width } × { $height } mm · 1 : { $scale }
composer-page = Page { $page } sur { $pages }
composer-page-next = Page suivante
composer-page-before = Page précédente
composer-written = { $count ->
    [one] La page est dans { $path }.
   *[other] { $count } fichiers sont écrits, le premier dans { $path }.
}
composer-failed = La page n’a pas pu être écrite : { $reason }
composer-atlas = Atlas : une page pour chaque élément de
composer-atlas-none = Aucun
composer-nothing = Rien ne passe le filtre : l’atlas n’a pas de page.
column-page = Page
composer-desk = Ce que montre le bureau du planificateur
composer-sheets = Fiche de la sélection, ou de chaque page de l’atlas
desk-connection = Distance { $goal }, à vol d’oiseau
composer-cover = Autant de feuilles qu’il faut pour tout montrer
column-distance-km = Distance (km)
print-rows-apart = { $count ->
    [one] Un autre élément passe le filtre, hors de cette carte.
   *[other] { $count } autres éléments passent le filtre, hors de cette carte.
}
