### Les mots de la carte elle-même.

## Les groupes de lieux
cluster-places =
    { $count ->
        [one] { $count } lieu
       *[other] { $count } lieux
    }
cluster-share = { $count } × { $words }
