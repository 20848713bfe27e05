### What the loader found in a file of another format than GeoJSON.

## The file, whatever its format
diagnostic-conic-zone = 座標はフランスの正角円錐図法のゾーン（{ $crs }）です。度に変換しました（{ $count }件）。
diagnostic-reader-broke = 内部エラーで読み込みが止まりました。ファイルは読み込みません。ファイルを添えてご報告ください。
diagnostic-too-many-vertices = 図形の頂点が多すぎるため、読み込みません。
diagnostic-text-encoding = 文字列が{ $name }ではありません。不明な文字は「�」に置き換えました。
diagnostic-encoding-guessed = 文字コードの指定がないため、{ $name }として読み込みます。
diagnostic-encoding-unknown = 文字コード「{ $name }」は不明なため、推定します。
diagnostic-blob-dropped = 「{ $name }」のバイナリー内容は保存されません。
diagnostic-cycle-schema = フランスの自転車施設の全国スキーマに沿った項目です（{ $count }件）。

## Zip archives
diagnostic-archive-broken = ZIPアーカイブが壊れているため、読み込みません。
diagnostic-archive-entry-broken = アーカイブ内の「{ $name }」が壊れています。
diagnostic-archive-method = アーカイブ内の「{ $name }」は暗号化されているか、不明な方式で圧縮されています。
diagnostic-archive-bomb = アーカイブ内の「{ $name }」は展開すると大きすぎるため、何も読み込みません。
diagnostic-archive-entries = アーカイブのファイルが{ $limit }件を超えるため、読み込みません。
diagnostic-archive-path = 「{ $name }」はアーカイブのフォルダーの外を指すため、読み込みません。
diagnostic-archive-link = アーカイブ内の「{ $name }」はリンクのため、読み込みません。
diagnostic-archive-empty = アーカイブが空です。
diagnostic-archive-nested = アーカイブの中に別のアーカイブがあります。先に展開してください。
diagnostic-archive-nothing = アーカイブに読み込めるファイルがありません（{ $name }）。
diagnostic-archive-others = 「{ $name }」だけを読み込みます。ほかに{ $count }件のファイルがあります。
diagnostic-archive-twice = アーカイブに同じ名前のファイルが二つあるため、読み込みません。

## Shapefile
diagnostic-shp-missing = 図形を収めた.shpファイルがありません。
diagnostic-shp-header = .shpファイルのヘッダーが正しくありません。
diagnostic-shp-type = 図形の型{ $found }は存在しません。
diagnostic-shp-truncated = .shpファイルが示された長さより短く、途中で切れています。
diagnostic-shp-length = .shpファイルが示された長さより長いため、最後まで読み込みます。
diagnostic-shp-numbers = .shpファイルのレコード番号が順番どおりではありません。
diagnostic-shx-differs = .shxは.shpのレコードの位置と合わないため、使いません。
diagnostic-shp-record-length = レコードの長さがファイルの終わりを超えています。
diagnostic-shp-record-short = レコードが示された長さより短くなっています。
diagnostic-shp-record-type = 図形の型が{ $found }で、ファイルの型と違います。
diagnostic-shp-record-missing = 表に、図形のない行があります。
diagnostic-shp-parts = 図形の部分が連続していません。
diagnostic-shp-multipatch = 立体の面（MultiPatch）は読み込みません。
diagnostic-shp-hole-alone = 穴を囲む輪郭がないため、輪郭として読み込みます。
diagnostic-prj-missing = .prjファイルがないため、座標参照系を数値から推定します。
diagnostic-prj-unreadable = .prjファイルを解釈できないため、座標参照系を数値から推定します。
diagnostic-dbf-missing = .dbfファイルがないため、属性がありません。
diagnostic-dbf-header = .dbfファイルのヘッダーが正しくないため、属性がありません。
diagnostic-dbf-count = 図形{ $shapes }件に対し、表は{ $rows }行です。
diagnostic-dbf-row-missing = この図形に対応する表の行がありません。
diagnostic-dbf-deleted = 削除済みの行は読み込みません：{ $count }件。
diagnostic-dbf-number = 「{ $found }」は数値ではありません。

