"""The acts by which records come to be and change."""

from heard.feedback.operations.recording import Recorder, UnableToRecord

__all__ = ["Recorder", "UnableToRecord"]
