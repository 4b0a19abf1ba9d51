"""A made-up paper with one block of each kind, for tests of the form."""

from __future__ import annotations

from hoptac.share.papers.paper import (
    Bar,
    Chart,
    Column,
    Head,
    Heading,
    PageBreak,
    Paper,
    Para,
    Points,
    Signature,
    Table,
    said,
    told,
)

HOSTILE = (
    "{{ 7*7 }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "{{ self.__init__.__globals__ }}",
    '#panic("x") #sys.inputs @label <w:p/> ]]> & "',
    '<script>alert(1)</script> \x00\x08\x1b "' + "’' \u202e \ufffe",
    "{_{ x }_} {_% y %_} {# z #}",
    "dòng một\ndòng hai\ttab\x0c\x07",
    "ກ" * 40 + " \u200b 🙂",
)


def paper(words: str = "1.249", rows: int = 40, form: str = "state") -> Paper:
    """One block of each kind; ``words`` stand in every field that takes words."""
    told_words = (told(words, "e1"),)
    columns = (Column((said("Bạn có thể nêu"),), 3), Column(told_words, 3), Column((said("Hướng trả lời"),), 2))
    return Paper(
        kind="brief",
        name=f"Tài liệu {words}",
        day="2026-11-22",
        head=Head(f"ỦY BAN NHÂN DÂN {words}", f"SỞ {words}", f"Số: {words}", f"Huế, {words}"),
        title=(said("BÁO CÁO"),),
        abstract=(said("Kết quả "), *told_words),
        to=((said("Như trên "), *told_words), told_words),
        mark=f"Bản làm việc {words}",
        form=form,  # type: ignore[arg-type]
        blocks=(
            Heading((said("I. Khái quát "), *told_words)),
            Para((said("Đến nay "), *told_words, said(" người.", bold=True, italic=True))),
            Para(told_words, "plain"),
            Para(told_words, "center"),
            Para(told_words, "note"),
            Para(told_words, "speech"),
            Points((told_words, (told("ສະບາຍດີ", "e1"),))),
            Table(columns, tuple((told_words, (told(f"dòng {n}", "e1"),), ()) for n in range(rows)), told_words),
            Chart(told_words, (Bar(told_words, 1249, told_words), Bar((told("1/2026", "e2"),), 1500, told_words))),
        ),
        signature=Signature((f"KT. {words}", "PHÓ GIÁM ĐỐC"), words),
        receivers=((said("Như trên;"),), told_words),
        annexes=(PageBreak(), Heading((said("Nguồn"),)), Points((told_words, told_words), numbered=True)),
    )
