"""How wide are these words, and where do they break? Close enough for any plain sans-serif."""

from __future__ import annotations

__all__ = ["broken", "wide"]

# Widths as a share of the type size: the wider of Atkinson Hyperlegible Next and Helvetica.
WIDTHS = (
    (0.28, "ijl.,:;'’‘|!` "),
    (0.36, "frtI()[]/-"),
    (0.52, "1aceksvxyzJ*?–“”"),
    (0.73, "ACDGHKNOQRUXw&#"),
    (0.94, "mMW%@—"),
)
USUAL = 0.62
OF_LETTER = {letter: share for share, letters in WIDTHS for letter in letters}


def wide(text: str, size: float) -> float:
    """Return the width of the text at this size, in the unit of the size."""
    return size * sum(OF_LETTER.get(letter, USUAL) for letter in text)


def broken(text: str, size: float, room: float) -> list[str]:
    """Return the text in lines that fit the room; only a word too long for a line is cut."""
    lines = [""]
    for word in text.split():
        for at, piece in enumerate(_pieces(word, size, room)):
            joined = piece if not lines[-1] else f"{lines[-1]} {piece}"
            if at or wide(joined, size) > room:
                lines.append(piece)
            else:
                lines[-1] = joined
    return [line for line in lines if line] or [""]


def _pieces(word: str, size: float, room: float) -> list[str]:
    """Return the word, or its parts where it is too long: after a slash or hyphen, or anywhere."""
    pieces, piece = [], ""
    for letter in word:
        if piece and wide(piece + letter, size) > room:
            cut = max(piece.rfind("/"), piece.rfind("-")) + 1 or len(piece)
            pieces.append(piece[:cut])
            piece = piece[cut:]
        piece += letter
    return [*pieces, piece]
