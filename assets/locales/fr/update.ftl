# Mise à jour des données : ce qui serait pris, où, combien ; ce qui change ; ce qui l’empêche.
update-size = { $megabytes } Mo
update-size-unknown = taille inconnue
update-offer = { $url } (sur { $host }, { $size })
update-licence = Licence : { $licence }
update-say-yes = Rien n’a été téléchargé. Ajoutez --yes pour mettre à jour.
update-changes = couche { $layer }, { $after } éléments : { $added } ajoutés, { $removed } retirés, { $changed } modifiés
update-rolled-back = Les données d’avant la dernière mise à jour servent de nouveau.
update-back-to-none = Plus aucune mise à jour ne sert : les données d’origine sont de retour.
update-trouble-no-address = L’adresse de « { $feed } » n’est pas connue. Cherchez-la sur { $page } et placez-la dans settings/sources.toml.
update-trouble-unknown = Aucune source ne s’appelle « { $feed } ». Connues : { $known }.
update-trouble-offline = Pas de connexion : { $reason }. Les données en place sont intactes.
update-trouble-slow = Le serveur ne répond pas à temps. Ce qui est déjà téléchargé est gardé : réessayez plus tard.
update-trouble-cut = La connexion se coupe, ou le fichier est plus court qu’annoncé. Ce qui est déjà téléchargé est gardé : réessayez plus tard.
update-trouble-server = Le serveur répond par l’erreur { $code }. Les données en place sont intactes.
update-trouble-redirect = Le serveur renvoie vers { $host }, que cette source ne nomme pas : refusé.
update-trouble-insecure = Le serveur renvoie vers { $host } sans connexion sûre : refusé.
update-trouble-too-large = Le fichier dépasse { $megabytes } Mo : refusé.
update-trouble-html = Le serveur envoie une page web à la place des données. Un accès ou un portail est peut-être demandé.
update-trouble-form = Le fichier est au format { $found }, attendu : { $wanted }.
update-trouble-unreadable = Les données ne se lisent pas : { $reason } Celles en place sont intactes.
update-trouble-outside = { $outside } éléments sur { $count } sont hors du territoire : ce n’est pas le bon fichier.
update-trouble-count = { $count } éléments, là où il en faut de { $least } à { $most } : refusé.
update-trouble-cancelled = Annulé. Ce qui est déjà téléchargé est gardé.
update-trouble-settings = { $path } ne peut pas être compris : { $reason }
update-trouble-locked = { $reason } Rien n’a été changé.
update-trouble-ours = La mise à jour a échoué : { $reason }

# La page
command-updates = Mettre les données à jour
update-title = Données et mises à jour
update-in-use = Des mises à jour s’y ajoutent.
update-read-only = Cette fenêtre est en lecture seule : rien ne peut être changé.
update-folder-given = Cette fenêtre montre le dossier de --data : ce qui est mis à jour ou installé se verra sans cette option.
update-online = Mettre à jour depuis Internet
update-online-about = Archipel ne se connecte que si vous le demandez ici, et seulement aux adresses montrées.
update-no-address = L’adresse de ce fichier n’est pas connue du programme. Elle se cherche ici :
update-how = Comment la donner
update-how-about = Ajoutez ces lignes au fichier { $file }, avec la bonne adresse, puis rouvrez la fenêtre.
update-ask = Interroger le serveur
update-asking = Interrogation du serveur…
update-begun = { $megabytes } Mo sont déjà là : le téléchargement continue d’où il s’est arrêté.
update-fetch = Télécharger
update-leave = Laisser
update-progress = { $done } Mo sur { $total } Mo
update-progress-open = { $done } Mo
update-paused = En pause
update-pause = Pause
update-resume = Reprendre
update-cancel = Annuler
update-building = Lecture et vérification…
update-counts = { $layer } : { $before } éléments en place, { $after } dans la mise à jour
update-added = { $count ->
    [0] Aucun élément ajouté
    [one] Un élément ajouté
   *[other] { $count } éléments ajoutés
}
update-removed = { $count ->
    [0] Aucun élément retiré
    [one] Un élément retiré
   *[other] { $count } éléments retirés
}
update-changed = { $count ->
    [0] Aucun élément modifié
    [one] Un élément modifié
   *[other] { $count } éléments modifiés
}
update-left-out = { $count ->
    [one] Un élément hors du territoire laissé de côté
   *[other] { $count } éléments hors du territoire laissés de côté
}
update-keep = Mettre en place
update-kept = En place. La version précédente est gardée.
update-again = Réessayer
update-go-back = Revenir avant la mise à jour
