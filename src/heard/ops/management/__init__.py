"""Commands of the ops app."""
