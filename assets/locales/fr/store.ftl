# Sûreté des fichiers : disque, verrou, échange de dossiers.
store-full = Le disque est plein : { $path } n’a pas pu être écrit. Libérez de la place ; rien de ce qui était enregistré n’est perdu.
store-read-only = { $path } est en lecture seule : rien ne peut y être enregistré. Demandez le droit d’écrire, ou choisissez un autre dossier.
store-missing = { $path } manque, ou n’est pas un dossier ({ $reason }). Rebranchez le disque ou recréez le dossier.
store-busy = { $path } est tenu par un autre programme. Fermez-le, puis réessayez.
store-other = { $path } n’a pas pu être lu ou écrit : { $reason }.
store-held = Une autre copie d’Archipel (processus { $pid }, { $doing }, depuis { $since }) écrit déjà dans { $path }.
store-held-unknown = Une autre copie d’Archipel écrit déjà dans { $path }.
store-purpose-window = fenêtre ouverte
store-purpose-install = installation d’un paquet
store-purpose-update = mise à jour des données
store-purpose-import = import d’un fichier
store-newer = { $path } vient d’une version plus récente d’Archipel ; il n’est pas touché.
store-nothing-before = Il n’y a pas de version précédente à rétablir.
store-second-copy = Cette fenêtre s’ouvre en lecture seule : ce que vous y changez n’est pas gardé. Fermez l’autre copie pour enregistrer.
store-nothing-kept = Cette fenêtre fonctionne, mais ce que vous y changez n’est pas gardé.
store-clock-behind = L’horloge de cet ordinateur retarde : les données en place datent du { $moment }. Archipel se fie aux numéros de version, pas aux dates ; réglez l’horloge.
