"""What an office is begun with, on the command line."""
