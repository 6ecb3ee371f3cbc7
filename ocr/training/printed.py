"""Words printed on Vietnamese papers: labels, headings, offices (TT 04/2024/TT-BTP, TT 06/2021/TT-BCA)."""

from __future__ import annotations

LABELS = (
    "Họ, chữ đệm, tên:",
    "Họ và tên:",
    "Ngày, tháng, năm sinh:",
    "Ngày sinh:",
    "Giới tính:",
    "Dân tộc:",
    "Quốc tịch:",
    "Nơi sinh:",
    "Quê quán:",
    "Số định danh cá nhân:",
    "Nơi cư trú:",
    "Nơi thường trú:",
    "Năm sinh:",
    "Giấy tờ tùy thân:",
    "ghi bằng chữ:",
    "Số:",
    "Quyển số:",
    "Nơi đăng ký khai sinh:",
    "Ngày, tháng, năm đăng ký:",
    "Nguyên nhân chết:",
    "Nơi chết:",
    "Đã chết vào lúc:",
    "Cân nặng:",
    "Tại:",
    "Nơi cấp:",
    "Ngày cấp:",
    "Họ, chữ đệm, tên vợ:",
    "Họ, chữ đệm, tên chồng:",
    "Tình trạng hôn nhân:",
    "Họ, chữ đệm, tên người mẹ:",
    "Họ, chữ đệm, tên người cha:",
    "Số con trong lần sinh này:",
    "Kính gửi:",
    "Quan hệ với người được khai sinh:",
    "Đã sinh con vào lúc:",
    "Dự định đặt tên con là:",
    "Có giá trị đến:",
    "Số / No.:",
    "Họ và tên / Full name:",
    "Giới tính / Sex:",
    "Quốc tịch / Nationality:",
    "Ngày sinh / Date of birth:",
    "Quê quán / Place of origin:",
    "Nơi thường trú / Place of residence:",
)
HEADINGS = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "GIẤY KHAI SINH",
    "GIẤY CHỨNG SINH",
    "GIẤY CHỨNG NHẬN KẾT HÔN",
    "TRÍCH LỤC KHAI TỬ",
    "(BẢN SAO)",
    "CĂN CƯỚC CÔNG DÂN",
    "CĂN CƯỚC",
    "TỜ KHAI ĐĂNG KÝ KHAI SINH",
    "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN",
    "GIẤY BÁO TỬ",
    "ỦY BAN NHÂN DÂN",
    "Citizen Identity Card",
    "SOCIALIST REPUBLIC OF VIET NAM",
    "Independence - Freedom - Happiness",
)
OFFICES = (
    "Cục Cảnh sát quản lý hành chính về trật tự xã hội",
    "Bộ Công an",
    "Công an tỉnh {p}",
    "Ủy ban nhân dân {c}",
    "UBND {c}, {p}",
    "Bệnh viện đa khoa tỉnh {p}",
    "Bệnh viện Phụ sản {p}",
    "Trung tâm Y tế {c}",
    "Trạm Y tế {c}",
    "Sở Tư pháp {p}",
)
MARKED = (
    "H'Hen Niê",
    "H'Bia Êban",
    "H'Linh Mlô",
    "Y Phôn Kbuôr",
    "Y Wing Ayun",
    "K'Brễu",
    "K'Sơr",
    "Ka Să Lơ Mu",
    "Rơ Châm Jét",
    "Siu Hơ-Blúp",
    "R'Com Nay",
    "Đinh A-Kí",
)
"""Names of the Central Highlands, written with signs that the names of the lowlands never have."""
_OPENS = (
    "b bl br ch chr d dj dl dr đ gr h hl hm hr j k kb kd kh kl km kn kp kr ks l ly m ml mn n nh ngl ngr nghr "
    "ny p pl pr r rch s si sr t th tl tr v w w w y z"
)
_VOWELS = "a ă â e ê i o ô ơ u ư é è ó ú í ea ia iê oa ua uê ưa ươ uô"
_CLOSES = "l r k h p t m n ng nh s c b y o ă à ih ơl ôh êt uk ăm ne ol at en"
HIGHLAND_OPENS, HIGHLAND_VOWELS, HIGHLAND_CLOSES = _OPENS.split(), _VOWELS.split(), _CLOSES.split()
"""How such names are spelt: what begins, carries and ends their syllables."""
_ABROAD = (
    "William Walter Wilson Wang Wong Wu Woo Weber Wagner Wolf Watanabe Wayne Edward Andrew Lewis Howard "
    "Kowalski Frank Franz Friedrich Ferreira Fernandez Felix Fujiwara Fukuda Feng Fox Alfred Jeffrey "
    "Sofia Stefan Rafael Jack James John Johnson Jean Jung Jin Jimenez Julia Anja Benjamin Zhang Zhou "
    "Zhao Zheng Zoe Zimmermann Liz Suzuki Yamazaki Schwarz Gonzalez Rodriguez Max Alexander Xavier Xu "
    "Smith Brown Martin Peter Paul Maria Kim Lee Park Choi Chen Lin Huang Liu Tanaka Sato Singh Kumar "
    "Mohamed Ivanov Petrov "
)
FOREIGN = _ABROAD.split()
"""Names of people from abroad."""
