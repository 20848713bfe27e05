### Words of the map itself.

## Groups of places
cluster-places =
    { $count ->
        [one] { $count } Ort
       *[other] { $count } Orte
    }
cluster-share = { $count } × { $words }
