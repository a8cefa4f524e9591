"""What a trained reader says of two mentions: one happening, or two."""

from rashomon.flow.ground.values import Draft

SURE = 0.5
"""From here on the reader's word joins two mentions that nothing speaks against."""
UNLIKE = 0.001
"""Below this its word keeps them apart, whatever they share.

So low that it hardly ever does: on gold/develop its word against one act measured worse than none.
"""


def told_as_one(event: Draft, draft: Draft) -> float | None:
    """Return how likely a mention tells of an event again; None where no reader has compared them."""
    known = dict(draft.mention.same)
    return max((known[number] for number in event.numbers if number in known), default=None)
