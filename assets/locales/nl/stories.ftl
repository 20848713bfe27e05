# Verhalen: wat een verhaal mist, de lijst, de speler, het maken, de presentatie.
diagnostic-story-missing = Dit is geen verhaal: er is geen bestand story.toml.
diagnostic-story-broken = Het verhaal kan niet worden gelezen: { $reason }.
diagnostic-story-newer = Dit verhaal komt uit een nieuwere versie van het programma (formaat { $found }, bekend tot { $known }).
diagnostic-story-large = Het bestand van het verhaal is groter dan { $limit } MB.
diagnostic-story-scenes = Het verhaal heeft meer dan { $limit } scènes; de andere worden weggelaten.
diagnostic-story-layer-missing = Scène { $scene }: de laag ‘{ $layer }’ bestaat hier niet.
diagnostic-story-part-missing = Scène { $scene }: de laag ‘{ $layer }’ heeft geen deel ‘{ $part }’.
diagnostic-story-feature-missing = Scène { $scene }: ‘{ $feature }’ bestaat hier niet.
diagnostic-story-medium-missing = Scène { $scene }: het bestand ‘{ $name }’ ontbreekt; een leeg kader vervangt het.
diagnostic-story-medium-name = Scène { $scene }: ‘{ $name }’ is geen naam van een bestand van het verhaal.
diagnostic-story-medium-large = De afbeelding ‘{ $name }’ is te groot.
diagnostic-story-picture-broken = ‘{ $name }’ is geen leesbare afbeelding (JPEG, PNG of WebP).
diagnostic-story-sound-off = Scène { $scene }: het geluid ‘{ $name }’ wordt niet afgespeeld, dit programma is zonder geluid gebouwd.
diagnostic-story-unwritable = Het bestand kan niet worden gekopieerd: { $reason }.
