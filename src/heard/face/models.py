"""How does the council show itself? Looks and words by version, and whom to turn to."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from heard.face.colours import Colours
from heard.face.places import Place
from heard.face.points import Point

__all__ = ["ContactPoint", "KnownAddress", "Logo", "Look", "Wording"]

_PLAIN = Colours()


class Logo(models.Model):
    """A picture of the council's, drawn anew by us as PNG; `digest` is the SHA-256 of `image`."""

    digest = models.CharField(max_length=64, unique=True)
    image = models.BinaryField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.digest


class Look(models.Model):
    """The colours and the logo from one moment on: changed by adding a look, never in place.

    Each colour is written as a browser takes it: #0b4246. The latest look is the one worn.
    """

    number = models.PositiveIntegerField(unique=True)
    masthead = models.CharField(max_length=7, default=_PLAIN.masthead)
    masthead_words = models.CharField(max_length=7, default=_PLAIN.masthead_words)
    brand = models.CharField(max_length=7, default=_PLAIN.brand)
    link = models.CharField(max_length=7, default=_PLAIN.link)
    button = models.CharField(max_length=7, default=_PLAIN.button)
    logo = models.ForeignKey(Logo, models.PROTECT, null=True, blank=True, related_name="+")
    chosen_at = models.DateTimeField()
    chosen_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"look {self.number}"


class ContactPoint(models.Model):
    """Whom to turn to for one matter, where the council said something other than the product.

    `address`, `hours` and `note` may have several lines. What is not known is "".
    """

    point = models.CharField(max_length=20, choices=Point.choices(), unique=True)
    name = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    website = models.CharField(max_length=200, blank=True)
    address = models.TextField(blank=True)
    freepost = models.CharField(max_length=200, blank=True)
    hours = models.TextField(blank=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(point__in=[point.value for point in Point]),
                name="contact_point_is_known",
            )
        ]

    def __str__(self) -> str:
        return self.get_point_display()


class Wording(models.Model):
    """The council's own words for one place from one moment on: by a new version, never a change.

    `words` are plain (`face.prose`); "" is a return to the product's own.
    """

    place = models.CharField(max_length=30, choices=Place.choices())
    number = models.PositiveSmallIntegerField()
    words = models.TextField(blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "number"], name="wording_number_once_a_place"),
            models.CheckConstraint(
                condition=Q(place__in=[place.value for place in Place]),
                name="wording_place_is_known",
            ),
        ]
        ordering = ["place", "-number"]

    def __str__(self) -> str:
        return f"{self.place} version {self.number}"


class KnownAddress(models.Model):
    """An e-mail address that is known to be that of a member's office, in small letters.

    One that begins with @ stands for every address of that domain.
    """

    address = models.CharField(max_length=254, unique=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name_plural = "known addresses"
        constraints = [
            models.CheckConstraint(condition=Q(address__contains="@"), name="known_address_has_at")
        ]
        ordering = ["address"]

    def __str__(self) -> str:
        return self.address