## GeoPackage
diagnostic-sqlite-not-gpkg = SQLiteデータベースですが、GeoPackageではありません。
diagnostic-gpkg-broken = データベースを読み取れません：{ $reason }。
diagnostic-gpkg-truncated = ファイルが示された長さより短く、途中で切れています。
diagnostic-gpkg-endless = データベースのビューの計算が終わらないため、読み込みません。
diagnostic-gpkg-tables = データベースの表が多すぎるため、読み込みません。
diagnostic-gpkg-journal = 別のプログラムの最新の変更がまだ書き込まれていないため、読み込まれません。先にそのプログラムを閉じてください。
diagnostic-gpkg-table-missing = 表「{ $name }」が存在しません。
diagnostic-gpkg-table-skipped = 表「{ $name }」（{ $found }）は読み込みません。
diagnostic-gpkg-no-geometry = 表「{ $name }」に図形の列がありません。
diagnostic-gpkg-nothing = データベースに読み込める地物のテーブルがありません。
diagnostic-gpkg-srs-differs = 「{ $name }」の図形の座標参照系が表と異なります。表のものを採用します。
diagnostic-gpkg-geometry-header = 図形にGeoPackageのヘッダーがありません。
diagnostic-gpkg-geometry-extended = 図形が特定のプログラム独自の型のため、読み込みません。
diagnostic-wkb-short = バイナリー図形が示された長さより短くなっています。
diagnostic-wkb-surplus = バイナリのジオメトリが宣言より長いため、残りは読み込みません。
diagnostic-wkb-order = バイナリー図形にバイト順の指定がありません。
diagnostic-wkb-type = 図形の型{ $found }は読み込みません。
diagnostic-wkb-depth = 図形の入れ子が深すぎます。
diagnostic-wkb-part = 図形の一部の型が全体と異なります。

## FlatGeobuf
diagnostic-fgb-header = FlatGeobufのヘッダーが正しくありません。
diagnostic-fgb-truncated = ファイルが要素の途中で切れています。
diagnostic-fgb-missing = あるはずの要素がありません。ファイルが途中で切れています。
diagnostic-fgb-count = 要素は{ $wanted }件のはずですが、{ $rows }件です。
diagnostic-fgb-feature = 要素を読み取れません。オフセットが範囲外を指しています。
diagnostic-fgb-properties = 要素の属性が列と合いません。
diagnostic-fgb-geometry = 要素の図形を読み取れません。
diagnostic-fgb-geometry-type = この型の図形は読み込みません。
diagnostic-fgb-depth = 図形の入れ子が深すぎます。

## XML, KML, GPX
diagnostic-xml-root = ルートが「{ $found }」のXML文書には対応していません。
diagnostic-xml-syntax = 整形式のXMLではありません。
diagnostic-xml-truncated = 文が途中で終わっています。ファイルが切れています。
diagnostic-xml-doctype = 文書型宣言は使えません。ファイルは読み込みません。
diagnostic-xml-entity = 不明な実体参照があるため、読み込みません。
diagnostic-xml-depth = 入れ子が深すぎるため、読み込みません。
diagnostic-xml-elements = 内部の要素が多すぎるため、読み込みません。
diagnostic-xml-encoding = { $byte }バイト目がファイルの文字コードと合いません。
diagnostic-kml-coordinates = 「{ $found }」は位置ではありません。「longitude,latitude」と書きます。
diagnostic-kml-point = 1つの点に複数の位置があります。
diagnostic-kml-polygon = ポリゴンに輪郭がありません。
diagnostic-kml-model = 立体モデルは読み込みません。
diagnostic-kml-outer = ポリゴンに外周が複数あります。一つだけにしてください。
diagnostic-kml-network-link = ネットワーク上の別のファイルを参照していますが、取得しません。
diagnostic-kml-overlay = 画像とツアー（「{ $found }」）は読み込みません。
diagnostic-gpx-position = 属性「{ $name }」が数値ではありません（{ $found }）。
diagnostic-gpx-single = 1点だけの区間を除きました（{ $count }件）。
diagnostic-gpx-extension = 軌跡の点の拡張情報と計測値は保存しません（{ $count }）。
diagnostic-gpx-time = 軌跡の点の時刻は保存しません（{ $count }）。

