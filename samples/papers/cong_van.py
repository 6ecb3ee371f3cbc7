"""A distractor: an official letter, notice or decision in the layout of Nghị định 30/2020, of no template."""

from __future__ import annotations

import datetime as dt
import random

from samples.papers.marks import Signer, heading, sign
from samples.papers.style import draw_face, draw_labels
from samples.pen.flow import wrapped
from samples.pen.sheet import A4, Pen, Sheet
from samples.people.dates import between
from samples.people.families import draw_family
from samples.people.person import TODAY
from samples.people.places import Unit, draw_old_unit, merged_into
from samples.people.registries import draw_officer
from samples.truth import Paper, Truth

_SUBJECTS = (
    ("công văn", "V/v tăng cường công tác đăng ký và quản lý hộ tịch"),
    ("công văn", "V/v phối hợp xác minh thông tin đăng ký khai sinh"),
    ("công văn", "V/v rà soát dữ liệu dân cư trên địa bàn"),
    ("THÔNG BÁO", "Về việc lịch tiếp công dân quý III"),
    ("THÔNG BÁO", "Về việc cấp thẻ căn cước lưu động tại các thôn, xóm"),
    ("QUYẾT ĐỊNH", "Về việc kiện toàn Ban Chỉ đạo chuyển đổi số"),
    ("KẾ HOẠCH", "Thực hiện cuộc vận động Công dân không viết"),
    ("BIÊN BẢN", "Kiểm tra công tác vệ sinh an toàn thực phẩm"),
    ("GIẤY MỜI", "Họp giao ban công tác tư pháp - hộ tịch"),
    ("PHIẾU XÁC MINH", "Thông tin công dân đăng ký thường trú"),
)
_SENTENCES = (
    "Thực hiện chỉ đạo của cấp trên về việc nâng cao chất lượng giải quyết thủ tục hành chính;",
    "Căn cứ Luật Tổ chức chính quyền địa phương và các văn bản hướng dẫn thi hành;",
    "Căn cứ Nghị định số 61/2018/NĐ-CP về thực hiện cơ chế một cửa, một cửa liên thông;",
    "Ủy ban nhân dân xã đề nghị các ban, ngành, đoàn thể và các thôn, xóm triển khai một số nội dung sau:",
    "Tuyên truyền, vận động nhân dân thực hiện đăng ký khai sinh đúng hạn cho trẻ em mới sinh theo quy định.",
    "Rà soát các trường hợp chưa có giấy khai sinh, giấy chứng nhận kết hôn hoặc sai lệch thông tin cá nhân.",
    "Hướng dẫn công dân nộp hồ sơ trực tuyến qua Cổng Dịch vụ công quốc gia, hạn chế việc đi lại nhiều lần.",
    "Bố trí cán bộ trực tại Trung tâm Phục vụ hành chính công vào sáng thứ Bảy hằng tuần.",
    "Kinh phí thực hiện được bảo đảm từ nguồn ngân sách địa phương và các nguồn hợp pháp khác.",
    "Giao công chức Tư pháp - Hộ tịch chủ trì, phối hợp với Công an xã đối chiếu số định danh cá nhân.",
    "Báo cáo kết quả thực hiện về Văn phòng trước ngày 25 hằng tháng để tổng hợp.",
    "Trong quá trình thực hiện nếu có khó khăn, vướng mắc đề nghị phản ánh kịp thời để được hướng dẫn.",
    "Các ông (bà) Trưởng thôn, Bí thư chi bộ có trách nhiệm thông báo rộng rãi trên hệ thống truyền thanh.",
    "Thời gian thực hiện: từ ngày 01 tháng 8 đến hết ngày 30 tháng 9; địa điểm tại Nhà văn hóa các thôn.",
    "Khi đi mang theo thẻ căn cước công dân, sổ hộ khẩu (nếu có) và các giấy tờ có liên quan.",
    "Nơi cư trú, quê quán, dân tộc và quốc tịch được ghi thống nhất với cơ sở dữ liệu quốc gia về dân cư.",
    "Cân nặng, chiều cao của trẻ dưới sáu tuổi được trạm y tế ghi vào sổ theo dõi sức khỏe.",
)


def make(people: random.Random, look: random.Random) -> Paper:
    """A letter of some commune; now and then it names a citizen, as letters that ask for verification do."""
    day = between(people, dt.date(2018, 1, 1), TODAY)
    unit: Unit = draw_old_unit(people)
    if day >= dt.date(2025, 7, 1):
        unit = merged_into(unit) or unit
    sheet = Sheet(A4)
    pen = Pen(draw_face(look, 0.9), look.uniform(12.5, 14.0))
    margin = look.uniform(22, 30)
    kind, subject = look.choice(_SUBJECTS)
    y = _head(look, sheet, pen, (unit, day), (kind, subject))
    y = _body(people, look, sheet, (margin, y), pen)
    _foot(look, sheet, (margin, y), pen, unit)
    return Paper(Truth(None), (sheet.face("sheet"),))


