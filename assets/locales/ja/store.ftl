# Safety of files: disk, lock, swapping of folders.
store-full = ディスクに空きがなく、{ $path }に書き込めませんでした。空き容量を増やしてください。保存済みのものは失われていません。
store-read-only = { $path }は読み取り専用のため保存できません。書き込み権限を得るか、別のフォルダーを選んでください。
store-missing = { $path }がないか、フォルダーではありません（{ $reason }）。ディスクをつなぎ直すか、フォルダーを作り直してください。
store-busy = { $path }は別のプログラムが使用中です。閉じてから再試行してください。
store-other = { $path }を読み書きできませんでした：{ $reason }。
store-held = 別のArchipel（プロセス{ $pid }、{ $doing }、{ $since }から）が{ $path }に書き込み中です。
store-held-unknown = 別のArchipelが{ $path }に書き込み中です。
store-purpose-window = ウィンドウ表示中
store-purpose-install = パッケージ導入中
store-purpose-update = データ更新中
store-purpose-import = ファイル取込中
store-newer = { $path }はより新しい版のArchipelのものです。変更しません。
store-nothing-before = 戻せる以前の版はありません。
store-second-copy = このウィンドウは読み取り専用です。変更は保存されません。保存するには、もう一方を閉じてください。
store-nothing-kept = このウィンドウは使えますが、変更は保存されません。
store-clock-behind = このコンピューターの時計が遅れています。現在のデータは{ $moment }のものです。Archipelは日付ではなく版番号で判断します。時計を合わせてください。