## Tables
diagnostic-csv-binary = テキストファイルではありません。
diagnostic-csv-broken = 表を最後まで読み取れません。
diagnostic-csv-header = 1行目には列名を書いてください。
diagnostic-csv-columns = 列が多すぎるため、読み込みません。
diagnostic-csv-no-place = 位置を示す列（経度・緯度、X・Y、WKT、市町村）がありません。
diagnostic-csv-join = 列「{ $name }」で、行を市町村と結び付けられます。
diagnostic-csv-no-position = この行には位置がありません。
diagnostic-csv-number = 「{ $found }」は座標ではありません。
diagnostic-csv-wkt = 「{ $found }」は文字列の図形（WKT）ではありません。
diagnostic-csv-fields = { $wanted }列に対し、この行の値は{ $found }個です。
diagnostic-csv-quote = 引用符が閉じていません。最後の数行をご確認ください。

## TopoJSON
diagnostic-topology-arcs = トポロジーに「arcs」がありません。
diagnostic-topology-objects = トポロジーに「objects」がありません。
diagnostic-topology-transform = 「transform」には、2つの数値からなる「scale」と「translate」が必要です。
diagnostic-topology-geometry-arcs = 図形に「arcs」がありません。
diagnostic-topology-arc-unknown = 図形が存在しない弧を参照しています。
diagnostic-topology-gap = ジオメトリの弧どうしが離れているため、線分でつなぎます。
diagnostic-topology-properties = 「properties」がオブジェクトではないため、無視しました。

## OpenStreetMap
diagnostic-osm-broken = OpenStreetMapデータのブロックを読み取れません。
diagnostic-osm-header = ファイルがOpenStreetMapのヘッダーで始まっていません。
diagnostic-osm-feature = このファイルに必要な「{ $name }」には対応していません。
diagnostic-osm-compression = 対応していない圧縮方式のブロックがあります（{ $name }）。
diagnostic-osm-truncated = ファイルがブロックの途中で切れています。
diagnostic-osm-node-position = ノードの位置を読み取れません。
diagnostic-osm-id = オブジェクトの識別子を読み取れません。
diagnostic-osm-remark = サーバーの応答は途中で終わっています：「{ $found }」。欠けているオブジェクトがあるかもしれません。
diagnostic-osm-keyless = キーのないタグは読み込みません（{ $count }件）。
diagnostic-osm-deleted = ファイルで削除とされているオブジェクトは読み込みません：{ $count }件。
diagnostic-osm-node-missing = このウェイのノードがファイルにありません（{ $count }件）。
diagnostic-osm-way-missing = このリレーションのウェイがファイルにありません（{ $count }件）。
diagnostic-osm-ring-open = このリレーションの輪郭が閉じていないため、除きました。
diagnostic-osm-relation-loop = この関係は自分自身を含んでいます（{ $count }）。経路は一度だけ採用します。
diagnostic-osm-relation-missing = この関係を構成する関係がファイルにありません（{ $count }）。
diagnostic-osm-member-relation = この面の構成要素に関係があります。輪郭ではないため除きました（{ $count }）。
diagnostic-osm-node-twice = 異なる位置で二度現れるノードがあります（{ $count }）。最後の位置を採用します。
diagnostic-osm-ref-broken = 番号でない、または種類のない参照を除きました（{ $count }）。
diagnostic-osm-relation-skipped = 図形をもたないリレーションは読み込みません：{ $count }件。
diagnostic-osm-profile = 自転車道網：{ $cycle }、公園：{ $park }、ボタ山：{ $terril }、その他：{ $other }。

## GTFS
diagnostic-gtfs-file-missing = GTFSアーカイブに{ $name }がありません。
diagnostic-gtfs-column-missing = { $name }に列「{ $found }」がありません。
diagnostic-gtfs-position = 停留所または経路の点の位置を読み取れません（{ $found }）。
diagnostic-gtfs-stop-nameless = 停留所にIDがないため、時刻表から参照できません。
diagnostic-gtfs-shape-lines = 位置を読み取れない経路の点を除きました（{ $count }件）。
diagnostic-gtfs-read = GTFS路線網：停留所{ $stops }、経路{ $shapes }、路線{ $routes }。

## Layers that people brought
diagnostic-user-layer-newer = レイヤーの版は{ $found }ですが、このプログラムは版{ $known }にしか対応していません。プログラムを更新してください。
diagnostic-user-layer-broken = レイヤーの説明を解釈できません：{ $reason }。
diagnostic-gtfs-missing = 時刻表に表「{ $name }」がありません。
diagnostic-gtfs-table = 表「{ $name }」を解釈できません。
diagnostic-gtfs-encoding = 表「{ $name }」がUTF-8ではありません。
diagnostic-user-layer-moved = フォルダー名がレイヤーの名前と一致しません。
