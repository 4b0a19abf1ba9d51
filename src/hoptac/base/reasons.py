"""Why something could not be done, in words that an officer understands; the system's own words are for the log.

An error bears the key of a reason (``HoptacError("file-unreadable", path=…, reason="no-permission")``), its message the
words, in the language of whoever reads it.
"""

from __future__ import annotations

import errno

#: Key -> Vietnamese, English.
REASONS: dict[str, tuple[str, str]] = {
    "no-permission": ("không có quyền", "permission is lacking"),
    "no-file": ("tệp hoặc thư mục không còn ở đó", "the file or folder is no longer there"),
    "not-a-file": ("đây không phải là một tệp thường", "it is no ordinary file"),
    "no-folder": ("thư mục chứa nó không có", "its folder is not there"),
    "folder": ("đây là một thư mục", "it is a folder"),
    "name-too-long": ("tên dài quá", "its name is too long"),
    "in-use": ("chương trình khác đang dùng", "another program is using it"),
    "disk-full": ("đĩa đã đầy", "the disk is full"),
    "read-only": ("nơi này chỉ cho đọc, không cho ghi", "that place can be read, not written"),
    "disk-fault": ("ổ đĩa hoặc kết nối mạng tới tệp bị lỗi", "the disk, or the network on the way to it, has a fault"),
    "no-text": ("trong trang không có chữ nào", "the page holds no words"),
    "broken-markup": ("cấu trúc trang hỏng", "the page's structure is broken"),
    "no-letters": ("nội dung không phải là chữ", "what it holds are no letters"),
    "damaged": ("tệp bị hỏng hoặc thiếu", "the file is damaged or not whole"),
    "other-form": ("tệp này không phải là bản sao lưu của Hoptac", "this is no backup of Hoptac"),
    "map-no-json": ("không phải tệp GeoJSON đọc được", "it is no GeoJSON that can be read"),
    "map-no-features": ("không có danh sách vùng (FeatureCollection)", "it is no list of areas (FeatureCollection)"),
    "map-degrees": (
        "tọa độ không phải kinh độ, vĩ độ (EPSG:4326) của vùng này",
        "its coordinates are no longitudes and latitudes (EPSG:4326) of this region",
    ),
    "map-no-shape": (
        "có vùng không có hình, hoặc hình viết sai",
        "an area has no shape, or a faulty one",
    ),
    "map-no-code": ("thiếu code hoặc name", "it has no code or no name"),
    "map-other-unit": ("mã lạ, hoặc của thời kỳ khác", "its code is unknown, or of another time"),
    "map-doubled": ("có hai lần", "it is there twice"),
    "too-large": ("tệp lớn quá", "the file is too large"),
    "macro": ("trong tệp có mã lệnh (macro) hoặc đối tượng nhúng", "it holds macros or embedded objects"),
    "link": ("tệp lấy nội dung từ nơi khác", "it takes content from elsewhere"),
    "port-number": ("số cổng phải từ 0 đến 65535", "a port is a number from 0 to 65535"),
    "url": ("HOPTAC_DATABASE_URL ghi một loại khác", "HOPTAC_DATABASE_URL names another kind"),
    "not-a-database": ("tệp này không phải là sổ của Hoptac", "the file is no register of Hoptac"),
    "server-away": ("máy chủ cơ sở dữ liệu không trả lời", "the database server does not answer"),
    "sign-in": ("máy chủ cơ sở dữ liệu không nhận tên hoặc mật khẩu", "the server refuses the name or password"),
    "day": ("ngày viết không đúng, ví dụ 2022-06-10, 2022-06 hoặc 2022", "no day such as 2022-06-10, 2022-06 or 2022"),
    "place": ("Hoptac không biết địa phương này", "Hoptac does not know this place"),
    "number": ("đây phải là một số, không âm", "it must be a number, not below zero"),
    "years": ("cần năm đầu và năm cuối, ví dụ 2022 và 2026", "it takes a first and a last year, as 2022 and 2026"),
    "choice": ("giá trị này không có trong danh sách", "it is not one of the values to choose from"),
    "text": ("đây phải là chữ", "it must be words"),
    "needed": ("ô này không để trống được", "this may not be left empty"),
    "fault": ("chương trình gặp lỗi ngoài dự kiến", "the program met with a fault that nobody foresaw"),
    "too-slow": ("đọc mãi không xong nên đã dừng lại", "reading took too long and was stopped"),
    "too-much-memory": ("trang này cần nhiều bộ nhớ quá", "it needs too much memory"),
    "worker-fell": (
        "cứ đọc tới trang này là chương trình đọc bị dừng",
        "the reading program falls whenever it gets there",
    ),
    "other": ("máy không cho biết rõ vì sao", "the computer does not say why"),
}

#: By name: not every system has every number.
_BY_NAME = {
    "EACCES": "no-permission",
    "EPERM": "no-permission",
    "ENOENT": "no-file",
    "ENOTDIR": "no-folder",
    "EISDIR": "folder",
    "ENAMETOOLONG": "name-too-long",
    "EBUSY": "in-use",
    "ETXTBSY": "in-use",
    "ENOSPC": "disk-full",
    "EDQUOT": "disk-full",
    "EROFS": "read-only",
    "EIO": "disk-fault",
    "ESTALE": "disk-fault",
    "ETIMEDOUT": "disk-fault",
}
#: Windows has numbers of its own for a file that another program holds open.
_SHARING = (32, 33)


def why(error: OSError, *, writing: bool = False) -> str:
    """The key of what the system says of a file; one that is only to be made is not itself missing, but its folder.

    >>> why(PermissionError(13, "Permission denied")), why(OSError("no number"))
    ('no-permission', 'other')
    """
    import logging  # here: ``hoptac --help`` reads the words alone

    logging.getLogger(__name__).info("the system says: %s", error)
    if getattr(error, "winerror", None) in _SHARING:
        return "in-use"
    if writing and isinstance(error, FileNotFoundError):
        return "no-folder"
    return _BY_NAME.get(errno.errorcode.get(error.errno or 0, ""), "other")


def reason_words(value: object, lang: str) -> object:
    """A reason's words in ``vi`` or ``en``; what is no key of the table stays as it is."""
    vi, en = REASONS.get(str(value), (value, value))
    return en if lang == "en" else vi
