# 炭鉱の時計：年、再生、凡例、昔と今。
command-clock = 炭鉱の時計を開く・閉じる
command-clock-play = 年を再生する・止める
command-year-later = 1年後
command-year-earlier = 1年前
command-decade-later = 10年後
command-decade-earlier = 10年前
command-clock-off = すべての時代を表示
