# Récits : ce qui manque à un récit, la liste, le lecteur, la fabrique, la présentation.
diagnostic-story-missing = Ce n’est pas un récit : il n’y a pas de fichier story.toml.
diagnostic-story-broken = Le récit ne peut pas être lu : { $reason }.
diagnostic-story-newer = Ce récit vient d’une version plus récente du programme (format { $found }, connu jusqu’à { $known }).
diagnostic-story-large = Le fichier du récit dépasse { $limit } Mo.
diagnostic-story-scenes = Le récit a plus de { $limit } scènes ; les suivantes sont laissées de côté.
diagnostic-story-layer-missing = Scène { $scene } : la couche « { $layer } » n’existe pas ici.
diagnostic-story-part-missing = Scène { $scene } : la couche « { $layer } » n’a pas de partie « { $part } ».
diagnostic-story-feature-missing = Scène { $scene } : « { $feature } » n’existe pas ici.
diagnostic-story-medium-missing = Scène { $scene } : le fichier « { $name } » manque ; un cadre vide le remplace.
diagnostic-story-medium-name = Scène { $scene } : « { $name } » n’est pas un nom de fichier du récit.
diagnostic-story-medium-large = L’image « { $name } » est trop grande.
diagnostic-story-picture-broken = « { $name } » n’est pas une image lisible (JPEG, PNG ou WebP).
diagnostic-story-sound-off = Scène { $scene } : le son « { $name } » n’est pas joué, ce programme est construit sans le son.
diagnostic-story-unwritable = Le fichier ne peut pas être copié : { $reason }.

## Liste, lecteur, fabrique, présentation
stories-title = Récits
story-open = Ouvrir
story-present = Présenter
story-edit = Modifier
story-copy = Copier pour modifier
story-new = Nouveau récit
story-nowhere = Rien n’est gardé dans cette fenêtre, un récit ne peut donc pas y être fait.
story-new-title = Titre du nouveau récit
story-begin = Commencer
story-file = Fichier de récit
story-file-path = Chemin d’un fichier .archipel-story ou d’un dossier
story-file-open = Ouvrir le fichier
story-empty = Ce récit n’a pas encore de scène.
story-to-review = Traduction à relire.
story-picture-coming = L’image arrive…
story-maker = Composer un récit
story-leave = Terminer
story-undo = Annuler la dernière modification
story-saved = Enregistré
story-saving = Enregistrement…
story-title = Titre du récit
story-about = En une phrase
story-scenes-title = Scènes
story-no-scene = Cherchez une vue sur la carte, choisissez couches, filtres et année, puis ajoutez-la.
story-untitled = Sans titre
story-remove = Retirer la scène
story-down = Descendre la scène
story-up = Monter la scène
story-take-view = Prendre la vue actuelle pour cette scène
story-scene-title = Titre de la scène
story-scene-text = Texte
story-scene-notes = Notes pour vous seul
story-duration = Durée
story-picture = Image
story-picture-path = Chemin d’une image
story-picture-add = Ajouter l’image
story-picture-remove = Retirer l’image
story-add = Ajouter cette vue
story-back = Revenir au récit
story-preview = Aperçu
story-thanks = Merci de votre attention
story-now = Maintenant
story-next = Ensuite
story-notes = Notes
story-no-notes = Pas de notes pour cette scène.
story-opening = Page d’ouverture
story-closing = Page de fin
story-end = C’est la fin.
story-presenter = Vue du présentateur
story-clock-reset = Remettre le temps à zéro
story-laser = Pointeur laser (L)
story-highlighter = Surligneur (H)
story-keys = ← → · B noir · R retour · L laser · H surligneur · V vue · S écrans · numéro + Entrée · Échap
command-stories = Récits
command-story-next = Scène suivante
command-story-previous = Scène précédente
command-story-first = Début du récit
command-story-last = Fin du récit
command-story-play = Lire ou arrêter le récit
command-story-loop = Lire en boucle
command-story-return = Revenir à la vue de la scène
command-story-present = Présenter en plein écran
command-story-black = Écran noir
command-story-close = Fermer le récit
key-page-up = Page préc.
key-page-down = Page suiv.
story-picture-missing = L’image « { $name } » manque.
story-not-saved = Le récit n’est pas enregistré : { $reason }
story-removed = Scène retirée : { $title }
story-gone = Le récit « { $id } » n’est plus là ; votre vue est revenue.
story-written = Récit enregistré : { $path }
story-button = { $action } : { $title }
story-scene-number = Scène { $number }
diagnostic-check-story = { $count ->
    [one] récit, { $count } scène
   *[other] récit, { $count } scènes
}
story-scenes = { $count ->
    [one] { $count } scène
   *[other] { $count } scènes
}
story-warnings = { $count ->
    [one] { $count } point à vérifier
   *[other] { $count } points à vérifier
}

## Export, ordre des scènes
story-order = Cliquez pour montrer la scène, tirez pour la déplacer. Au clavier : flèches, Alt et flèches pour déplacer, Suppr pour retirer.
story-export = Exporter
story-export-paper = Document PDF, avec vos notes
story-export-slides = Images des diapositives (PNG)
story-export-file = Un seul fichier, à ouvrir ailleurs
story-export-progress = Export… { $made } / { $count }
story-exporting = « { $title } » s’exporte…
story-export-failed = L’export n’a pas réussi : { $reason }
command-story-paper = Exporter le récit en PDF
command-story-slides = Exporter le récit en images
command-story-file = Enregistrer le récit en un fichier
story-sound = Son
story-sound-path = Chemin d’un son (OGG, MP3, WAV)
story-sound-add = Ajouter le son
story-sound-remove = Retirer le son
story-sound-failed = Le son n’est pas joué : { $reason }
diagnostic-story-sound-broken = « { $name } » n’est pas un son lisible (OGG, MP3 ou WAV).
