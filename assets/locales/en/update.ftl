# Updating data: what would be fetched, from where, how large; what changes; what prevents it.
update-size = { $megabytes } MB
update-size-unknown = size unknown
update-offer = { $url } (on { $host }, { $size })
update-licence = Licence: { $licence }
update-say-yes = Nothing was fetched. Add --yes to update.
update-changes = layer { $layer }, { $after } features: { $added } added, { $removed } removed, { $changed } changed
update-rolled-back = The data from before the last update is in use again.
update-back-to-none = No update is in use any more: the original data is back.
update-trouble-no-address = The address of “{ $feed }” is not known. Look for it on { $page } and put it into settings/sources.toml.
update-trouble-unknown = No source is called “{ $feed }”. Known: { $known }.
update-trouble-offline = No connection: { $reason }. The data in place is untouched.
update-trouble-slow = The server does not answer in time. What was fetched is kept: try again later.
update-trouble-cut = The connection is cut, or the file is shorter than announced. What was fetched is kept: try again later.
update-trouble-server = The server answers with error { $code }. The data in place is untouched.
update-trouble-redirect = The server sends us on to { $host }, which this source does not name: refused.
update-trouble-insecure = The server sends us on to { $host } without a secure connection: refused.
update-trouble-too-large = The file exceeds { $megabytes } MB: refused.
update-trouble-html = The server sends a web page instead of the data. Perhaps a login or a portal is in the way.
update-trouble-form = The file has the format { $found }, expected: { $wanted }.
update-trouble-unreadable = The data cannot be read: { $reason } What is in place is untouched.
update-trouble-outside = { $outside } of { $count } features lie outside the territory: this is not the right file.
update-trouble-count = { $count } features, where { $least } to { $most } are needed: refused.
update-trouble-cancelled = Cancelled. What was fetched is kept.
update-trouble-settings = { $path } cannot be understood: { $reason }
update-trouble-locked = { $reason } Nothing was changed.
update-trouble-ours = The update failed: { $reason }

# The page
command-updates = Update the data
update-title = Data and updates
update-in-use = Updates are added to it.
update-read-only = This window is read-only: nothing can be changed.
update-folder-given = This window shows the folder of --data: what is updated or installed shows without that option.
update-online = Update from the Internet
update-online-about = Archipel connects only if you ask for it here, and only to the addresses shown.
update-no-address = The program does not know the address of this file. Look for it here:
update-how = How to give it
update-how-about = Add these lines to the file { $file }, with the right address, then open the window again.
update-ask = Ask the server
update-asking = Asking the server…
update-begun = { $megabytes } MB are here already: the download goes on where it stopped.
update-fetch = Download
update-leave = Leave it
update-progress = { $done } MB of { $total } MB
update-progress-open = { $done } MB
update-paused = Paused
update-pause = Pause
update-resume = Go on
update-cancel = Cancel
update-building = Reading and checking…
update-counts = { $layer }: { $before } features in place, { $after } in the update
update-added = { $count ->
    [0] No feature added
    [one] One feature added
   *[other] { $count } features added
}
update-removed = { $count ->
    [0] No feature removed
    [one] One feature removed
   *[other] { $count } features removed
}
update-changed = { $count ->
    [0] No feature changed
    [one] One feature changed
   *[other] { $count } features changed
}
update-left-out = { $count ->
    [one] One feature outside the territory left out
   *[other] { $count } features outside the territory left out
}
update-keep = Put in place
update-kept = In place. The version before is kept.
update-again = Try again
update-go-back = Go back before the update
