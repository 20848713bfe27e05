# Le mot de bienvenue au tout premier démarrage.
command-welcome = Mot de bienvenue
welcome-title = Bienvenue dans Archipel
welcome-about = La carte du bassin minier autour de Lens et de la Chaîne des parcs. Toutes les données sont dans le programme ; il ne va sur le réseau que si vous le lui demandez.
welcome-move = Glissez pour déplacer la carte, tournez la molette pour vous approcher. Un clic ouvre la fiche d’un lieu.
welcome-find = { $search } cherche un lieu, { $palette } montre toutes les commandes.
welcome-tell = Trois récits racontent le bassin, et l’horloge de la mine remonte le temps.
welcome-begin = Voir la carte
welcome-guide = Ouvrir le guide
