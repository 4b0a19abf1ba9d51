"""Why a page was read as it was: each record with its rules, words and steps; what silent sentences came near to.

Reads the page once as ``hoptac read`` does and looks at what the stages made; nothing here changes what is read.
"""

from __future__ import annotations

from typing import Any

from hoptac.base.errors import say
from hoptac.base.languages import LANGUAGES
from hoptac.base.nouns import Snapshot
from hoptac.base.scene import Scene
from hoptac.decode import decode
from hoptac.explain.head import faces, head, people
from hoptac.explain.records import records
from hoptac.explain.show import show
from hoptac.explain.silent import silent
from hoptac.explain.told import Told
from hoptac.find.belief import believed, is_about_other_matters
from hoptac.find.confidence import with_confidence
from hoptac.find.facts import find_facts
from hoptac.find.scan import scan
from hoptac.link.resolve import resolve

__all__ = ["explain", "show"]


def explain(snapshot: Snapshot) -> dict[str, Any]:
    """What was read on a page and why, in the user's language, fit for JSON. Raises HoptacError as ``read`` does.

    Keys: ``head``, ``faces``, ``people``, ``records``, ``doubted`` (found, but too doubtful to be kept), ``silent``,
    and ``why_none`` where the whole page gives nothing.
    """
    page = decode(snapshot)
    out: dict[str, Any] = {"head": head(page)}
    if page.language not in LANGUAGES:
        return {**out, "why_none": say("Chỉ đọc được tiếng Việt.", "Only Vietnamese can be read so far.")}
    scene = resolve(scan(page))
    reports, told = with_confidence(scene, find_facts(scene)), Told(scene)
    kept = believed(scene, reports)
    return {
        **out,
        "faces": faces(scene),
        "people": people(scene),
        "records": records(scene, kept, told),
        "doubted": records(scene, (report for report in reports if report not in kept), told),
        "silent": silent(scene, reports, told),
        **({} if kept else {"why_none": _why_none(scene, doubted=bool(reports))}),
    }


def _why_none(scene: Scene, doubted: bool) -> str:
    """Why a page that can be read gives no record at all."""
    if doubted and is_about_other_matters(scene):
        return say("Lời lẽ cả trang là của một chuyện khác.", "The words of the whole page are those of other matters.")
    if doubted:
        return say("Mọi điều đọc thấy đều quá không chắc.", "All that was found is too doubtful to be kept.")
    if scene.home is None:
        return say("Trang không nêu đơn vị nào của hai nước.", "The page names no units of two countries.")
    if not scene.partners:
        return say("Trang không nêu đối tác nước ngoài nào.", "The page names no partner abroad.")
    return say(
        "Không câu nào kể một việc hợp tác; trang không có bản ghi thì cũng không ghi người.",
        "No sentence tells of cooperation; a page without records gives no people either.",
    )
