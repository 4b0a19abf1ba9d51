"""What a sentence that no rule reads sounds like, as a word of stance, and what speaks against it all the same."""

from __future__ import annotations

from hoptac.find.lines import Line
from hoptac.find.speech import Speech
from hoptac.find.stances import Cue
from hoptac.find.tone import Tone, said_by

#: What is told so is no commitment; what both do together is none where it is looked back upon or only its purpose.
_NEVER = ("commitments.outcome", "commitments.unheard")
_NOT_AGREED = ("commitments.ago", "commitments.has-purpose")


def sounds_like(speech: Speech, line: Line, told: Tone) -> Cue:
    """The stance that a sentence sounds like: what one alone asks for is no agreement ("Chỉ xin các anh báo trước")."""
    both = any(a.how == "both" for a in speech.actors(line))
    asked = told.told == "agree" and not both and line.search("commitments.asks-plainly") is not None
    return Cue("propose" if asked else told.told, *said_by(told, line.low), "commitments.sounds")


def is_unheard(line: Line, stance: str) -> bool:
    """Whether a sentence tells what came of something, what was or what an event is for: no stance."""
    names = (*_NEVER, *_NOT_AGREED) if stance == "agree" else _NEVER
    return any(line.search(name) is not None for name in names)
