"""By which rules: versioned procedures, themes, service areas, calendars."""
