### Words of the map itself.

## Groups of places
cluster-places =
    { $count ->
        [one] { $count } plaats
       *[other] { $count } plaatsen
    }
cluster-share = { $count } × { $words }
