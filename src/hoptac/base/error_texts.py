"""The table of errors that a person sees: code -> message and remedy, Vietnamese and English. A translator and a test
find them all here; ``base.errors`` raises them."""

from __future__ import annotations

from typing import NamedTuple


class Text(NamedTuple):
    """Message and remedy of one error, Vietnamese and English, with ``str.format`` fields.

    ``{reason}`` and ``{found}`` take a key of ``base.reasons`` and print its words.
    """

    vi: str
    vi_remedy: str
    en: str
    en_remedy: str


TEXTS: dict[str, Text] = {
    "file-missing": Text(
        "Không tìm thấy {path}.",
        "Kiểm tra lại đường dẫn; có thể kéo thả tệp vào cửa sổ lệnh để lấy đường dẫn đúng.",
        "{path} is not there.",
        "Check the path; dragging the file into the terminal gives the right one.",
    ),
    "file-unreadable": Text(
        "Không mở được {path}: {reason}.",
        "Xin quyền đọc tệp, hoặc chép tệp sang một thư mục của mình rồi đọc lại.",
        "{path} cannot be opened: {reason}.",
        "Ask for permission to read it, or copy it to a folder of your own and read it again.",
    ),
    "file-unwritable": Text(
        "Không ghi được {path}: {reason}.",
        "Chọn một thư mục đã có và mình ghi được, xem đĩa còn chỗ không, rồi làm lại.",
        "{path} cannot be written: {reason}.",
        "Choose a folder that exists and that you may write to, see that the disk has room, and try again.",
    ),
    "line-empty": Text(
        "Dòng này chưa có nội dung.",
        "Ghi nội dung rồi lưu lại.",
        "This line says nothing yet.",
        "Say what it is about, then save it again.",
    ),
    "line-person": Text(
        "Mỗi dòng cần đúng một người.",
        "Ghi tên một người; việc của nhiều người thì tách thành nhiều dòng.",
        "A line needs exactly one person.",
        "Name one; what several are to do goes on several lines.",
    ),
    "line-day": Text(
        "Ngày hoặc giờ chưa đúng.",
        "Chọn ngày trong lịch; giờ viết như 08:30.",
        "The day or the hour is missing or wrong.",
        "Choose the day from the calendar; write the hour like 08:30.",
    ),
    "line-amount": Text(
        "Số tiền chưa đúng.",
        "Ghi bằng số, ví dụ 12.500.000 hoặc 2,5 triệu, và chọn loại tiền.",
        "The amount is wrong.",
        "Write it in digits, for example 12,500,000 or 2.5 million, and choose the currency.",
    ),
    "line-unknown": Text(
        "Hồ sơ không có dòng này.",
        "Có thể người khác đã bỏ dòng; mở lại hồ sơ để xem.",
        "The file has no such line.",
        "Somebody else may have taken it out; open the file again.",
    ),
    "lines-many": Text(
        "Hồ sơ đã có {most} dòng.",
        "Bỏ bớt những dòng không cần nữa.",
        "The file has {most} lines already.",
        "Take out those that are no longer needed.",
    ),
    "view-unnamed": Text(
        "Bộ lọc chưa có tên.",
        "Quay lại, đặt một tên ngắn rồi lưu.",
        "The view has no name.",
        "Go back, give it a short name and save it.",
    ),
    "views-many": Text(
        "Đã có {most} bộ lọc được lưu cho danh sách này.",
        "Bỏ bớt một bộ lọc không dùng nữa rồi lưu lại.",
        "{most} views of this list are saved already.",
        "Take away one that is no longer used, then save again.",
    ),
    "view-unknown": Text(
        "Không có bộ lọc này.",
        "Có thể nó đã được bỏ; mở lại danh sách để xem những bộ lọc còn lại.",
        "There is no such view.",
        "It may have been taken away; open the list again to see those that are left.",
    ),
    "file-empty": Text(
        "{path} là tệp rỗng.",
        "Tải lại trang hoặc lưu lại tệp rồi đọc lại.",
        "{path} is empty.",
        "Download or save the page again, then read it again.",
    ),
    "file-binary": Text(
        "{path} không phải là trang văn bản ({found}).",
        "Lưu trang dưới dạng .html hoặc .txt rồi đọc lại.",
        "{path} is not a page of text ({found}).",
        "Save the page as .html or .txt, then read it again.",
    ),
    "file-too-large": Text(
        "{path} lớn quá ({size} MB; tối đa {limit} MB).",
        "Tách tệp thành từng trang rồi đọc lại.",
        "{path} is too large ({size} MB; the limit is {limit} MB).",
        "Split it into single pages, then read them again.",
    ),
    "file-locked": Text(
        "{path} được đặt mật khẩu.",
        "Mở tệp, bỏ mật khẩu, lưu lại rồi đọc lại.",
        "{path} is protected by a password.",
        "Open it, take the password off, save it and read it again.",
    ),
    "file-too-long": Text(
        "{path} dài quá ({pages} trang; tối đa {limit} trang).",
        "Tách tệp thành từng văn bản rồi đọc lại.",
        "{path} is too long ({pages} pages; the limit is {limit}).",
        "Split it into single documents, then read them again.",
    ),
    "pdf-scanned": Text(
        "{path} là bản chụp (scan), không có lớp chữ để đọc.",
        "Xin tệp Word hoặc bản PDF xuất từ Word; nếu chỉ có bản giấy, nhận dạng chữ (OCR) rồi đọc lại.",
        "{path} is a scan: it has no text layer.",
        "Ask for the Word file or a PDF made from it; where there is only paper, run text recognition (OCR) first.",
    ),
    "pdf-garbled": Text(
        "Lớp chữ của {path} không đọc được: phông chữ trong tệp không cho biết là chữ gì.",
        "Xin tệp Word hoặc xuất lại PDF từ tệp gốc; nếu không có, nhận dạng chữ (OCR) rồi đọc lại.",
        "The text layer of {path} cannot be read: its fonts do not say which letters they are.",
        "Ask for the Word file or make the PDF anew from it; where that is not to be had, run text recognition (OCR).",
    ),
    "sheet-format": Text(
        "{path} là bảng tính dạng {found}; Hoptac chỉ đọc .xlsx và .csv.",
        "Mở tệp bằng Excel hoặc LibreOffice, chọn Lưu thành (Save As) dạng Excel .xlsx rồi đưa tệp ấy vào.",
        "{path} is a spreadsheet of the form {found}; only .xlsx and .csv are read.",
        "Open it in Excel or LibreOffice, choose Save As, Excel .xlsx, and give that file.",
    ),
    "sheet-broken": Text(
        "Bảng tính {path} bị hỏng, không mở được.",
        "Mở tệp bằng Excel hoặc LibreOffice, lưu lại thành một tệp .xlsx mới rồi đưa tệp ấy vào.",
        "The spreadsheet {path} is damaged and cannot be opened.",
        "Open it in Excel or LibreOffice, save it as a new .xlsx and give that file.",
    ),
    "sheet-too-long": Text(
        "{path} dài quá: sheet “{sheet}” có hơn {limit} dòng.",
        "Tách danh sách thành nhiều tệp, ví dụ mỗi năm một tệp.",
        "{path} is too long: the sheet “{sheet}” has more than {limit} rows.",
        "Split the list into several files, such as one a year.",
    ),
    "list-unmapped": Text(
        "{path} là một danh sách (bảng tính); cần cho biết mỗi cột ghi gì trước khi đưa vào sổ.",
        "Mở mục Danh sách trên trang web của sổ và chọn tệp này, hoặc chạy lệnh: hoptac import TỆP --preview.",
        "{path} is a list (a spreadsheet); somebody has to say what its columns are before it comes in.",
        "Open Lists on the register's site and choose this file, or run: hoptac import FILE --preview.",
    ),
    "list-headings": Text(
        "Không nhận ra tiêu đề cột nào trong {path}.",
        "Xem dòng tiêu đề của bảng có đủ tên cột; chọn loại danh sách (--kind) hoặc chỉ rõ các cột (--map).",
        "No headings are known in {path}.",
        "See that the table has a row of headings; name the kind of list (--kind) or its columns (--map).",
    ),
    "map-unusable": Text(
        "Cách hiểu các cột không dùng được: {what}.",
        "Chọn lại cột và loại danh sách; mẫu có trong docs/lists.md.",
        "The mapping of the columns cannot be used: {what}.",
        "Choose the columns and the kind of list again; docs/lists.md has an example.",
    ),
    "list-unknown": Text(
        "Không có danh sách nào như vậy trong sổ: {path}.",
        "Xem các danh sách đã đưa vào ở mục Danh sách (hoặc lệnh hoptac import --list).",
        "The register holds no such list: {path}.",
        "See the lists that came in under Lists (or by: hoptac import --list).",
    ),
    "encoding-uncertain": Text(
        "Không nhận ra bảng mã của {path}.",
        "Mở tệp bằng trình soạn thảo, lưu lại với bảng mã UTF-8 rồi đọc lại.",
        "The encoding of {path} could not be told.",
        "Open it in an editor, save it as UTF-8, then read it again.",
    ),
    "html-broken": Text(
        "Trang {path} không đọc được: {reason}.",
        "Mở trang bằng trình duyệt, lưu lại (hoặc chép phần chữ vào tệp .txt) rồi đọc lại.",
        "The page {path} cannot be read: {reason}.",
        "Open the page in a browser and save it again (or copy its text into a .txt file), then read it again.",
    ),
    "language-unread": Text(
        "{path} viết bằng {vi}; Hoptac giữ trang nhưng mới chỉ đọc được tiếng Việt.",
        "Tìm bản tiếng Việt của trang này rồi thêm vào.",
        "{path} is in {en}; Hoptac keeps the page, but can read Vietnamese only so far.",
        "Find this page in Vietnamese and add that.",
    ),
    "secret": Text(
        "{path} mang dấu mật ({stamp}); Hoptac không đọc và không giữ bản sao.",
        "Xử lý tài liệu mật theo Luật Bảo vệ bí mật nhà nước, ngoài Hoptac.",
        "{path} bears a secrecy stamp ({stamp}); Hoptac does not read it and keeps no copy.",
        "Handle secret papers as the law on state secrets says, outside Hoptac.",
    ),
    "nothing-to-read": Text(
        "Không có trang nào để đọc trong {path}.",
        "Đưa vào tệp hoặc thư mục có tệp .txt, .html, .docx, .pdf.",
        "There is no page to read in {path}.",
        "Give files, or a folder that holds .txt, .html, .docx or .pdf files.",
    ),
    "database-newer": Text(
        "Sổ {database} do một bản Hoptac mới hơn lập ({found}).",
        "Cài bản Hoptac mới hơn (pipx upgrade hoptac), hoặc mở một bản sao lưu cũ hơn.",
        "The register {database} was made by a newer Hoptac ({found}).",
        "Install the newer Hoptac (pipx upgrade hoptac), or open an older backup.",
    ),
    "database-unreachable": Text(
        "Không mở được cơ sở dữ liệu {database}: {reason}.",
        "Xem đĩa còn chỗ, thư mục của sổ ghi được, máy chủ cơ sở dữ liệu đang chạy, rồi làm lại; "
        "nếu vẫn vậy, báo người quản trị (biến HOPTAC_DATABASE_URL, tệp hoptac.log).",
        "The database {database} cannot be opened: {reason}.",
        "See that the disk has room, the register's folder may be written to and the database server runs; try again. "
        "If it stays so, tell the administrator (the variable HOPTAC_DATABASE_URL, the file hoptac.log).",
    ),
    "database-busy": Text(
        "Sổ đang bận: chương trình khác đang ghi.",
        "Đợi một lát rồi làm lại; những gì đã ghi vẫn còn nguyên. Nếu vẫn bận, đóng các cửa sổ Hoptac khác.",
        "The register is busy: another program is writing to it.",
        "Wait a moment and try again; what was written stands. If it stays busy, close other windows of Hoptac.",
    ),
    "no-worker": Text(
        "Không mở được chương trình đọc trang.",
        "Đóng bớt các chương trình khác cho máy rảnh bộ nhớ rồi làm lại; nếu vẫn vậy, báo người quản trị "
        "(tệp hoptac.log). Những gì đã lưu vẫn còn nguyên.",
        "The program that reads pages cannot be started.",
        "Close other programs to free memory and try again; if it stays so, tell the administrator (the file "
        "hoptac.log). What was stored stands.",
    ),
    "port-busy": Text(
        "Cổng {port} đang có chương trình khác dùng.",
        "Tắt chương trình ấy, hoặc chọn cổng khác: --port {other}.",
        "Port {port} is in use by another program.",
        "Stop that program, or choose another port: --port {other}.",
    ),
    "port-unusable": Text(
        "Không mở được cổng {port}: {reason}.",
        "Chọn một cổng khác từ 1024 đến 65535, ví dụ --port {other}.",
        "Port {port} cannot be opened: {reason}.",
        "Choose another port from 1024 to 65535, for example --port {other}.",
    ),
    "backup-exists": Text(
        "{path} đã có sẵn.",
        "Chọn tên tệp khác; Hoptac không ghi đè bản sao lưu.",
        "{path} is there already.",
        "Choose another file name; Hoptac never overwrites a backup.",
    ),
    "backup-unusable": Text(
        "Không khôi phục được từ {path}: {reason}.",
        "Chọn tệp do lệnh hoptac backup tạo ra.",
        "{path} cannot be restored from: {reason}.",
        "Choose a file made by the command hoptac backup.",
    ),
    "register-not-empty": Text(
        "Sổ {database} đã có dữ liệu.",
        "Khôi phục vào một sổ trống: đặt HOPTAC_HOME là một thư mục mới rồi chạy lại.",
        "The register {database} holds data already.",
        "Restore into an empty one: set HOPTAC_HOME to a new folder and run again.",
    ),
    "format-unknown": Text(
        "Không có định dạng {name}.",
        "Chọn một trong: {choices}.",
        "There is no format {name}.",
        "Choose one of: {choices}.",
    ),
    "decisions-tampered": Text(
        "Nhật ký quyết định đã bị sửa, bắt đầu từ quyết định số {number}.",
        "Đừng dùng sổ này: khôi phục bản sao lưu gần nhất và báo cho người quản trị.",
        "The log of decisions has been changed, from decision number {number} on.",
        "Do not use this register: restore the newest backup and tell whoever administers it.",
    ),
    "place-unknown": Text(
        "Hoptac không biết địa phương nào tên là {name}.",
        'Viết tên tỉnh, thành phố hoặc nước; có thể không cần dấu. Ví dụ: --partner "se kong".',
        "Hoptac knows no place called {name}.",
        'Write the name of a province, a city or a country; marks are not needed. For example: --partner "se kong".',
    ),
    "occasion-unknown": Text(
        "Hoptac không biết dịp nào có mã {name}.",
        "Xem mã các dịp bằng lệnh: hoptac letters --list.",
        "Hoptac knows no occasion called {name}.",
        "See the occasions with: hoptac letters --list.",
    ),
    "visit-unknown": Text(
        "Không tìm thấy đoàn nào có mã {name}.",
        "Xem mã các đoàn bằng lệnh: hoptac delegation list, hoặc mở đoàn ấy từ trang quan hệ.",
        "There is no visit called {name}.",
        "See the visits with: hoptac delegation list, or open one from the page of a partnership.",
    ),
    "letter-wrong": Text(
        "Chưa ghi được thư này vào sổ: {name} không dùng được.",
        "Chọn lại địa phương và ngày của thư rồi ghi lại.",
        "This letter could not be put into the book: {name} cannot be used.",
        "Choose the place and the day of the letter again.",
    ),
    "letter-nobody": Text(
        "Chưa chọn được nơi nhận thư nào cho dịp {name}.",
        "Chọn nơi nhận, hoặc cho biết cơ quan của mình bằng --office (ví dụ --office VN-05).",
        "There is nobody to write to on {name}.",
        "Choose to whom, or say whose office this is with --office (for example --office VN-05).",
    ),
    "feed-unknown": Text(
        "Không có địa chỉ lịch này, hoặc địa chỉ đã bị thu hồi.",
        "Mở trang Lịch trong Hoptac và tạo địa chỉ mới.",
        "There is no such calendar address, or it was withdrawn.",
        "Open the page Calendar in Hoptac and make a new address.",
    ),
    "decision-unknown": Text(
        "Không tìm thấy mục này nữa.",
        "Mở lại trang tài liệu: có thể trang đã được đọc lại và mục này không còn.",
        "This is no longer there.",
        "Open the document again: it may have been read anew and this item is gone.",
    ),
    "stale": Text(
        "Trong lúc bạn xem, {by} đã thay đổi mục này lúc {at}.",
        "Xem lại mục này như nó đang có, rồi quyết định lại nếu vẫn cần.",
        "While you were looking, {by} changed this, at {at}.",
        "Look at it as it stands now, then decide again if that is still needed.",
    ),
    "stale-read": Text(
        "Trong lúc bạn xem, trang đã được đọc lại và mục này không còn như trước.",
        "Xem lại mục này như nó đang có, rồi quyết định lại nếu vẫn cần.",
        "While you were looking, the page was read anew and this is no longer what it was.",
        "Look at it as it stands now, then decide again if that is still needed.",
    ),
    "merge-unlike": Text(
        "Chỉ gộp được từ hai mục trở lên cùng một loại.",
        "Chọn ít nhất hai mục cùng loại (chuyến thăm với chuyến thăm), cùng khẳng định hoặc cùng phủ nhận.",
        "Only two or more facts of one kind can be made one.",
        "Choose at least two facts of the same kind (visit with visit, paper with paper), both told or both denied.",
    ),
    "split-nothing": Text(
        "Không tách được: các nguồn đã chọn không cùng một mục, hoặc mục chỉ có một nguồn.",
        "Mở lại mục có nhiều nguồn, chọn các nguồn nói về chuyện khác rồi tách.",
        "Nothing can be split: the sources chosen are not of one fact, or it has a single one.",
        "Open a fact that several sources tell, choose those that tell of something else, then split.",
    ),
    "question-missing": Text(
        "Chưa ghi câu hỏi.",
        "Ghi điều cần hỏi vào ô lý do, câu hỏi rồi bấm Hỏi lại.",
        "There is no question.",
        "Write what is to be asked into the box for reasons and questions, then press Ask back.",
    ),
    "words-missing": Text(
        "Không tìm thấy “{words}” trong trang này.",
        "Chọn lại đúng những chữ có trong trang, không sửa, rồi ghi lần nữa.",
        "“{words}” is not on this page.",
        "Choose the words again just as the page has them, then save again.",
    ),
    "name-short": Text(
        "“{name}” chưa đủ để biết là ai.",
        "Viết đủ họ và tên như trang tài liệu ghi.",
        "“{name}” does not say who it is.",
        "Write the full name as the documents print it.",
    ),
    "why-missing": Text(
        "Chưa ghi căn cứ xóa.",
        'Ghi căn cứ, ví dụ: --why "theo đơn ngày 5/3/2026".',
        "The ground of the erasure is missing.",
        'Give it, for example: --why "asked for on 5 March 2026".',
    ),
    "slot-unknown": Text(
        "Loại mục này không có ô đó.",
        "Mở lại trang này rồi chọn một ô có sẵn.",
        "Facts of this kind have no such field.",
        "Open the page again and choose a field that is there.",
    ),
    "value-wrong": Text(
        "Không ghi được “{value}”: {reason}.",
        "Sửa lại giá trị rồi ghi lần nữa.",
        "“{value}” cannot be written: {reason}.",
        "Mend the value and save again.",
    ),
    "version-decided": Text(
        "Trang {path} đã có mục được nhận hoặc bỏ, nên không thay trang khác được.",
        "Mở trang ấy, chọn Xét lại ở các mục đó rồi làm lại; hoặc giữ cả hai trang.",
        "On the page {path} something was accepted or rejected already, so it cannot replace another page.",
        "Open it, take those decisions back and try again; or keep both pages.",
    ),
    "office-unknown": Text(
        "Hoptac chưa biết đây là cơ quan của địa phương nào.",
        "Cho biết địa phương của mình bằng --with (ví dụ --with VN-HUE), hoặc nhờ người quản trị đặt ở trang Cơ quan.",
        "Hoptac does not know yet whose office this is.",
        "Name your own province with --with (for example --with VN-HUE), or have an admin set it on the page Office.",
    ),
    "office-wrong": Text(
        "Cơ quan chưa đặt được: “{name}” không phải địa phương hay loại cơ quan trong danh sách.",
        "Chọn địa phương và loại cơ quan trong danh sách rồi lưu lại.",
        "The office was not set: “{name}” is no place or body of the list.",
        "Choose a place and a body from the lists and save again.",
    ),
    "partnership-unknown": Text(
        "Sổ chưa có mục nào về quan hệ giữa {one} và {other}.",
        "Nạp thêm trang về hai địa phương này, hoặc kiểm tra lại tên.",
        "The register has nothing on {one} and {other} yet.",
        "Load pages on these two places, or check the names.",
    ),
    "paper-unknown": Text(
        "Không có văn bản hoặc mẫu này.",
        "Mở lại danh sách văn bản đã lưu và chọn từ đó.",
        "There is no such paper or template.",
        "Open the list of kept papers again and choose from it.",
    ),
    "agreement-unknown": Text(
        "Sổ không có thỏa thuận nào như vậy giữa {one} và {other}.",
        "Chọn thỏa thuận trong danh sách của hai địa phương, hoặc nạp thêm trang về việc ký kết.",
        "The register has no such agreement between {one} and {other}.",
        "Choose one from the list of the two places, or load pages on its signing.",
    ),
    "map-broken": Text(
        "Không nhận bản đồ {path}: {found}.",
        "Xuất bản đồ thành GeoJSON (FeatureCollection, EPSG:4326), mỗi đơn vị một vùng, tối đa 16 MB, rồi tải lại.",
        "The map {path} is not taken: {found}.",
        "Export it as GeoJSON (FeatureCollection, EPSG:4326), an area a unit, 16 MB at most, and upload it again.",
    ),
    "map-unit": Text(
        "Trong bản đồ {path}, mục “{name}”: {found}.",
        "Mỗi vùng cần hai thuộc tính: code (mã trong bảng địa danh của Hoptac, như VN-01) và name (tên đơn vị).",
        "In the map {path}, “{name}”: {found}.",
        "Each area needs two properties: code (as in Hoptac's table of places, such as VN-01) and name.",
    ),
    "map-lacking": Text(
        "Bản đồ {path} thiếu {count} đơn vị: {names}.",
        "Chọn đúng thời kỳ của bản đồ (trước hoặc sau ngày 1/7/2025), hoặc bổ sung đủ các đơn vị rồi tải lại.",
        "The map {path} lacks {count} units: {names}.",
        "Choose the time that the map is of (before or after 1 July 2025), or add the units and upload it again.",
    ),
    "map-islands": Text(
        "Bản đồ {path} không có {name}, hoặc đặt sai vị trí.",
        "Bản đồ phải có Hoàng Sa (mã hoang-sa) và Trường Sa (mã truong-sa) đúng vị trí; bổ sung rồi tải lại.",
        "The map {path} has no {name}, or has it in another place.",
        "A map shows Hoàng Sa (code hoang-sa) and Trường Sa (code truong-sa) in their place; add them, upload again.",
    ),
    "form-unsafe": Text(
        "Không nhận mẫu {path}: {found}.",
        "Tạo mẫu từ một tài liệu Word mới (.docx), chỉ có chữ, bảng, hình; không có mã lệnh và liên kết ra ngoài.",
        "The template {path} is not taken: {found}.",
        "Make it from a new Word document (.docx) with text, tables, pictures only; no macros, no links elsewhere.",
    ),
    "form-field": Text(
        "Mẫu {path} có trường lạ “{name}”, ở đoạn: {where}",
        "Sửa tên trường trong Word rồi tải lại. Các trường dùng được: {choices}.",
        "The template {path} has an unknown field “{name}”, in the paragraph: {where}",
        "Mend the field's name in Word and upload it again. These fields may be used: {choices}.",
    ),
    "form-broken": Text(
        "Trong mẫu {path} có trường viết sai, ở đoạn: {where}",
        "Viết lại trường theo mẫu có sẵn của Hoptac (hai dấu ngoặc nhọn, tên trường), rồi tải lại.",
        "In the template {path} a field is not written right, in the paragraph: {where}",
        "Write it as Hoptac's own template does (double braces, the field's name), then upload it again.",
    ),
    "form-lacking": Text(
        "Mẫu {path} thiếu {name}.",
        "Lấy mẫu có sẵn của Hoptac, sửa trên mẫu ấy và giữ nguyên các trường, các kiểu đoạn, rồi tải lại.",
        "The template {path} lacks {name}.",
        "Take Hoptac's own template, change that one, keep its fields and styles, and upload it again.",
    ),
    "no-account": Text(
        "Chưa có tài khoản nào, nên Hoptac chỉ mở trên máy này, không mở ở {host}.",
        "Tạo tài khoản quản trị trước: hoptac user add TÊN --role admin, rồi mở lại.",
        "There is no account yet, so Hoptac opens on this machine only, not at {host}.",
        "Make an admin's account first: hoptac user add NAME --role admin, then open it again.",
    ),
    "account-name": Text(
        "Tên đăng nhập {name} không dùng được.",
        "Dùng từ 2 đến 40 chữ cái không dấu, chữ số, dấu chấm, gạch ngang; bắt đầu bằng chữ, số. Ví dụ: lan.nguyen.",
        "{name} cannot be a name to sign in with.",
        "Use 2 to 40 plain letters, digits, dots or dashes, beginning with a letter or digit. Example: lan.nguyen.",
    ),
    "account-taken": Text(
        "Đã có tài khoản {name}.",
        "Chọn tên khác; tên của tài khoản đã đóng cũng không dùng lại, vì nhật ký còn ghi tên ấy.",
        "There is an account {name} already.",
        "Choose another name; those of closed accounts are not used again, for the log still names them.",
    ),
    "account-unknown": Text(
        "Không có tài khoản {name}.",
        "Xem các tài khoản bằng lệnh hoptac user list, hoặc trang Người dùng.",
        "There is no account {name}.",
        "See the accounts with hoptac user list, or on the page Users.",
    ),
    "account-role": Text(
        "Không có vai trò {name}.",
        "Chọn một trong: {roles}.",
        "There is no role {name}.",
        "Choose one of: {roles}.",
    ),
    "first-account": Text(
        "Tài khoản đầu tiên phải là quản trị.",
        "Chọn vai trò quản trị (--role admin); các tài khoản sau chọn vai trò nào cũng được.",
        "The first account must be an admin's.",
        "Choose the role admin (--role admin); later accounts may have any.",
    ),
    "last-admin": Text(
        "{name} là quản trị duy nhất còn lại.",
        "Trao quyền quản trị cho người khác trước, rồi làm lại.",
        "{name} is the only admin left.",
        "Make somebody else an admin first, then do it again.",
    ),
    "password-weak": Text(
        "Mật khẩu chưa đủ mạnh. {why}",
        "Đặt mật khẩu dài hơn, ví dụ bốn từ không liên quan đến nhau.",
        "The password is too weak. {why}",
        "Choose a longer one, four unrelated words for example.",
    ),
    "password-wrong": Text(
        "Mật khẩu hiện tại chưa đúng, hoặc hai lần nhập mật khẩu mới khác nhau.",
        "Nhập lại cả ba ô.",
        "The present password is wrong, or the new one was not typed twice the same.",
        "Fill in all three fields again.",
    ),
    "code-wrong": Text(
        "Mã xác thực chưa đúng hoặc đã hết hạn.",
        "Xem giờ trên điện thoại có đúng không, đợi mã mới rồi nhập lại.",
        "The code is wrong or too old.",
        "See that the telephone's clock is right, wait for the next code and type that.",
    ),
    "department-name": Text(
        "Tên phòng “{name}” trống hoặc đã có.",
        "Đặt một tên khác.",
        "The department's name “{name}” is empty or taken.",
        "Choose another one.",
    ),
    "department-unknown": Text(
        "Không có phòng {name}.",
        "Thêm phòng ấy ở trang Người dùng trước, hoặc viết lại tên cho đúng.",
        "There is no department {name}.",
        "Add it on the page Users first, or write its name as it is there.",
    ),
    "switch-unknown": Text(
        "Không có mục bật tắt {name}.",
        "Tải lại trang rồi làm lại.",
        "There is no switch {name}.",
        "Load the page again and try again.",
    ),
    "approval-own": Text(
        "Quyết định số {number} là của chính bạn, nên người khác phải duyệt.",
        "Nhờ một người có quyền duyệt khác xem và duyệt.",
        "Decision {number} is your own, so somebody else must approve it.",
        "Ask another approver to look at it.",
    ),
    "approval-unknown": Text(
        "Quyết định số {number} không (còn) chờ duyệt.",
        "Tải lại danh sách chờ duyệt; có thể người khác vừa duyệt hoặc vừa hoàn tác.",
        "Decision {number} does not wait for approval (any more).",
        "Load the list again; somebody else may have approved it or taken it back just now.",
    ),
    "failed": Text(
        "Không đọc được {path}: {reason}.",
        "Gửi tệp này cho nhóm phát triển Hoptac, kèm tệp hoptac.log trong thư mục của sổ nếu có; "
        "các trang khác vẫn được đọc.",
        "{path} could not be read: {reason}.",
        "Send this file to Hoptac's developers, with hoptac.log from the register's folder if it is there; "
        "the other pages are still read.",
    ),
}
