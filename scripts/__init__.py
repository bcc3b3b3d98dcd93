"""Programs for those who work on Heard itself; nothing here is installed."""
