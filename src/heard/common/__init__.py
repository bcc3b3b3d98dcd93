"""What every app may use: the clock, ids, components."""
