"""Requests that cannot be answered as they are: what happened and what to do, in the site's look."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import DisallowedHost, RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.translation import gettext as _


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """``handler400``."""
    message, remedy = _told(exception)
    return render(request, "error.html", {"message": message, "remedy": remedy}, status=400)


def _told(exception: Exception) -> tuple[str, str]:
    if isinstance(exception, TooManyFilesSent | RequestDataTooBig):
        limit = number_format(settings.DATA_UPLOAD_MAX_NUMBER_FILES)
        return (
            _("Gửi nhiều quá: mỗi lần tối đa %(limit)s tệp; chưa tệp nào được đọc.") % {"limit": limit},
            _("Chia thành nhiều lần gửi, hoặc đọc cả thư mục bằng lệnh hoptac load trong cửa sổ lệnh."),
        )
    if isinstance(exception, DisallowedHost):
        return (
            _("Hoptac không trả lời ở địa chỉ này."),
            _("Mở địa chỉ mà cửa sổ lệnh đã in ra, ví dụ http://127.0.0.1:8000/."),
        )
    return (
        _("Hoptac không hiểu yêu cầu này; không có gì thay đổi trong sổ."),
        _("Quay lại trang trước, tải lại rồi làm lại."),
    )
