"""Settings, addresses, start-up checks and the command line."""
