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

## 一覧、再生、作成、発表
stories-title = 物語
story-open = 開く
story-present = 発表
story-edit = 編集
story-copy = コピーして編集
story-new = 新しい物語
story-nowhere = この画面では何も保存されないため、物語は作れません。
story-new-title = 新しい物語の題名
story-begin = 始める
story-file = 物語のファイル
story-file-path = .archipel-storyファイルまたはフォルダーの場所
story-file-open = ファイルを開く
story-empty = この物語にはまだ場面がありません。
story-to-review = 翻訳は確認前です。
story-picture-coming = 画像を読み込んでいます…
story-maker = 物語を作る
story-leave = 終わる
story-undo = 直前の変更を取り消す
story-saved = 保存済み
story-saving = 保存しています…
story-title = 物語の題名
story-about = 一文で
story-scenes-title = 場面
story-no-scene = 地図で見たい所を開き、レイヤーや絞り込み、年を選んで追加します。
story-untitled = 無題
story-remove = 場面を削除
story-down = 場面を下へ
story-up = 場面を上へ
story-take-view = 今の表示をこの場面に使う
story-scene-title = 場面の題名
story-scene-text = 本文
story-scene-notes = 発表者用メモ
story-duration = 時間
story-picture = 画像
story-picture-path = 画像の場所
story-picture-add = 画像を追加
story-picture-remove = 画像を外す
story-add = この表示を追加
story-preview = 試しに見る
story-one-file = 一つのファイルに保存
story-thanks = ありがとうございました
story-now = 今
story-next = 次
story-notes = メモ
story-no-notes = この場面のメモはありません。
story-opening = 最初のページ
story-closing = 最後のページ
story-end = 終わりです。
story-presenter = 発表者用の表示
story-clock-reset = 時間をゼロに戻す
story-laser = レーザーポインター（L）
story-highlighter = マーカー（H）
story-keys = ← → · B 黒 · R 戻る · L レーザー · H マーカー · V 表示 · S 画面 · 番号 + Enter · Esc
command-stories = 物語
command-story-next = 次の場面
command-story-previous = 前の場面
command-story-first = 物語の最初
command-story-last = 物語の最後
command-story-play = 物語を再生・停止
command-story-loop = 繰り返し再生
command-story-return = 場面の表示に戻る
command-story-present = 全画面で発表
command-story-black = 黒い画面
command-story-close = 物語を閉じる
key-page-up = Page Up
key-page-down = Page Down
story-picture-missing = 画像「{ $name }」がありません。
story-not-saved = 物語を保存できません：{ $reason }
story-removed = 場面を削除しました：{ $title }
story-gone = 物語「{ $id }」はもうありません。元の表示に戻りました。
story-written = 物語を保存しました：{ $path }
story-scene-number = 場面{ $number }
diagnostic-check-story = { $count ->
   *[other] 物語、場面{ $count }
}
story-scenes = { $count ->
   *[other] 場面{ $count }
}
story-warnings = { $count ->
   *[other] 確認事項{ $count }
}
