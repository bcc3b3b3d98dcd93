"""The rules of the office, pure: dates in, answers out; no clock, no database, no framework."""
