"""Tờ trình xin chủ trương, and the công văn that asks departments to take part."""

from __future__ import annotations

from hoptac.share.delegation.common import DOTS, filed, leaders, paper, title_of
from hoptac.share.delegation.outcome import point_runs
from hoptac.share.delegation.record import Delegation
from hoptac.share.papers.paper import Block, Paper, Para, Points, Run, Runs, said
from hoptac.share.papers.sheet import leadership


def request(about: Delegation) -> Paper:
    """The proposal to the leaders of the province."""
    guest, host = leaders(about)
    blocks: tuple[Block, ...] = (
        Para((said("Căn cứ chương trình công tác đối ngoại và đề nghị của phía Bạn, "), *_asks(about))),
        Points(
            (
                (said("Trưởng đoàn: "), *guest, said(";")),
                (said("Số lượng: "), *(about.size or (said(DOTS),)), said(";")),
                (said("Thời gian: "), *about.when, said(";")),
                (said("Mục đích: "), *(about.purpose or (said(DOTS),)), said(";")),
                (said("Chủ trì đón tiếp: " if about.inward else "Bên đón: "), *host, said(";")),
                (said(f"Kinh phí: {DOTS}."),),
            )
        ),
        Para((said("Kính trình lãnh đạo xem xét, quyết định."),)),
    )
    to = (leadership(about.office, *_place(about)),)
    abstract = (said("Về việc " + ("đón " if about.inward else "cử ")), *title_of(about))
    return paper(about, "request", "TTr", "TỜ TRÌNH", abstract, blocks, to, filed())


def circular(about: Delegation) -> Paper:
    """The letter to departments: take part, send figures, prepare what is theirs."""
    guest, _ = leaders(about)
    blocks: tuple[Block, ...] = (
        Para((said("Thực hiện kế hoạch đối ngoại, "), *title_of(about), said(", "), *about.when, said("."))),
        Para((said("Trưởng đoàn: "), *guest, said("."))),
        Para((said("Để công tác chuẩn bị được chu đáo, đề nghị các cơ quan:"),)),
        Points(
            (
                (said("Cử lãnh đạo tham gia đón tiếp, làm việc; danh sách gửi trước ngày ……;"),),
                (said("Cung cấp số liệu và tình hình thực hiện các nội dung đã thống nhất thuộc lĩnh vực phụ trách;"),),
                (said("Chuẩn bị nội dung trao đổi và phương án bảo đảm theo nhiệm vụ được giao."),),
            )
        ),
        *_open_points(about),
        Para((said("Rất mong nhận được sự phối hợp của quý cơ quan."),)),
    )
    abstract = (said("V/v phối hợp " + ("đón " if about.inward else "tổ chức ")), *title_of(about))
    return paper(
        about, "circular", "", "", abstract, blocks, ((said(DOTS),),), ((said("Như trên;"),), (said("Lưu: VT."),))
    )


def _place(about: Delegation) -> tuple[Run]:
    return (about.host,) if about.inward else (about.guest,)


def _asks(about: Delegation) -> Runs:
    """Who asks for what."""
    return (said("cơ quan đối ngoại kính trình về việc "), *title_of(about), said(", cụ thể như sau:"))


def _open_points(about: Delegation) -> tuple[Block, ...]:
    """What the pages of the visit tell was agreed: whom it concerns is asked how far it has come."""
    agreed = [item for item in about.points if item.get("stance") in ("agree", "pledge")]
    if not agreed:
        return ()
    lead = Para((said("Nội dung đã thống nhất, đang tiếp tục triển khai:"),))
    return (lead, Points(tuple(point_runs(item) for item in agreed)))
