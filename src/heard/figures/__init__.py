"""The figures of the annual report, pure: tallies in, tables, charts, checks and words out."""
