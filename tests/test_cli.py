"""The ``khongviet`` command as people and programs meet it: a process, its two outputs, its exit code."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from console.files import find
from samples.cases import make_case

ROOT = Path(__file__).parents[1]


def khongviet(*arguments: object, environ: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command; answers code, standard output and standard error."""
    command = [sys.executable, str(ROOT / "cli.py"), *(str(one) for one in arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **(environ or {})}
    return subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=120, env=environment, cwd=ROOT
    )


@pytest.fixture(scope="module")
def scans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a card, then a file that is no picture, then an empty one (in the order people count)."""
    folder = tmp_path_factory.mktemp("scans")
    case = make_case("cccd", "clean", 3)
    for file in case.files:
        (folder / f"2 {file.name}").write_bytes(file.content)
    (folder / "10 thư.txt").write_text("không phải ảnh", encoding="utf-8")
    (folder / "11 rỗng.pdf").write_bytes(b"")
    (folder / ".an").write_bytes(b"")
    return folder


@pytest.fixture(scope="module")
def answered(scans: Path, tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """``read --json`` over the folder, once for several promises."""
    return khongviet(
        "read", scans, "--json", environ={"KHONGVIET_DATA": str(tmp_path_factory.mktemp("data"))}
    )


@pytest.mark.parametrize(
    "command", ["", "read", "prefill", "serve", "worker", "templates", "doctor", "bench"]
)
def test_help_in_both_languages(command: str) -> None:
    """Every command helps, in Vietnamese by default and in English when asked."""
    words = [command] if command else []
    vi, en = khongviet(*words, "--help"), khongviet(*words, "--help", "--lang", "en")
    assert (vi.returncode, en.returncode) == (0, 0)
    assert "Cách dùng: " in vi.stdout
    assert "Usage: " in en.stdout
    assert "Hiện hướng dẫn này" in vi.stdout


def test_help_loads_nothing_heavy() -> None:
    """Help must answer at once: neither OpenCV nor the engine nor the shelf is imported for it."""
    script = (
        "import sys; sys.argv=['khongviet','--help']; import cli\n"
        "heavy = {'cv2', 'numpy', 'tesserocr', 'sqlalchemy', 'fpdf', 'rq'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_read_answers_every_file_in_order(answered: subprocess.CompletedProcess[str]) -> None:
    """One JSON line a paper or refused file, in natural order, nothing else on stdout; exit 1."""
    lines = [json.loads(line) for line in answered.stdout.splitlines()]
    assert [line["schema"] for line in lines] == [
        "khongviet/document@1",
        "khongviet/problem@1",
        "khongviet/problem@1",
    ]
    assert lines[0]["document"] == "cccd"
    assert lines[0]["fields"]["id_number"]["state"] == "accepted"
    assert [(line["file"], line["code"]) for line in lines[1:]] == [
        ("10 thư.txt", "not_an_image"),
        ("11 rỗng.pdf", "empty"),
    ]
    assert answered.returncode == 1


def test_progress_is_plain_lines_on_stderr(answered: subprocess.CompletedProcess[str]) -> None:
    """Into a pipe, progress is one plain line a file and holds no field value."""
    assert "\x1b" not in answered.stderr
    assert "2/3 10 thư.txt: không đọc được" in answered.stderr
    document = json.loads(answered.stdout.splitlines()[0])
    for field in document["fields"].values():
        assert len(field["value"] or "") < 6 or field["value"] not in answered.stderr


def test_lines_come_while_reading_goes_on(scans: Path) -> None:
    """When the first answer is out the second is not there yet: nothing waits for the end of the run."""
    files = sorted(scans.glob("2 *"))
    command = [sys.executable, str(ROOT / "cli.py"), "read", "--json", *map(str, [*files, *files])]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0, env=environment
    ) as running:
        assert running.stdout is not None
        first = running.stdout.readline()
        more, _, _ = select.select([running.stdout], [], [], 0)
        rest = running.stdout.read()
    assert json.loads(first)
    assert not more
    assert json.loads(rest.splitlines()[-1])
    assert running.returncode == 0


def _listens_to_ctrl_c() -> None:
    """In the child: a run in the background of a shell would ignore it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_ctrl_c_ends_with_130_and_says_so(scans: Path) -> None:
    """Stopped by a person: nothing on stdout after the last whole line, one plain word on stderr."""
    files = sorted(scans.glob("2 *"))
    command = [sys.executable, str(ROOT / "cli.py"), "read", "--json", *map(str, [*files, *files])]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        preexec_fn=_listens_to_ctrl_c,  # noqa: PLW1509 - no threads yet
    ) as running:
        assert running.stdout is not None
        line = running.stdout.readline()
        running.send_signal(signal.SIGINT)
        rest, told = running.communicate(timeout=30)
    assert running.returncode == 130
    assert all(json.loads(one) for one in (line + rest).splitlines())
    assert told.splitlines()[-1] == "Đã dừng."


