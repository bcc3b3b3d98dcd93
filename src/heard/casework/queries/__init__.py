"""What stands in the casework: tallies for the report, states for the rules, lists for the day."""
