# Commands about the open sheet, and lines of the palette that are about a thing.
command-next-pane = 次のパネルへ移動
command-pin = 詳細を固定または解除
command-save-pdf = 詳細をPDFで保存
command-save-png = 詳細をPNG画像で保存
command-save-svg = 詳細をSVG図で保存
command-save-geojson = GeoJSONで保存
sheet-none-open = まず詳細を開いてください。
sheet-nowhere = 個人用フォルダーがないため、書き込めません。
palette-filter = 絞り込む – { $facet }：{ $value }（{ $count }）
palette-unfilter = 絞り込みを外す – { $facet }：{ $value }
palette-near = 絞り込む – 「{ $name }」から{ $distance }以内
palette-sort = 一覧を{ $by }で並べ替え
palette-saved = 絞り込み「{ $name }」を適用
