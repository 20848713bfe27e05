# Pages of paper: composer, layouts, prints.

print-scale = 縮尺 1:{ $scale }
print-scale-about = 縮尺：約1:{ $scale }
print-made-on = { $date }作成。
print-rows-left = { $count ->
   *[other] ほか{ $count }行はここにありません。
}
diagnostic-layout-broken = ページの設定「{ $name }」を読めません：{ $reason }
diagnostic-cover-without-scale = --cover には縮尺が必要です（--scale、またはレイアウトの縮尺）。
diagnostic-logo-broken = ロゴ「{ $name }」を読めません：{ $reason }

command-composer = 地図をページにする
composer-title = ページの設定
composer-preview = ページの見本
composer-paper = 用紙
composer-portrait = 縦
composer-landscape = 横
composer-scale = 縮尺
composer-scale-fit = 表示に合わせる
composer-scale-other = ほかの縮尺 1:
composer-content = 内容
composer-heading = 題名
composer-legend = 表示中の凡例
composer-scale-bar = 縮尺の目盛り
composer-north = 北
composer-inset = 位置図
composer-date = 今日の日付
composer-filter = 絞り込みの説明
composer-table = 表示中の一覧表（別ページ）
composer-logo = ロゴ
composer-logo-none = なし
composer-logo-choose = ファイルを選ぶ
composer-logo-clear = ロゴを外す
composer-file = ファイル
composer-dpi = 解像度（dpi）
composer-path = ファイルの場所
composer-write = ページを保存
composer-copy = ページを画像としてコピー
composer-file-name = 地図
composer-size = { $paper } · { $width } × { $height } mm · 1:{ $scale }
composer-page = { $page }／{ $pages }ページ
composer-page-next = 次のページ
composer-page-before = 前のページ
composer-written = { $count ->
   *[other] { $count }件のファイルを保存しました。最初は{ $path }です。
}
composer-failed = ページを保存できませんでした：{ $reason }
composer-atlas = 地図帳（項目ごとに1ページ）
composer-atlas-none = なし
composer-nothing = 絞り込みに合うものがなく、地図帳にページがありません。
column-page = ページ
composer-desk = 計画デスクの表示内容
composer-sheets = 選択した要素、または地図帳の各ページのカード
desk-connection = { $goal }からの直線距離
composer-cover = すべてを示すのに必要な枚数にする
column-distance-km = 距離（km）
print-rows-apart = { $count ->
   *[other] ほか{ $count }件がフィルターに一致しますが、この地図の外にあります。
}
