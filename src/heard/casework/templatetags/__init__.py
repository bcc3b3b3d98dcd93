"""Words for codes that templates meet."""
