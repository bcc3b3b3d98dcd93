"""Heard: casework and reporting on what families say about children's services."""

__version__ = "0.1.0"
