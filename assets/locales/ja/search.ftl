# Search.
search-field = 場所や名前を検索…
search-clear = 検索を消去
search-preparing = 検索を準備中…
search-recent = 最近の検索
search-try = 例
search-examples = ルーヴル・ランス · 11/19 · fosse 9 bis · プール · B6 · ボタ山 · cité des Électriciens
search-more = ほか{ $count }件
search-partial = すべての言葉を含むものはありません。近いものを表示しています。
search-none = 「{ $words }」に一致するものはありません。
search-none-help = 短い言葉、別の名前、コード、市町村名でお試しください。打ち間違いやアクセント記号は区別しません。
search-browse = 種類から探す
search-none-short = この言葉に一致するものはありません。
table-score = スコア
table-id = 識別子
table-name = 名前
table-commune = 市町村
