"""What was learnt: lessons and the actions that followed."""
