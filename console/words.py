"""Every sentence of the command line, Vietnamese first, English beside it. What is read stays Vietnamese.

The language is chosen before the commands are built, because their help is part of them: ``--lang``
anywhere on the line, else ``KHONGVIET_LANG``, else Vietnamese.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

LANGUAGES = ("vi", "en")

_WORDS: Mapping[str, tuple[str, str]] = {
    "app": (
        "Không Viết: giấy tờ vào, hồ sơ điền sẵn ra; công dân chỉ cần ký.",
        "Không Viết: papers in, a filled dossier out; the citizen only signs.",
    ),
    "read": (
        "Đọc tệp hoặc thư mục bản quét, ngay trong tiến trình này.",
        "Digitise files or folders, in this process.",
    ),
    "prefill": (
        "Đọc giấy tờ của MỘT hồ sơ và điền sẵn tờ khai của thủ tục.",
        "Read the papers of ONE dossier and pre-fill the form of its procedure.",
    ),
    "serve": (
        "Chạy tất cả trên một máy: trang web, API và các tiến trình đọc. Ctrl-C để dừng.",
        "Everything on one machine: web page, API and workers. Ctrl-C stops it.",
    ),
    "worker": ("Chỉ chạy tiến trình đọc (cần REDIS_URL).", "Workers only (needs REDIS_URL)."),
    "templates": ("Kiểm tra, liệt kê, thử các mẫu giấy.", "Check, list and try the templates."),
    "templates_check": (
        "Kiểm tra mọi mẫu; báo tất cả lỗi cùng lúc, kèm dòng.",
        "Check every template; all mistakes at once, with their lines.",
    ),
    "templates_list": ("Liệt kê giấy tờ, thủ tục và tờ khai.", "List papers, procedures and forms."),
    "templates_try": (
        "Cho biết vì sao một bản quét giống hay không giống từng mẫu.",
        "Show why a scan does or does not match each template.",
    ),
    "doctor": (
        "Khám máy này: công cụ, phông chữ, mẫu, đĩa, hàng đợi, cơ sở dữ liệu.",
        "Examine this machine: tools, fonts, templates, disk, queue, database.",
    ),
    "bench": (
        "Đo độ chính xác và tốc độ trên giấy tờ giả định.",
        "Measure accuracy and speed on fictional papers.",
    ),
    "templates_new": (
        "Đề xuất mẫu mới từ một tờ giấy (trắng hoặc đã điền), để người xem lại và sửa.",
        "Propose a template from a paper (blank or filled), to go over.",
    ),
    "new_out": (
        "Ghi mẫu vào tệp này (chưa có, hoặc rỗng); không ghi thì in ra màn hình.",
        "Write the template to this file (new, or empty) instead of printing it.",
    ),
    "new_there": (
        "{path} đã có nội dung nên không ghi đè; hãy chọn tên khác sau --out, hoặc xóa tệp ấy rồi chạy lại.",
        "{path} holds something already and is not written over; choose another --out, or delete it.",
    ),
    "new_not_written": (
        "Không ghi được {path}; hãy xem thư mục ấy có chưa và có quyền ghi không.",
        "Cannot write {path}; look whether its folder is there and may be written to.",
    ),
    "new_written": (
        "Đã ghi {path}. Hãy xem lại từng dòng, rồi chạy: khongviet templates check",
        "Written: {path}. Go over every line, then run: khongviet templates check",
    ),
    "new_name": ("Tên giấy không dấu, ví dụ giay_bao_tu.", "Name of the paper without marks."),
    "bad_name": (
        "Tên “{name}” chỉ gồm chữ thường không dấu, số và _, ví dụ: giay_bao_tu.",
        "The name “{name}” must be of small letters without marks, digits and _.",
    ),
    "nothing_proposed": ("Trang đầu không có chữ đọc được.", "No text could be read on the first page."),
    "pictures": (
        "Thư mục ghi hình từng mặt giấy, có khung chữ in và giá trị.",
        "Folder for a picture of each face with texts and values marked.",
    ),
    "picture_at": ("Hình: {path}", "Picture: {path}"),
    "calibrate": (
        "Tính lại độ chắc chắn của các mục theo những gì cán bộ đã sửa.",
        "Fit the probability of fields anew from what people corrected.",
    ),
    "more_papers": (
        "Đọc thêm chừng này giấy giả định để tính.",
        "Fictional papers to read and fit on as well.",
    ),
    "calibration_out": (
        "Tệp kết quả; để trống là trong thư mục dữ liệu.",
        "The table; in the data folder when left out.",
    ),
    "calibrated": (
        "Đã ghi {path}; các tiến trình mở sau đây sẽ dùng.",
        "Written to {path}; used by processes started from now on.",
    ),
    "group": ("Nhóm", "Group"),
    "values": ("Số giá trị", "Values"),
    "accepted_values": ("Máy bảo đảm", "Accepted"),
    "wrong_values": ("Trong đó sai", "Wrong among them"),
    "reading_papers": ("Đọc giấy giả định", "Reading fictional papers"),
    "paths": (
        "Tệp hoặc thư mục (PDF, JPEG, PNG, TIFF, WebP, HEIC).",
        "Files or folders (PDF, JPEG, PNG, TIFF, WebP, HEIC).",
    ),
    "json": (
        "In JSON, mỗi dòng một đối tượng, ngay khi có.",
        "Print JSON, one object a line, as soon as it is ready.",
    ),
    "lang": ("Ngôn ngữ của lời nhắn: vi hoặc en.", "Language of the messages: vi or en."),
    "debug": (
        "Hiện vết lỗi ra stderr khi có lỗi bất ngờ.",
        "Show the traceback of an unexpected error on stderr.",
    ),
    "procedure": ("Mã thủ tục, ví dụ 1.001193.", "Code of the procedure, for example 1.001193."),
    "facts": (
        "Tệp JSON {mục: giá trị} mà cổng dịch vụ công đã biết.",
        "JSON file {entry: value} of what the portal already knows.",
    ),
    "pdf": (
        "Ghi tờ khai đã điền ra tệp PDF này để in và ký.",
        "Also write the filled form to this PDF, to sign.",
    ),
    "queues": ("Các làn việc, cách nhau bằng dấu phẩy.", "Lanes, separated by commas."),
    "count": ("Số giấy giả định để đo.", "How many fictional papers to measure on."),
    "more_seed": ("Hạt giống của giấy vẽ thêm.", "Seed of the papers drawn in addition."),
    "seed": ("Hạt giống; để trống thì mỗi lần một khác.", "The seed; fresh when left out."),
    "out": ("Thư mục ghi bảng số và biểu đồ.", "Folder for figures and chart."),
    "peers": ("Số giấy đọc thêm bằng cách đơn giản để so.", "Papers read by the naive peers as well."),
    "real": (
        "Thay vì giấy giả định, đo trên thư mục giấy thật này (có expected.json).",
        "Measure on this folder of real files (with expected.json) instead of fictional papers.",
    ),
    "cleaning": (
        "Chỉ đo khâu làm sạch: hướng, độ nghiêng, góc giấy, dòng chấm, và mỗi bước đáng giá bao nhiêu.",
        "Only measure cleaning: turn, slant, corners, leaders, and what each step is worth.",
    ),
    "dossiers": (
        "Đo trên từng này hồ sơ trọn vẹn của năm thủ tục thay vì trên từng giấy.",
        "Measure on this many whole dossiers of five procedures instead of single papers.",
    ),
    "no_real": (
        "Thư mục {path} không có expected.json trong vietnamese, ids hoặc geometry.",
        "The folder {path} has no expected.json in vietnamese, ids or geometry.",
    ),
    "help": ("Hiện hướng dẫn này rồi thoát.", "Show this message and exit."),
    "options_here": ("[TÙY CHỌN]", "[OPTIONS]"),
    "command_here": ("LỆNH …", "COMMAND …"),
    "paths_name": ("TỆP…", "PATH…"),
    "usage": ("Cách dùng:", "Usage:"),
    "options": ("Tùy chọn", "Options"),
    "arguments": ("Tham số", "Arguments"),
    "commands": ("Lệnh", "Commands"),
    "default": ("[mặc định: {}]", "[default: {}]"),
    "required": ("[bắt buộc]", "[required]"),
    "see_help": ("Xem: {command} --help", "See: {command} --help"),
    "no_such_option": ("Không có tùy chọn {name}.", "No such option: {name}."),
    "no_such_command": ("Không có lệnh này.", "No such command."),
    "missing_parameter": ("Còn thiếu {name}.", "Missing {name}."),
    "bad_parameter": ("Giá trị của {name} không dùng được.", "The value of {name} cannot be used."),
    "bad_line": ("Dòng lệnh chưa đúng.", "The command line is not right."),
    "no_such_path": ("Không tìm thấy: {path}", "Not found: {path}"),
    "no_files": ("Không có tệp nào để đọc.", "There is no file to read."),
    "no_such_procedure": (
        "Không có thủ tục {code}. Hiện có: {known}.",
        "There is no procedure {code}. Known: {known}.",
    ),
    "bad_facts": (
        'Tệp --facts phải là JSON dạng {{"mục": "giá trị"}}.',
        'The --facts file must be JSON of the shape {{"entry": "value"}}.',
    ),
    "wrong_facts": ("Tệp --facts có chỗ chưa đúng:", "There are mistakes in the --facts file:"),
    "broken_templates": (
        "Mẫu có {count} lỗi; xem: khongviet templates check",
        "The templates hold {count} mistakes; see: khongviet templates check",
    ),
    "internal": (
        "Lỗi của phần mềm khi đọc tệp này; các tệp khác không bị ảnh hưởng.",
        "A fault of the program while reading this file; other files are not affected.",
    ),
    "fault": (
        "Lỗi bất ngờ của phần mềm ({error}). Chi tiết: {log}",
        "An unexpected fault of the program ({error}). Details: {log}",
    ),
    "stopped": ("Đã dừng.", "Stopped."),
    "opening": ("Đang mở bộ đọc…", "Opening the reader…"),
    "reading": ("Đang đọc", "Reading"),
    "one_read": (
        "{at}/{all} {file}: {count} mặt giấy, {seconds} giây",
        "{at}/{all} {file}: {count} faces, {seconds} s",
    ),
    "one_refused": ("{at}/{all} {file}: không đọc được", "{at}/{all} {file}: cannot be read"),
    "field": ("Mục", "Field"),
    "value": ("Giá trị", "Value"),
    "state": ("Tình trạng", "State"),
    "why": ("Vì sao", "Why"),
    "portal": ("Cổng dịch vụ công", "the portal"),
    "source": ("Lấy từ", "From"),
    "accepted": ("Chắc chắn", "Accepted"),
    "review": ("Cần xem", "Review"),
    "missing": ("Không ghi", "Empty"),
    "proposed": ("Đề xuất", "Proposed"),
    "conflict": ("Khác nhau", "Conflict"),
    "asked": ("Hỏi công dân", "Ask"),
    "unknown_paper": ("Chưa rõ loại giấy", "Paper of no template"),
    "page": ("trang {number}", "page {number}"),
    "likeness": ("giống mẫu {percent} %", "{percent} % like the template"),
    "nothing_to_fill": ("Không đọc được mục nào.", "No field could be read."),
    "cannot_read": ("không đọc được", "cannot be read"),
    "read_summary": (
        "{papers} giấy · {fields} mục: {accepted} chắc chắn, {review} cần xem, {missing} không ghi"
        " · {seconds} giây",
        "{papers} papers · {fields} fields: {accepted} accepted, {review} to review, {missing} empty"
        " · {seconds} s",
    ),
    "refused_summary": ("{count} tệp không đọc được", "{count} files cannot be read"),
    "prefill_summary": (
        "{entries} mục: {proposed} đề xuất, {review} cần xem, {conflict} khác nhau, {missing} còn thiếu"
        " · {seconds} giây",
        "{entries} entries: {proposed} proposed, {review} to review, {conflict} conflicts, {missing} missing"
        " · {seconds} s",
    ),
    "components": ("Thành phần hồ sơ", "Components"),
    "entries": ("Nội dung tờ khai", "Entries of the form"),
    "paper": ("Giấy", "Paper"),
    "present": ("Có", "Present"),
    "absent": ("Thiếu", "Missing"),
    "not_needed": ("Không có", "Not there"),
    "unreadable": ("Không đọc được", "Unreadable"),
    "expired": ("Hết hạn", "Expired"),
    "pdf_written": ("Đã ghi tờ khai: {path}", "Form written: {path}"),
    "cannot_write": ("Không ghi được: {path}", "Cannot write: {path}"),
    "templates_good": (
        "Mọi mẫu đều đúng: {papers} giấy, {procedures} thủ tục, {forms} tờ khai.",
        "All templates are right: {papers} papers, {procedures} procedures, {forms} forms.",
    ),
    "mistakes": ("{count} lỗi.", "{count} mistakes."),
    "editions": ("Mẫu", "Editions"),
    "fields": ("Số mục", "Fields"),
    "unseen": ("Nhãn chưa kiểm chứng trên giấy thật:", "Labels not yet seen on a real paper:"),
    "code": ("Mã", "Code"),
    "name": ("Tên", "Name"),
    "procedures": ("Thủ tục", "Procedures"),
    "papers": ("Giấy tờ", "Papers"),
    "form": ("Tờ khai", "Form"),
    "matched": ("Nhận là", "Taken for"),
    "unverified": (
        "Chưa đối chiếu với văn bản gốc của thủ tục:",
        "Not yet compared with the law's own text, by procedure:",
    ),
    "not_matched": ("Không nhận là giấy nào trong danh mục.", "Not taken for any paper of the catalogue."),
    "printed": ("Chữ in sẵn", "Printed text"),
    "found": ("Tìm thấy", "Found"),
    "not_found": ("Không thấy", "Not found"),
    "needs_redis": (
        "Chưa đặt REDIS_URL. Trên một máy, hãy dùng: khongviet serve",
        "REDIS_URL is not set. On one machine, use: khongviet serve",
    ),
    "bad_lane": ("Không có làn {name}; hãy dùng counter, archive.", "No lane {name}; use counter, archive."),
    "not_built": ("Phần này chưa có trong bản cài đặt.", "This part is not in this installation."),
    "all_well": ("Máy này sẵn sàng.", "This machine is ready."),
    "unwell": ("{count} chỗ cần sửa.", "{count} things to mend."),
}


class Words:
    """The sentences in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._at = LANGUAGES.index(language)

    def __call__(self, key: str, **parts: object) -> str:
        """The sentence of this key with its parts filled in."""
        sentence = _WORDS[key][self._at]
        return sentence.format(**parts) if parts else sentence.replace("{{", "{").replace("}}", "}")

    def number(self, value: float) -> str:
        """One decimal, with the comma or point of the language."""
        text = f"{value:.1f}"
        return text.replace(".", ",") if self.language == "vi" else text


def chosen(arguments: Sequence[str], environ: Mapping[str, str]) -> Words:
    """The words in the language asked for; an unknown one is left to the command line to refuse."""
    language = environ.get("KHONGVIET_LANG", "")
    for at, argument in enumerate(arguments):
        if argument == "--lang" and at + 1 < len(arguments):
            language = arguments[at + 1]
        elif argument.startswith("--lang="):
            language = argument.partition("=")[2]
    return Words(language if language in LANGUAGES else LANGUAGES[0])
