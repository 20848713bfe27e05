### Words of the map itself.

## Groups of places
cluster-places = { $count }か所
cluster-share = { $words }×{ $count }
