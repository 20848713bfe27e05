# Erzählungen: was einer fehlt, die Liste, das Abspielen, das Erstellen, das Vorführen.
diagnostic-story-missing = Das ist keine Erzählung: Es gibt keine Datei story.toml.
diagnostic-story-broken = Die Erzählung lässt sich nicht lesen: { $reason }.
diagnostic-story-newer = Diese Erzählung stammt aus einer neueren Version des Programms (Format { $found }, bekannt bis { $known }).
diagnostic-story-large = Die Datei der Erzählung ist größer als { $limit } MB.
diagnostic-story-scenes = Die Erzählung hat mehr als { $limit } Szenen; die übrigen werden ausgelassen.
diagnostic-story-layer-missing = Szene { $scene }: Die Ebene „{ $layer }“ gibt es hier nicht.
diagnostic-story-part-missing = Szene { $scene }: Die Ebene „{ $layer }“ hat keinen Teil „{ $part }“.
diagnostic-story-feature-missing = Szene { $scene }: „{ $feature }“ gibt es hier nicht.
diagnostic-story-medium-missing = Szene { $scene }: Die Datei „{ $name }“ fehlt; ein leerer Rahmen steht an ihrer Stelle.
diagnostic-story-medium-name = Szene { $scene }: „{ $name }“ ist kein Name einer Datei der Erzählung.
diagnostic-story-medium-large = Das Bild „{ $name }“ ist zu groß.
diagnostic-story-picture-broken = „{ $name }“ ist kein lesbares Bild (JPEG, PNG oder WebP).
diagnostic-story-sound-off = Szene { $scene }: Der Ton „{ $name }“ wird nicht abgespielt, dieses Programm ist ohne Ton gebaut.
diagnostic-story-unwritable = Die Datei lässt sich nicht kopieren: { $reason }.
