"""What a browser sees of casework: one module a subject."""
