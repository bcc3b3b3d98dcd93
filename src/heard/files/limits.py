"""How much is too much? What one file, one form and one picture may hold."""

from __future__ import annotations

__all__ = [
    "MEGABYTE",
    "MOST_BYTES",
    "MOST_BYTES_A_RECORD",
    "MOST_ENTRIES",
    "MOST_FILES_AT_ONCE",
    "MOST_FILES_A_RECORD",
    "MOST_PIXELS",
    "MOST_TIMES_UNPACKED",
    "MOST_UNPACKED",
]

MEGABYTE = 1024 * 1024

# What most mail servers still carry, and a long scan or a ten-minute recording fits into.
MOST_BYTES = 25 * MEGABYTE
MOST_FILES_AT_ONCE = 10

# A long complaint with every letter of some years; more is sent on a disc, or read elsewhere.
MOST_FILES_A_RECORD = 200
MOST_BYTES_A_RECORD = 500 * MEGABYTE

# A telephone of 48 megapixels; drawn anew it needs three bytes of memory a pixel.
MOST_PIXELS = 50_000_000

# What a document that is really an archive may say that it unpacks to. Text packs to a tenth,
# seldom to a fiftieth; a bomb to a thousandth.
MOST_UNPACKED = 250 * MEGABYTE
MOST_TIMES_UNPACKED = 100
MOST_ENTRIES = 5_000
