### Words of the map itself.

## Groups of places
cluster-places =
    { $count ->
        [one] { $count } place
       *[other] { $count } places
    }
cluster-share = { $count } × { $words }
