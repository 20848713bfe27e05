# 物語：足りないもの、一覧、再生、作成、発表。
diagnostic-story-missing = 物語ではありません。story.tomlがありません。
diagnostic-story-broken = 物語を読み込めません：{ $reason }。
diagnostic-story-newer = この物語は新しい版のプログラムで作られました（形式{ $found }、対応は{ $known }まで）。
diagnostic-story-large = 物語のファイルが{ $limit } MBを超えています。
diagnostic-story-scenes = 場面が{ $limit }を超えています。残りは省かれます。
diagnostic-story-layer-missing = 場面{ $scene }：レイヤー「{ $layer }」はここにありません。
diagnostic-story-part-missing = 場面{ $scene }：レイヤー「{ $layer }」に「{ $part }」はありません。
diagnostic-story-feature-missing = 場面{ $scene }：「{ $feature }」はここにありません。
diagnostic-story-medium-missing = 場面{ $scene }：ファイル「{ $name }」がありません。空の枠を表示します。
diagnostic-story-medium-name = 場面{ $scene }：「{ $name }」は物語のファイル名ではありません。
diagnostic-story-medium-large = 画像「{ $name }」が大きすぎます。
diagnostic-story-picture-broken = 「{ $name }」は読み込める画像（JPEG、PNG、WebP）ではありません。
diagnostic-story-sound-off = 場面{ $scene }：音「{ $name }」は再生されません。このプログラムは音なしで作られています。
diagnostic-story-unwritable = ファイルをコピーできません：{ $reason }。
