# A story on paper or as slides.
handout-more = ほか{ $count }場面
handout-to-review = この訳はまだ確認中です。
handout-notes = メモ
handout-picture-missing = 画像がありません：{ $file }
handout-form-unknown = 物語は、PDF（--format pdf）または画像のフォルダー（--format png）で書き出します。
handout-written = { $count }ページを{ $path }に書き出しました
