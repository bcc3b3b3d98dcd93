"""How does somebody outside tell the council something? Page by page, until it is a record."""
