"""How does the council show itself now, and how did it before?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from email.utils import formataddr, parseaddr
from functools import lru_cache

from django.conf import settings

from heard.audit.queries import Happening, latest_of
from heard.face.colours import NAMES, Colours
from heard.face.models import ContactPoint, KnownAddress, Logo, Look, Wording
from heard.face.places import Place, first_words
from heard.face.points import ASKED, DEFAULTS, ContactFacts, Point
from heard.face.stylesheet import digest_of, stylesheet
from heard.face.worn import Face, LogoFacts
from heard.procedures.models import Council

__all__ = [
    "colours_of",
    "contacts",
    "current_face",
    "is_known_address",
    "known_addresses",
    "last_changes",
    "latest_look",
    "logo_facts",
    "logo_image",
    "own_words_in",
    "sender",
    "sheet_with",
    "versions_of",
    "words_in",
]

# A logo is kept at twice its size on the page, so that it is sharp on every screen.
_SHARPNESS = 2
_KEPT_READY = 4


def current_face() -> Face:
    """Return how the council shows itself, for one question of the database.

    The stamp is asked for each time; what follows from it is kept ready. In each process, so the
    stamp and not the time decides how long.
    """
    stamp = Council.objects.values_list("stamp", flat=True).first()
    return _face_at(stamp)


def sender() -> str:
    """Return whom e-mail to families and members is from: the council, unless set up otherwise."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return formataddr((name or current_face().name or "Heard", address))


def latest_look() -> Look | None:
    """Return the look that is worn, None for the product's own."""
    return Look.objects.select_related("logo").first()


def colours_of(look: Look | None) -> Colours:
    """Return the colours of a look."""
    return Colours(**{choice: getattr(look, choice) for choice in NAMES}) if look else Colours()


def contacts() -> Mapping[Point, ContactFacts]:
    """Return how everybody is reached: as the council says, or else as holds all over England."""
    own = {
        row.point: ContactFacts(**{name: getattr(row, name) for name in ASKED[Point(row.point)]})
        for row in ContactPoint.objects.all()
    }
    return {point: own.get(point, DEFAULTS[point]) for point in Point}


def words_in(place: Place) -> str:
    """Return what stands in a place: the council's latest words, or else the product's."""
    return own_words_in(place) or first_words(place)


def own_words_in(place: Place) -> str:
    """Return what the council wrote for a place last, "" where the product's words stand."""
    return Wording.objects.filter(place=place).values_list("words", flat=True).first() or ""


def versions_of(place: Place) -> list[Wording]:
    """Return what the council wrote for a place, the latest first."""
    return list(Wording.objects.filter(place=place).select_related("written_by"))


def known_addresses() -> list[str]:
    """Return the addresses of members' offices that are known, in order."""
    return list(KnownAddress.objects.values_list("address", flat=True))


def is_known_address(address: str) -> bool:
    """Return whether an e-mail address is that of an office, by itself or by its domain."""
    whole = address.strip().lower()
    _, at, domain = whole.rpartition("@")
    return bool(at) and KnownAddress.objects.filter(address__in=[whole, at + domain]).exists()


def sheet_with(digest: str) -> str | None:
    """Return the style sheet of a look that is or was worn, by what stands in its address."""
    face = current_face()
    if face.sheet_digest == digest:
        return face.sheet
    sheets = (stylesheet(colours_of(look)) for look in Look.objects.all())
    return next((sheet for sheet in sheets if digest_of(sheet) == digest), None)


def logo_facts(digest: str) -> LogoFacts | None:
    """Return what a page needs to show a logo; None where there is no such logo."""
    logo = Logo.objects.filter(digest=digest).defer("image").first()
    return _facts_of(logo) if logo else None


def last_changes() -> Mapping[str, Happening]:
    """Return what was last done to each part of the settings, by its kind and id together."""
    subjects: Mapping[str, Sequence[str]] = {
        "look": ["look"],
        "contact_point": list(Point),
        "wording": list(Place),
        "known_addresses": ["known_addresses"],
    }
    return {
        f"{kind}_{id_}": happening
        for kind, ids in subjects.items()
        for id_, happening in latest_of(kind, ids).items()
    }


def logo_image(digest: str) -> bytes | None:
    """Return the picture of a logo, by what stands in its address."""
    found = Logo.objects.filter(digest=digest).values_list("image", flat=True).first()
    return None if found is None else bytes(found)


def _facts_of(logo: Logo) -> LogoFacts:
    return LogoFacts(logo.digest, logo.width // _SHARPNESS, logo.height // _SHARPNESS)


@lru_cache(maxsize=_KEPT_READY)
def _face_at(stamp: str | None) -> Face:
    """Return the face; `stamp` is only what it is kept under."""
    council = Council.objects.first() if stamp else None
    if council is None:
        return Face()
    look = latest_look()
    logo = look.logo if look else None
    return Face(
        name=council.name,
        services_title=council.services_title,
        colours=colours_of(look),
        logo=_facts_of(logo) if logo else None,
        contacts=contacts(),
        words={place: own_words_in(place) for place in Place},
    )
