# Het welkomstwoord bij de allereerste start.
command-welcome = Welkomstwoord
welcome-title = Welkom bij Archipel
welcome-about = De kaart van het mijnbekken rond Lens en van de Chaîne des parcs. Alle gegevens zitten in het programma; het gaat alleen online als u dat vraagt.
welcome-move = Sleep om de kaart te verplaatsen, draai aan het muiswiel om dichterbij te komen. Een klik opent het blad van een plek.
welcome-find = { $search } zoekt een plek, { $palette } toont alle opdrachten.
welcome-tell = Drie verhalen vertellen over het bekken, en de mijnklok reist door de tijd.
welcome-begin = De kaart bekijken
welcome-guide = De handleiding openen
