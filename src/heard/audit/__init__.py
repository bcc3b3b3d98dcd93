"""Who did and read what: an append-only log, each event chained to the one before."""
