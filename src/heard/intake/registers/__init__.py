"""How is a council's register read? Files into rows, rows into records, problems into sentences."""
