# 最初の起動時の案内。
command-welcome = はじめの案内
welcome-title = Archipelへようこそ
welcome-about = ランス周辺の炭鉱地帯と公園連環の地図です。データはすべてプログラムの中にあり、求められたときだけネットワークに接続します。
welcome-move = ドラッグで地図を動かし、ホイールで拡大します。クリックすると場所のシートが開きます。
welcome-find = { $search } で場所を検索し、{ $palette } ですべての操作を表示します。
welcome-tell = 三つの物語が炭鉱地帯を語り、炭鉱の時計で時代をさかのぼれます。
welcome-begin = 地図を見る
welcome-guide = 使い方ガイドを開く
