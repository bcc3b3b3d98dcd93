"""Every way in: registers, forms, letters, each ending in one call."""
