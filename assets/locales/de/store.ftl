# Safety of files: disk, lock, swapping of folders.
store-full = Der Datenträger ist voll: { $path } konnte nicht geschrieben werden. Schaffen Sie Platz; nichts Gespeichertes ist verloren.
store-read-only = { $path } ist schreibgeschützt: Dort kann nichts gespeichert werden. Bitten Sie um Schreibrechte, oder wählen Sie einen anderen Ordner.
store-missing = { $path } fehlt oder ist kein Ordner ({ $reason }). Schließen Sie den Datenträger wieder an, oder legen Sie den Ordner neu an.
store-busy = { $path } wird von einem anderen Programm verwendet. Schließen Sie es, und versuchen Sie es erneut.
store-other = { $path } konnte nicht gelesen oder geschrieben werden: { $reason }.
store-held = Ein anderes Archipel (Prozess { $pid }, { $doing }, seit { $since }) schreibt bereits in { $path }.
store-held-unknown = Ein anderes Archipel schreibt bereits in { $path }.
store-purpose-window = Fenster geöffnet
store-purpose-install = Installation eines Pakets
store-purpose-update = Aktualisierung der Daten
store-purpose-import = Import einer Datei
store-newer = { $path } stammt aus einer neueren Version von Archipel; es bleibt unberührt.
store-nothing-before = Es gibt keine frühere Version, zu der man zurückkehren kann.
store-second-copy = Dieses Fenster ist schreibgeschützt geöffnet: Ihre Änderungen werden nicht behalten. Schließen Sie das andere Archipel, um zu speichern.
store-nothing-kept = Dieses Fenster funktioniert, aber Ihre Änderungen werden nicht behalten.
store-clock-behind = Die Uhr dieses Computers geht nach: Die vorhandenen Daten stammen vom { $moment }. Archipel verlässt sich auf Versionsnummern, nicht auf Daten; stellen Sie die Uhr.
