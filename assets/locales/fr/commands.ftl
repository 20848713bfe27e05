# Noms des commandes de la palette et de l’aide, qui ne sont pas déjà des boutons.
command-palette = Toutes les commandes
command-theme-light = Thème clair
command-theme-dark = Thème sombre
command-theme-contrast = Thème à fort contraste
command-theme-system = Thème du système
command-language-fr = Français
command-language-en = Anglais
command-text-normal = Texte de taille normale
command-text-large = Grand texte
command-motion-off = Réduire les mouvements
command-motion-on = Rétablir les mouvements
key-shift = Maj
palette-field = Que voulez-vous faire ?
palette-none = Aucune commande ne porte ce nom. Essayez un mot plus court.
palette-layer-show = Afficher la couche « { $layer } »
palette-layer-hide = Masquer la couche « { $layer } »
