### Headings of the tables of the command line.

table-layer = レイヤー
table-features = 件数
table-geometries = 図形
table-length-km = km
table-area-ha = ha
table-sources = 出典
table-load-ms = ms
table-declared-what = 公表値の項目
table-declared = 公表値
table-loaded = 読込値
table-difference = 差
table-unit = 単位
table-reason = 理由
