"""What the templates of taking in need beside Django's own."""
