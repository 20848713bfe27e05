# Das Willkommenswort beim allerersten Start.
command-welcome = Willkommenswort
welcome-title = Willkommen bei Archipel
welcome-about = Die Karte des Bergbaureviers um Lens und der Chaîne des parcs. Alle Daten sind im Programm; ins Netz geht es nur, wenn Sie es verlangen.
welcome-move = Ziehen Sie, um die Karte zu verschieben, drehen Sie das Rad, um näher zu kommen. Ein Klick öffnet das Blatt eines Ortes.
welcome-find = { $search } sucht einen Ort, { $palette } zeigt alle Befehle.
welcome-tell = Drei Erzählungen erzählen vom Revier, und die Bergbau-Uhr reist durch die Zeit.
welcome-begin = Zur Karte
welcome-guide = Handbuch öffnen
