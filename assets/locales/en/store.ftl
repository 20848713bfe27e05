# Safety of files: disk, lock, swapping of folders.
store-full = The disk is full: { $path } could not be written. Make room; nothing that was saved is lost.
store-read-only = { $path } is read-only: nothing can be saved there. Ask for the right to write, or choose another folder.
store-missing = { $path } is missing, or is not a folder ({ $reason }). Plug the disk in again or make the folder anew.
store-busy = { $path } is held by another program. Close it, then try again.
store-other = { $path } could not be read or written: { $reason }.
store-held = Another copy of Archipel (process { $pid }, { $doing }, since { $since }) is already writing to { $path }.
store-held-unknown = Another copy of Archipel is already writing to { $path }.
store-purpose-window = window open
store-purpose-install = installing a package
store-purpose-update = updating data
store-purpose-import = importing a file
store-newer = { $path } comes from a newer version of Archipel; it is not touched.
store-nothing-before = There is no earlier version to go back to.
store-second-copy = This window opens read-only: what you change here is not kept. Close the other copy to save.
store-nothing-kept = This window works, but what you change here is not kept.
store-clock-behind = The clock of this computer is behind: the data in place dates from { $moment }. Archipel trusts version numbers, not dates; set the clock.
