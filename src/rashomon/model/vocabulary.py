"""The closed vocabularies of the codebook."""

from enum import StrEnum


class EventType(StrEnum):
    """The sixteen PLOVER types (OEDA manual of 2024-02-04) and the four that PLOVER lacks."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    INTERCEPT = "INTERCEPT"
    CLAIM = "CLAIM"
    DENY = "DENY"
    EVACUATE = "EVACUATE"


class Status(StrEnum):
    """Did it happen."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    NEGATED = "negated"


class Certainty(StrEnum):
    """How sure it is said to be; ``unknown`` only of who did it."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


class CountKind(StrEnum):
    """What a number counts."""

    LAUNCHED = "launched"
    INTERCEPTED = "intercepted"
    HIT = "hit"
    TARGETS = "targets"
    ATTACKS = "attacks"
    KILLED = "killed"
    INJURED = "injured"
    CAPTURED = "captured"
    RELEASED = "released"
    DISPLACED = "displaced"
    TROOPS = "troops"
    SYSTEMS = "systems"
    DAYS = "days"


class TimePrecision(StrEnum):
    """How finely an interval is stated."""

    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part-of-day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    OPEN = "open"


class Anchor(StrEnum):
    """What a relative time was counted from."""

    TEXT = "text"
    DATELINE = "dateline"
    PUBLISHED = "published"
    NONE = "none"


class SourceClass(StrEnum):
    """Who is cited."""

    OUTLET = "outlet"
    AGENCY = "agency"
    OFFICIAL = "official"
    GOVERNMENT = "government"
    MILITARY = "military"
    ARMED_GROUP = "armed-group"
    ANONYMOUS = "anonymous"
    WITNESS = "witness"
    ANALYST = "analyst"
    IMAGERY = "imagery"
    DOCUMENT = "document"


class WeaponClass(StrEnum):
    """The class of a weapon, platform or defence."""

    BALLISTIC_MISSILE = "ballistic-missile"
    CRUISE_MISSILE = "cruise-missile"
    MISSILE = "missile"
    ROCKET = "rocket"
    DRONE = "drone"
    AIRCRAFT_BOMB = "aircraft-bomb"
    ARTILLERY = "artillery"
    SMALL_ARMS = "small-arms"
    EXPLOSIVE = "explosive"
    SUICIDE_BOMB = "suicide-bomb"
    CHEMICAL = "chemical"
    CYBER = "cyber"
    AIR_DEFENCE = "air-defence"
    SHIP = "ship"
    AIRCRAFT = "aircraft"
    VEHICLE = "vehicle"
    OTHER = "other"


class LinkKind(StrEnum):
    """How two events of one report hang together."""

    RESPONSE_TO = "response_to"
    PART_OF = "part_of"
    CAUSES = "causes"


class TieKind(StrEnum):
    """How two actors hang together."""

    BACKS = "backs"
    ALLY_OF = "ally_of"
    MEMBER_OF = "member_of"
    HOSTS = "hosts"
    LEADS = "leads"


class Role(StrEnum):
    """What a phrase is to an event."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    MEDIATOR = "mediator"
    TARGET = "target"
    WEAPON = "weapon"
    DEFENCE = "defence"
    PLACE = "place"
    TIME = "time"
    COUNT = "count"


class Stage(StrEnum):
    """Where in the flow a report was rejected."""

    ACQUIRE = "acquire"
    CLEAN = "clean"
    EXTRACT = "extract"
    GROUND = "ground"
