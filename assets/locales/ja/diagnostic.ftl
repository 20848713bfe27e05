### What the loader found in a file. $count (number) says how often inside the feature.

severity-info = 情報
severity-warning = 警告
severity-error = エラー

## Balance of a file: $count (number) features, $loaded (text) read, $crs (text) reference system
diagnostic-check-ok = 正常、{ $count }件（{ $crs }）
diagnostic-check-warn = 注意付きで読み込み、{ $count }件中{ $loaded }件（{ $crs }）
diagnostic-check-error = 読み込み拒否

## The file
diagnostic-file-missing = ファイルが見つかりません。
diagnostic-file-unreadable = ファイルを読み取れません：{ $reason }。
diagnostic-file-too-large = ファイルが{ $limit } MiBを超えるため、読み込みません。
diagnostic-file-empty = ファイルが空です。
diagnostic-file-kind = テキストではありません。内容は{ $kind }です。
diagnostic-file-encoding = { $byte }バイト目がUTF-8ではありません。JSONに使えるのはUTF-8だけです。UTF-8で保存し直してください。
diagnostic-folder-empty = フォルダーにカタログも.geojsonファイルもありません。
diagnostic-byte-order-mark = 先頭にJSONでは不要なバイト順マークがあります。無視しました。
diagnostic-utf-16 = UTF-8ではなくUTF-16です。読み込み時に変換しました。

## The JSON text
diagnostic-json-truncated = 文が途中で終わっています。ファイルが切れています。
diagnostic-json-syntax = この文字はJSONのこの位置には置けません。
diagnostic-json-not-finite = この語はJSONではありません。NaNとInfinityは数値として使えません。
diagnostic-json-comment = JSONにはコメントを書けません。
diagnostic-json-quote = JSONでは二重引用符だけを使います。
diagnostic-json-comma = リストまたはオブジェクトの閉じ括弧の前にコンマがあります。
diagnostic-json-number = 数値がJSONの書き方に従っていません。
diagnostic-json-control = 制御文字（タブ、改行など）がエスケープされずに文字列に入っています。
diagnostic-json-escape = このエスケープはJSONにありません。
diagnostic-json-depth = 入れ子が深すぎるため、読み込みません。
diagnostic-json-trailing = 文書の終わりの後に何かが続いています。
diagnostic-duplicate-key = メンバー「{ $name }」が2回あります。後のものを採用します。
diagnostic-lone-surrogate = 文字列に不完全な文字があり、「�」に置き換えました。
diagnostic-number-too-large = 数値が64ビットで表せる範囲を超えています。文字列として残します。
diagnostic-too-many-values = 属性に必要なメモリーが多すぎるため、読み込みません。
diagnostic-too-many-features = 要素が{ $limit }件を超えるため、読み込みません。

## The document
diagnostic-root-not-object = 文書はGeoJSONオブジェクトであるべきですが、別のもの（{ $found }）です。
diagnostic-root-type-missing = 「type」がないため、GeoJSONではありません。
diagnostic-root-type-unknown = 「{ $found }」というGeoJSONの型はありません。大文字と小文字は区別されます。
diagnostic-topojson = GeoJSONではなくTopoJSONです。先に変換してください。
diagnostic-esri-json = GeoJSONではなくEsriのJSONです。GeoJSONで書き出してください。
diagnostic-features-missing = コレクションに「features」がありません。
diagnostic-features-not-array = 「features」はリストであるべきですが、別のもの（{ $found }）です。
diagnostic-no-features = コレクションが空です。
diagnostic-sequence = { $count }個の文書が並んだファイルです。最後まで読み込みました。
diagnostic-foreign-member = メンバー「{ $name }」はこの形式にないため、無視しました。
diagnostic-nothing-left = 読み込める要素がありませんでした。
diagnostic-more-findings = 同種の注記がほかに{ $count }件ありますが、省略しています。

## The place
diagnostic-old-crs-member = 2008年の「crs」メンバーは現在の形式にはありません。座標は常にWGS 84です。
diagnostic-crs-unsupported = 座標参照系{ $crs }は不明です。データの位置がずれてしまいます。
diagnostic-crs-datum = { $crs }とWGS 84の差は約1メートル以内です。位置はそのまま使います。
diagnostic-crs-contradicted = 宣言された座標参照系と数値が合いません。数値は度なので、度として読み込みます。
diagnostic-lambert-93 = 座標はLambert-93です。{ $count }件を度に変換しました。
diagnostic-web-mercator = 座標はウェブメルカトルのメートルです。{ $count }件を度に変換しました。
diagnostic-axes-swapped = 緯度が経度より先に書かれています。順序を直しました。地図をご確認ください。
diagnostic-axes-doubtful = 緯度と経度が逆かもしれません。このままではソマリア沖、逆にするとフランスになります。
diagnostic-position-nowhere = 位置{ $place }は地球上に存在しません。この要素を除きました。
diagnostic-longitude-beyond = 経度{ $place }が180度を超えています。
diagnostic-antimeridian = 図形が180度経線で分割されずにまたいでいます。地図全体を横切ってしまいます。

