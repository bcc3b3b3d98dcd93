"""Editions of the annual report and their renderers."""