def _head(
    look: random.Random, sheet: Sheet, pen: Pen, issued: tuple[Unit, dt.date], about: tuple[str, str]
) -> float:
    unit, day = issued
    kind, subject = about
    y, x = look.uniform(18, 24), A4[0] * 0.29
    bold, step = pen.styled("bold").sized(0.92), pen.size * 0.46
    for line in ("ỦY BAN NHÂN DÂN", unit.commune.upper()):
        sheet.text((x, y), line, bold, "m")
        y += step
    sheet.line([(x - 9, y - step * 0.6), (x + 9, y - step * 0.6)], pen.colour)
    y += 1
    code = {"THÔNG BÁO": "TB", "QUYẾT ĐỊNH": "QĐ", "KẾ HOẠCH": "KH", "BIÊN BẢN": "BB", "GIẤY MỜI": "GM"}.get(
        kind
    )
    number = f"Số: {look.randint(1, 900)}/{f'{code}-UBND' if code else 'UBND-TP'}"
    sheet.text((x, y + step * 0.4), number, pen.sized(0.92), "m")
    heading(look, sheet, (A4[0] * 0.68, y - 2 * step - 1), pen.sized(0.92), draw_labels(look))
    date = f"{unit.commune_short}, ngày {day.day:02d} tháng {day.month:02d} năm {day.year}"
    sheet.text((A4[0] * 0.68, y + step * 0.4), date, pen.styled("italic").sized(0.95), "m")
    y += step * 1.4
    if kind == "công văn":
        for line in wrapped(sheet, subject, pen.sized(0.88), 72, 72):
            sheet.text((x, y), line, pen.sized(0.88), "m")
            y += step
        sheet.text((A4[0] / 2, y + 6), "Kính gửi: Các ban, ngành, đoàn thể xã; Trưởng các thôn", pen, "m")
        return y + 14
    y += 6
    sheet.text((A4[0] / 2, y), kind, pen.styled("bold").sized(1.08), "m")
    sheet.text((A4[0] / 2, y + step * 1.1), subject, pen.styled("bold"), "m")
    return y + step * 3


def _body(
    people: random.Random, look: random.Random, sheet: Sheet, at: tuple[float, float], pen: Pen
) -> float:
    """Paragraphs until there are enough, one of them perhaps naming somebody."""
    margin, y = at
    width, step = A4[0] - margin - 18, pen.size * 0.3528 * look.uniform(1.25, 1.6)
    sentences = look.sample(_SENTENCES, k=len(_SENTENCES))
    cuts = range(0, 2 * look.randint(4, 8), 2)
    paragraphs = [" ".join(sentences[place : place + look.choice((1, 2, 2))]) for place in cuts]
    if look.random() < 0.4:
        family = draw_family(people, (dt.date(2018, 1, 1), dt.date(2024, 1, 1)))
        father = family.father
        paragraphs.insert(
            1,
            f"Họ và tên: {father.name}; sinh ngày {father.born:%d/%m/%Y}; giới tính: {father.sex}; dân tộc: "
            f"{father.ethnicity}; số định danh cá nhân: {father.number}; "
            f"nơi cư trú: {father.residence.printed('full')}.",
        )
    for number, paragraph in enumerate(paragraphs, 1):
        if y > A4[1] - 78:
            break
        head = f"{number}. " if look.random() < 0.3 else ""
        for place, line in enumerate(wrapped(sheet, head + paragraph, pen, width - 12, width)):
            sheet.text((margin + (12 if place == 0 else 0), y), line, pen)
            y += step
        y += step * 0.3
    return y


def _foot(look: random.Random, sheet: Sheet, at: tuple[float, float], pen: Pen, unit: Unit) -> None:
    """Recipients at the left, the signer with the seal at the right."""
    margin, y = at
    y = min(y + 6, A4[1] - 62)
    small = pen.sized(0.8)
    sheet.text((margin, y), "Nơi nhận:", small.styled("bold_italic"))
    for place, line in enumerate(("- Như kính gửi;", "- TT. Đảng ủy, HĐND xã (b/c);", "- Lưu: VT.")):
        sheet.text((margin, y + (place + 1) * small.size * 0.45), line, small)
    officer = draw_officer(look, unit, (("CHỦ TỊCH",), ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")))
    words = f"ỦY BAN NHÂN DÂN {unit.commune}".upper()
    sign(look, sheet, (A4[0] * 0.7, y), pen, Signer("TM. ỦY BAN NHÂN DÂN", "", officer, words))
