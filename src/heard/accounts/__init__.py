"""Who works here: staff and what they may see."""