def test_prefill_writes_dossier_and_form(scans: Path, tmp_path: Path) -> None:
    """One line of JSON with the portal's fact in it, and the form as a PDF; refused files are told."""
    facts, pdf = tmp_path / "facts.json", tmp_path / "form.pdf"
    facts.write_text(json.dumps({"child.full_name": "NGUYỄN AN"}), encoding="utf-8")
    asked = ("prefill", "--procedure", "1.001193", "--facts", facts, "--json", "--pdf", pdf)
    done = khongviet(*asked, scans / "10 thư.txt", scans / "11 rỗng.pdf")
    (line,) = done.stdout.splitlines()
    dossier = json.loads(line)
    assert dossier["schema"] == "khongviet/dossier@1"
    child = dossier["entries"]["child.full_name"]
    assert (child["value"], child["state"]) == ("NGUYỄN AN", "proposed")
    assert [problem["code"] for problem in dossier["problems"]] == ["not_an_image", "empty"]
    assert pdf.read_bytes().startswith(b"%PDF")
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["read"], "Còn thiếu"),
        (["read", "/không/có"], "Không tìm thấy"),
        (["read", "--lang", "fr", "."], "--lang"),
        (["read", "--nhanh", "."], "--nhanh"),
        (["doc"], "Không có lệnh"),
        (["prefill", "."], "--procedure"),
        (["prefill", "--procedure", "9", "."], "1.001193"),
        (["worker", "--queues", "counter,ban"], "ban"),
    ],
)
def test_usage_mistakes_end_with_2(arguments: list[str], told: str) -> None:
    """A wrong command line is told in one or two Vietnamese lines, without a traceback, and ends with 2."""
    done = khongviet(*arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("facts", ["{", "[1]", '{"child.full_name": 5}', '{"child.shoe": "x"}'])
def test_bad_facts_are_told(facts: str, scans: Path, tmp_path: Path) -> None:
    """A facts file that cannot be used stops the run before anything is read, exit 2."""
    path = tmp_path / "facts.json"
    path.write_text(facts, encoding="utf-8")
    done = khongviet("prefill", "--procedure", "1.001193", "--facts", path, scans)
    assert done.returncode == 2
    assert "--facts" in done.stderr
    assert "1/3" not in done.stderr


def test_unforeseen_error_costs_one_file_and_tells_no_value(scans: Path, tmp_path: Path) -> None:
    """A crash on one file is its problem "internal"; the log has places in the code, no error's words."""
    file, other = next(scans.glob("2 *")), scans / "11 rỗng.pdf"
    script = (
        "import sys\n"
        "from console import reading\n"
        "def broken(scan, tools):\n"
        "    raise RuntimeError('BÍ MẬT 001194000017')\n"
        "reading.read_pages = broken\n"
        f"sys.argv = ['khongviet', 'read', '--json', {str(file)!r}, {str(other)!r}]\n"
        "import cli; cli.main()\n"
    )
    environment = {**os.environ, "KHONGVIET_DATA": str(tmp_path / "data")}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False, env=environment
    )
    codes = [json.loads(line).get("code") for line in done.stdout.splitlines()]
    assert codes == ["internal", "empty"]
    assert done.returncode == 1
    log = (tmp_path / "data" / "log" / "khongviet.log").read_text(encoding="utf-8")
    assert "RuntimeError" in log
    assert "BÍ MẬT" not in log + done.stderr + done.stdout


