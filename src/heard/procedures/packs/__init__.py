"""Procedures as files: those that come with the product lie beside this module."""

from heard.procedures.packs.reading import UnknownPack, pack_keys, read_pack, shipped_pack

__all__ = ["UnknownPack", "pack_keys", "read_pack", "shipped_pack"]