## A feature
diagnostic-feature-not-object = 要素はオブジェクトであるべきですが、別のもの（{ $found }）です。
diagnostic-feature-type-missing = 要素に「type」がありません。
diagnostic-feature-wrong-type = 要素の型は「{ $found }」ではなく「Feature」であるべきです。
diagnostic-features-misplaced = 「features」はここに置けません。
diagnostic-geometry-missing = 要素に「geometry」がありません。図形がない場合はnullと書きます。
diagnostic-geometry-not-object = 図形はオブジェクトであるべきですが、別のもの（{ $found }）です。
diagnostic-properties-missing = 要素に「properties」がありません。
diagnostic-properties-not-object = 「properties」はオブジェクトかnullであるべきですが、別のもの（{ $found }）です。
diagnostic-property-wrong-type = 属性「{ $name }」の型が予期したものと違います。そのまま残します。
diagnostic-years-reversed = 終わり（{ $to }）が始まり（{ $from }）より前です。
diagnostic-id-not-allowed = 識別子は文字列か数値であるべきですが、別のもの（{ $found }）です。
diagnostic-id-null = 識別子がnullです。無視しました。
diagnostic-id-duplicate = 識別子「{ $id }」は別の要素がすでに使っています。
diagnostic-ids-mixed = 識別子に文字列と数値が混在しています。
diagnostic-bbox-malformed = 「bbox」は4個または6個の数値のリストであるべきです。
diagnostic-bbox-null = 「bbox」がnullです。無視しました。
diagnostic-bbox-upside-down = 「bbox」の南端が北端より北にあります。

## A geometry
diagnostic-geometry-type-missing = 図形に「type」がありません。
diagnostic-geometry-type-unknown = 「{ $found }」という図形の型はありません。大文字と小文字は区別されます。
diagnostic-geometry-is-feature = 図形の位置に「{ $found }」オブジェクトがあります。
diagnostic-coordinates-missing = 図形に「coordinates」がありません。
diagnostic-coordinates-not-array = 座標はリストであるべきですが、別のもの（{ $found }）があります。
diagnostic-wrong-nesting = 座標の入れ子がこの図形の型に合っていません。
diagnostic-position-short = 位置には数値が2個以上必要ですが、{ $found }個しかありません。
diagnostic-position-long = { $count }か所の位置に数値が4個以上あります。余分は無視しました。
diagnostic-altitude = 高さ{ $count }個は保存されません。
diagnostic-ordinate-not-number = 座標は数値であるべきですが、別のもの（{ $found }）です。
diagnostic-ordinate-not-finite = 座標の値が表せる範囲を超えています。
diagnostic-line-short = 線には位置が2か所以上必要です。
diagnostic-geometries-missing = コレクションに「geometries」がありません。
diagnostic-geometries-not-array = 「geometries」はリストであるべきですが、別のもの（{ $found }）です。
diagnostic-nested-collection = 図形コレクションの中に別のコレクションがあります。
diagnostic-geometry-empty = 図形が空です。要素は図形なしで残します。
diagnostic-part-empty = 図形の空の部分{ $count }個を除きました。
diagnostic-ring-unclosed = 閉じていない環{ $count }個を閉じました。
diagnostic-ring-short = 位置が4か所に満たない環{ $count }個を除きました。
diagnostic-ring-flat = 面積のない環が{ $count }個あります。
diagnostic-ring-winding = 逆回りの環{ $count }個の向きを直しました。
diagnostic-ring-crossing = 自身と交差または接触する環が{ $count }個あります（最初は{ $place }付近）。
diagnostic-ring-intricate = 環が複雑すぎて、交差を確認できません。
diagnostic-hole-dropped = 穴{ $count }個を外側の輪郭とともに除きました。

## The catalog
diagnostic-catalog-encoding = ファイルがUTF-8ではありません。
diagnostic-catalog-syntax = ファイルを解釈できません：{ $reason }。
diagnostic-catalog-newer = ファイルの版は{ $version }ですが、このプログラムは版{ $known }にしか対応していません。プログラムを更新してください。
diagnostic-catalog-version = 版{ $version }は存在しません。
diagnostic-catalog-unknown-key = キー「{ $key }」はここでは使えません。
diagnostic-catalog-missing-key = キー「{ $key }」がありません。
diagnostic-catalog-extent = 範囲「{ $key }」は西、南、東、北の順に度で指定してください。
diagnostic-catalog-layer-twice = 識別子「{ $layer }」のレイヤーが2つあります。
diagnostic-catalog-group-unknown = レイヤー「{ $layer }」のグループ「{ $group }」は存在しません。
diagnostic-catalog-source-unknown = レイヤー「{ $layer }」の出典「{ $source }」は存在しません。
diagnostic-layer-file-name = レイヤー「{ $layer }」には、カタログと同じ場所のファイルを指定してください。

diagnostic-category-unknown = カタログにない種類「{ $name }」のものが{ $count }件あります。
diagnostic-source-unknown = カタログにない出典「{ $name }」のものが{ $count }件あります。
diagnostic-class-missing = レイヤーのどの分類にも入らないものが{ $count }件あり、描画されません。

## The command line
diagnostic-features-layer-unknown = レイヤー「{ $layer }」はありません。レイヤー：{ $known }。
diagnostic-features-key-unknown = このレイヤーにキー「{ $key }」はありません。キー：{ $known }。
