### Legend, furniture of the map, export of pictures.

command-legend = 凡例
command-overview = 広域図
legend-title = 凡例
legend-coming = 計算中…
legend-empty = 表示中のレイヤーのものは、この範囲にありません。縮小するか、レイヤーを表示してください。
legend-doubts = 読み取りに注意
legend-how = 表示範囲にかかるものの件数。長さと面積は見えている部分の値です。
legend-row = { $title }：{ $count }件
position-lambert = Lambert-93 { $x }, { $y } m
position-copy = 座標{ $position }をコピー
scale-label = 縮尺：棒の長さは{ $length }、上が北です
diagnostic-map-layer-unknown = レイヤー「{ $layer }」はありません。レイヤー：{ $known }。
export-left-out = 紙面の都合によりほか{ $count }行
export-sources = { $credits }（{ $licence }）
export-and = 、
export-made = Archipel { $version }、データ{ $vintage }年。ウェブメルカトル図法。
export-form-unknown = 形式を指定してください。--format svg、png、pdfのいずれかを付けるか、ファイル名の末尾を.svg、.png、.pdfにしてください。
export-written = 画像を保存しました：{ $path }
overview-title = 位置
overview-label = 広域図：クリックまたは矢印キーで地図が移動します
overview-move = 広域図を別の隅へ移動
overview-close = 広域図を閉じる
