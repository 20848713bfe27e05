### The sheet: figures, diagrams, what is around, links.

## Figures
sheet-first-year = 開始年
sheet-shaft-sunk = 開削
sheet-shaft-closed = 閉鎖
sheet-shaft-life = 稼働期間
sheet-years = { $count }年
sheet-members = 登録要素
sheet-commune-heritage = 世界遺産の要素
sheet-commune-cycle = 図示された自転車ルート
sheet-commune-parks = 住民千人当たりの公園

## How a figure is computed
sheet-how-measured = Archipelが図形をもとにWGS 84楕円体上で計測した値です。
sheet-how-drawn = 資料に名前のある土地だけの面積です。公園全体の面積ではありません。
sheet-how-life = 出典にある2つの年の差です。
sheet-how-counted = Archipelが読み込んだレイヤーから数えた値です。
sheet-how-network = 市町村内に図示されたルートの長さです。経路が公表されていない{ $count }件のルートは含みません。
sheet-how-parks = 市町村内に図示された公園用地は{ $area }、住民1人当たり{ $each } m²です。目安の輪郭、用地の資料がない公園（{ $count }件）、市町村の庭園や小公園は含みません。

## The bus line
sheet-line-located = 停留所{ $total }か所のうち{ $count }か所の位置が分かっています。
sheet-line-unordered = 市町村は路線の順です。市町村内の公開リストはアルファベット順で、停留所の順序は分かりません。
sheet-line-elsewhere = 市町村の記載なし

## Around
sheet-near-station = 最寄りの駅
sheet-near-bus = 最寄りのBHNS停留所
sheet-near-bus-note = 確定できません。停留所{ $known }か所のうち位置が分かるのは{ $located }か所で、{ $unlisted }路線には停留所リストがありません。TADAO網のGTFSファイルを一緒に読み込むと正確になります。
sheet-near-cycle = 図示された自転車道網
sheet-near-cycle-note = 経路が公表されていない{ $count }件のルートは含みません。
sheet-near-park = 最寄りの公園用地
sheet-near-park-note = 公表されていない区域の境界ではなく、資料のある用地までの距離です。用地の資料がない{ $count }件の公園は含みません。
sheet-inconclusive = 確定不能
sheet-here = この場所
wind-north = 北
wind-north-east = 北東
wind-east = 東
wind-south-east = 南東
wind-south = 南
wind-south-west = 南西
wind-west = 西
wind-north-west = 北西
sheet-around = 周辺
sheet-nearest-only = { $total }件中、近い{ $shown }件。

## The shaft
sheet-shaft-scale = 縮尺図
sheet-shaft-deepest = 最深：{ $depth }
sheet-shaft-elevation = 地表の標高{ $height }

## What can be done
command-back = 前に開いた詳細
command-forward = 履歴の次の詳細
command-previous = リストの前の項目
command-next = リストの次の項目
command-clear-pins = 固定した詳細をすべて外す
command-sources = 各値の出典
sheet-pin = 比較のためこの詳細を固定
sheet-unpin = 固定した詳細を外す
key-alt = Alt
sheet-copy-link = この表示へのリンクをコピー
sheet-copy-command = コマンドラインをコピー
sheet-copy-geojson = GeoJSONとしてコピー
sheet-copy-picture = 詳細を画像としてコピー
sheet-keep = この詳細を保存または印刷
sheet-saved = 保存しました：{ $path }
sheet-save-failed = { $path }に保存できませんでした：{ $reason }。フォルダーの空き容量と権限をご確認ください。
sheet-not-drawn = 詳細を描画できませんでした：{ $reason }
sheet-code = スマートフォン用の座標

## The guide
command-guide = 使い方ガイド
guide-title = 使い方ガイド
guide-search = ガイド内を検索
guide-nothing = これらの言葉を含むページはありません。言葉を減らしてください。
guide-drawing = 画像を描画中…

## Photographs
media-uncredited = { $file }は表示できません。同名の.tomlファイルにauthorとlicenceが必要です。
media-too-many-bytes = { $file }は表示できません。ファイルが24 MBを超えています。
media-too-many-pixels = { $file }は表示できません。画像が4,800万画素を超えています。
media-broken = { $file }は表示できません。画像を読み取れません。

## Links
sheet-seen-from = ここが見える場所
sheet-linked-from = 参照元
sheet-same-company = 同じ会社：{ $company }
sheet-same-commune = 同じ市町村：{ $commune }

## The command line
sheet-wants-out = PDFとPNGはファイルに書き出します。--out ファイル名 を付けてください。
link-error-foreign = Archipelの表示のアドレスではありません。archipel://view で始まる必要があります。
link-error-too-long = アドレスが長すぎるため、開けません。
link-error-unknown = アドレスに不明な項目、または重複した項目（{ $part }）があるため、開けません。
link-error-value = アドレスの値（{ $part }）を読み取れないため、開けません。
sheet-page-left-out = { $count }件はこのページに収まりませんでした。Archipelの詳細でご覧になれます。
sheet-unknown = 識別子{ $id }のものはありません。identifyまたはfeaturesコマンドで識別子を確認できます。
sheet-line-no-stops = 停留所の一覧は公表されていません。数も順序も分かりません。
