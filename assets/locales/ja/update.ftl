# Updating data: what would be fetched, from where, how large; what changes; what prevents it.
update-size = { $megabytes } MB
update-size-unknown = サイズ不明
update-offer = { $url }（{ $host }、{ $size }）
update-licence = ライセンス：{ $licence }
update-say-yes = 何も取得していません。更新するには --yes を付けてください。
update-changes = レイヤー{ $layer }、{ $after }件：追加{ $added }、削除{ $removed }、変更{ $changed }
update-rolled-back = 前回の更新より前のデータに戻しました。
update-back-to-none = 更新はすべて解除され、元のデータに戻りました。
update-trouble-no-address = 「{ $feed }」のアドレスが不明です。{ $page }で調べ、settings/sources.tomlに書いてください。
update-trouble-unknown = 「{ $feed }」という提供元はありません。利用できるもの：{ $known }。
update-trouble-offline = 接続できません：{ $reason }。現在のデータはそのままです。
update-trouble-slow = サーバーが時間内に応答しません。取得済みの分は保存しました。後ほど再試行してください。
update-trouble-cut = 接続が切れたか、ファイルが予告より短くなっています。取得済みの分は保存しました。後ほど再試行してください。
update-trouble-server = サーバーがエラー{ $code }を返しました。現在のデータはそのままです。
update-trouble-redirect = 提供元にない{ $host }へ転送されたため、拒否しました。
update-trouble-insecure = 安全でない接続で{ $host }へ転送されたため、拒否しました。
update-trouble-too-large = ファイルが{ $megabytes } MBを超えるため、拒否しました。
update-trouble-html = データの代わりにウェブページが返されました。ログインやポータルが必要かもしれません。
update-trouble-form = ファイルの形式が{ $found }です。必要な形式：{ $wanted }。
update-trouble-unreadable = データを読み取れません：{ $reason } 現在のデータはそのままです。
update-trouble-outside = { $count }件中{ $outside }件が地域の外にあります。正しいファイルではありません。
update-trouble-count = { $count }件です。{ $least }～{ $most }件が必要なため、拒否しました。
update-trouble-cancelled = 中止しました。取得済みの分は保存しました。
update-trouble-settings = { $path }を解釈できません：{ $reason }
update-trouble-locked = { $reason } 何も変更していません。
update-trouble-ours = 更新に失敗しました：{ $reason }

# ページ
command-updates = データを更新
update-title = データと更新
update-in-use = 更新したデータを加えています。
update-read-only = このウィンドウは読み取り専用です。変更できません。
update-folder-given = このウィンドウは--dataのフォルダーを表示しています。更新や導入の結果は、このオプションなしで表示されます。
update-online = インターネットから更新
update-online-about = ここで指示した場合にのみ、表示されたアドレスにだけ接続します。
update-no-address = このファイルのアドレスはプログラムに登録されていません。次のページで調べてください：
update-how = 登録の方法
update-how-about = 正しいアドレスを入れて次の行をファイル{ $file }に追加し、ウィンドウを開き直してください。
update-ask = サーバーに問い合わせる
update-asking = サーバーに問い合わせています…
update-begun = { $megabytes } MBは取得済みです。続きから取得します。
update-fetch = ダウンロード
update-leave = 取りやめる
update-progress = { $done } MB／{ $total } MB
update-progress-open = { $done } MB
update-paused = 一時停止中
update-pause = 一時停止
update-resume = 再開
update-cancel = キャンセル
update-building = 読み込みと確認を行っています…
update-counts = { $layer }：現在{ $before }件、更新後{ $after }件
update-added = { $count ->
    [0] 追加なし
   *[other] 追加{ $count }件
}
update-removed = { $count ->
    [0] 削除なし
   *[other] 削除{ $count }件
}
update-changed = { $count ->
    [0] 変更なし
   *[other] 変更{ $count }件
}
update-left-out = { $count ->
    [0] 地域の外なし
   *[other] 地域の外にある{ $count }件を除きました
}
update-keep = 適用
update-kept = 適用しました。前の版は保存しています。
update-again = 再試行
update-go-back = 更新前に戻す
