"""Files that were handed in: known by their content, made safe, and kept where nobody guesses."""
