"""How the council shows itself: its look, how to reach it, and the words that are its own."""