def test_stray_prints_stay_off_stdout(scans: Path, tmp_path: Path) -> None:
    """What a native library writes to file number 1 lands on stderr, not among our lines."""
    script = (
        "import os, sys\n"
        "from console import reading\n"
        "real = reading.open_scan\n"
        "def noisy(*a):\n"
        "    os.write(1, b'stray\\n'); print('stray')\n"
        "    return real(*a)\n"
        "reading.open_scan = noisy\n"
        f"sys.argv = ['khongviet', 'read', '--json', {str(scans / '11 rỗng.pdf')!r}]\n"
        "import cli; cli.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "stray" not in done.stdout
    assert "stray" in done.stderr
    assert json.loads(done.stdout)["code"] == "empty"


def test_templates_check_and_broken_templates(tmp_path: Path) -> None:
    """Shipped templates are right; a broken one is told with file and line, exit 1."""
    assert khongviet("templates", "check").returncode == 0
    assert "giay_khai_sinh (2016): Quyển số:" in khongviet("templates", "list").stdout
    for name in ("documents", "procedures", "forms"):
        (tmp_path / name).mkdir()
        for path in (ROOT / "templates" / name).glob("*.yaml"):
            (tmp_path / name / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    broken = tmp_path / "procedures" / "1.001193.yaml"
    broken.write_text(broken.read_text(encoding="utf-8").replace("sex: Nữ", "sex: nu"), encoding="utf-8")
    done = khongviet("templates", "check", environ={"KHONGVIET_TEMPLATES": str(tmp_path)})
    assert done.returncode == 1
    assert "1.001193.yaml:" in done.stdout


def test_doctor_names_what_is_missing_and_how_to_mend_it(tmp_path: Path) -> None:
    """Without any program on the path the doctor lives, names each package, and ends with 1."""
    done = khongviet("doctor", environ={"PATH": str(tmp_path), "KHONGVIET_DATA": str(tmp_path)})
    assert done.returncode == 1
    for package in ("tesseract-ocr-vie", "tesseract-ocr-osd", "poppler-utils", "redis-server"):
        assert f"apt-get install {package}" in done.stdout


def test_a_broken_setting_is_one_sentence(scans: Path) -> None:
    """Whatever the command: the setting is named, and no traceback stands before it."""
    for command in (["doctor"], ["read", str(scans)]):
        run = khongviet(*command, environ={"KHONGVIET_PORT": "http"})
        assert (run.returncode, run.stdout) == (1, "")
        assert run.stderr == "KHONGVIET_PORT: hãy ghi một số nguyên không âm\n"


def test_folders_are_walked_as_people_count(tmp_path: Path) -> None:
    """Page 2 before page 10, hidden files and clutter left out, equal names told apart by their folder."""
    for name in ("trang 10.png", "trang 2.png", ".an.png", "Thumbs.db", "truth.json", "b/trang 1.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    assert [file.name for file in find([tmp_path])] == ["b/trang 1.png", "trang 2.png", "trang 10.png"]
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "trang 1.png").write_bytes(b"y")
    same_name = find([tmp_path / "b" / "trang 1.png", tmp_path / "c" / "trang 1.png"])
    assert [Path(file.name).parent.name for file in same_name] == ["b", "c"]


def test_templates_new_proposes_a_template_that_passes_the_check(scans: Path, tmp_path: Path) -> None:
    """What is printed for a paper is YAML with its title and labels; a name with marks is refused."""
    case = make_case("giay_bao_tu", "clean", 5)
    paper = tmp_path / case.files[0].name
    paper.write_bytes(case.files[0].content)
    done = khongviet("templates", "new", paper, "--name", "giay_moi")
    refused = khongviet("templates", "new", paper, "--name", "Giấy mới")

    assert done.returncode == 0
    assert done.stdout.startswith("# Giấy báo tử.")
    assert "document: giay_moi" in done.stdout
    assert "kind: person_name" in done.stdout
    assert (refused.returncode, refused.stdout) == (2, "")


def test_templates_try_draws_what_it_saw(scans: Path, tmp_path: Path) -> None:
    """One picture a face lies in the folder asked for."""
    card = next(path for path in scans.iterdir() if path.name.startswith("2 "))
    done = khongviet("templates", "try", card, "--pictures", tmp_path / "hinh")

    assert done.returncode == 0
    assert [path.suffix for path in (tmp_path / "hinh").iterdir()] in ([".png"], [".png", ".png"])
    assert "Hình:" in done.stdout
