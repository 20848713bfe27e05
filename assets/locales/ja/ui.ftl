### The words of the window.

## The window
app-title = Archipel — 公園連環と鉱山遺産
app-loading = 地域データを読み込み中…
app-failed = 地域データを読み込めませんでした。理由はログにあります。Archipelを起動し直してください。
action-close = 閉じる
action-copied = コピーしました

## Commands
command-zoom-in = 拡大
command-zoom-out = 縮小
command-pan-west = 西へ移動
command-pan-east = 東へ移動
command-pan-north = 北へ移動
command-pan-south = 南へ移動
command-home = 地域全体
command-clear-filters = 絞り込みをすべて解除
command-close-sheet = 詳細を閉じる
command-toggle-panel = パネルを開閉
command-show-layers = レイヤー
command-show-filters = 絞り込み
command-about = Archipelについて
command-problems = データに関する注記
command-help = キーボードとマウス
command-close = 手前のものを閉じる

## Keys
key-ctrl = Ctrl
key-home = Home
key-escape = Esc
key-backspace = Backspace

## The map
map-label = 地域の地図
map-coordinates = 北緯{ $latitude }°、東経{ $longitude }°
map-attribution = 出典：{ $credits }

## The panel of layers
panel-label = レイヤーと絞り込み
layers-title = レイヤー
layers-none = レイヤーを読み込めませんでした。理由は注記の一覧にあります。
layers-visible = レイヤー「{ $layer }」を表示
layers-opacity = レイヤー「{ $layer }」の不透明度
layers-opacity-short = 不透明度
layers-isolate-class = 「{ $class }」だけを表示
layers-show-all-classes = すべての分類を表示
layers-count-filtered = { $shown }／{ $total }
layers-disabled = 利用できないレイヤー
layers-zoom-to = このレイヤーの範囲を表示
layers-closer = 拡大すると表示されます。

## Filters
filters-title = 絞り込み
filters-text = 言葉を検索
filters-category = 種類
filters-commune = 市町村
filters-epci = 市町村共同体
filters-company = 鉱山会社
filters-period-from = 開始
filters-period-to = 終了
filters-protection = 保護
filters-clear = 絞り込みをすべて解除
filters-more = ほか{ $count }件を表示
filters-fewer = 表示を減らす
filters-empty = 条件に合うものがありません。条件を外すか、すべて解除してください。
filters-result = 条件に合うもの{ $count }件

## The sheet
sheet-label = 詳細
sheet-close = 詳細を閉じる
sheet-show = 地図の中心に表示
sheet-timeline = 年表
sheet-links = 関連
sheet-link-probable = 関連の可能性
sheet-and-more = { $names }、ほか{ $count }件
sheet-more = ほか{ $count }件
sheet-stops = 判明している停留所{ $count }か所
sheet-source = 出典と信頼性
sheet-precision = 精度{ $length }
sheet-vintage-line = データ時点：{ $vintage }
sheet-copy-coordinates = 座標をコピー
sheet-not-translated = この文はまだ翻訳されていません。
sheet-to-review = この訳は確認中です。

## Fields of the sheet
field-code = コード
field-aliases = 別名
field-company = 会社
field-period = 時期
field-years = 年
field-protection = 保護
field-owner = 所有者
field-declared-length = 公表の長さ
field-measured-length = 計測した長さ
field-declared-area = 公表の面積
field-drawn-area = 図示された用地の面積
field-measured-area = 計測した面積
field-communes = 市町村
field-epci = 市町村共同体
field-sees = 見えるもの
field-population = 人口
field-interest = 価値
field-group = 採掘グループ
field-concession = 鉱区
field-depth-m = 深さ（m）
field-elevation-m = 標高（m）
field-view-of = 記載された眺め
field-density-per-km2 = 人口密度（人／km²）
field-communes-count = 市町村数
field-vehicles-per-day-max-2019 = 1日の車両数（2019年最大）
field-class = 等級

## How far a geometry may be trusted
status-official = 公式の図形
status-osm = OpenStreetMapの図形
status-approximate = おおよその位置
status-schematic = 模式的な経路
status-indicative = 目安の輪郭
status-none = 図形なし

## About
about-title = Archipelについて
about-version = バージョン{ $version }
about-vintage = データ：{ $vintage }
about-licence = コードはMITまたはApache-2.0ライセンスのいずれかで利用できます。
about-data = データ
about-fonts = フォント
about-crates-count = ライブラリ{ $count }件
about-logs = ログと障害報告：{ $path }

## Keyboard and mouse
help-title = キーボードとマウス
help-drag = 地図をドラッグすると移動します。
help-wheel = ホイール、ピンチ、ダブルクリックで、ポインターの位置を拡大します。
help-click = クリックすると詳細が開きます。同じ場所をもう一度クリックすると、その下のものに移ります。

## Settings
settings-title = 設定
settings-language = 言語
settings-theme = テーマ
settings-system = システムに合わせる
settings-text-size = 文字サイズ
settings-reduce-motion = 動きを減らす
theme-light = ライト
theme-dark = ダーク
theme-contrast = ハイコントラスト
lang-fr = français
lang-en = English
lang-nl = Nederlands
lang-de = Deutsch
lang-ja = 日本語
lang-short-fr = FR
lang-short-en = EN
lang-short-nl = NL
lang-short-de = DE
lang-short-ja = 日
settings-speak = 言語：{ $language }

## What is wrong
problems-title = データに関する注記
problems-count = データに関する注記{ $count }件
problems-feature = 第{ $feature }要素
problems-line = { $line }行目
problem-state-set-aside = 保存された状態を読み取れませんでした（{ $reason }）。{ $path }に残し、Archipelは初期状態から始めます。
problem-state-newer = 保存された状態は、より新しい版のArchipelのものです（形式{ $found }、この版は形式{ $known }まで）。変更せずに残します。Archipelを更新すると使えます。
problem-layers-disabled = { $count }件のレイヤーを読み込めませんでした。該当するレイヤーと理由は、右上の注記の一覧にあります。
problem-save-failed = 状態を保存できませんでした：{ $reason }。フォルダーの空き容量と権限をご確認ください。
problem-no-display = ウィンドウを開く画面が見つかりません。次のコマンドは画面なしで使えます：
problem-no-drawing = ここではウィンドウを描画できません。次のコマンドはウィンドウなしで使えます：
problem-no-window = この版のArchipelにはウィンドウがありません。次のコマンドはウィンドウなしで使えます：

## What the other end of a link is to the feature
link-candidate = 同じ市町村のもの（所属は未確認）
link-component = 登録資産の構成要素
link-constituent = 資料に名前のあるもの
link-departement = 県
link-heritage = 遺産
link-line = 路線
link-member = この構成要素に含まれるもの
link-near = 近く
link-network = 路線網
link-page = 参考ページ
link-park = 公園
link-route = ルート
link-same-element = 同じ世界遺産構成要素内
link-site = 変化の場所
link-stage = 区間
link-stop = 位置の分かる停留所
link-territory = 地域
left-panel-width = パネルの幅
sheet-width = 詳細の幅
