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
