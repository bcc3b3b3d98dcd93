"""Tests of the procedures that are held, and of the commands that load and ask them."""
