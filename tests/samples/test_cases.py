"""Cases are the same for the same seed, and their geometry is where it says."""

import hashlib
import io
import json
import os
import subprocess
import sys

import cv2
import numpy as np
import pytest
from PIL import Image, ImageOps

from samples import __main__ as command
from samples.cases import CARDS, DISTRACTORS, PAPERS, WEARS, fixed_case, make_case, one_side, turns
from samples.chance import stream


@pytest.mark.parametrize("wear", WEARS)
def test_the_same_seed_gives_the_same_bytes(wear):
    """Two makings of one case are equal to the last byte; another seed differs."""
    first, again, other = (make_case("bien_lai", wear, seed) for seed in (5, 5, 6))
    assert first == again
    assert first.files[0].content != other.files[0].content


def test_hash_seeds_do_not_matter():
    """Another process with another order of hashing makes the same case."""
    code = (
        "import hashlib; from samples.cases import make_case; "
        "print(hashlib.sha256(make_case('bien_lai', 'dpi150', 3).files[0].content).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": "7"},
        check=True,
        capture_output=True,
    )
    ours = hashlib.sha256(make_case("bien_lai", "dpi150", 3).files[0].content).hexdigest()
    assert done.stdout.decode().strip() == ours


def test_one_seed_shows_the_same_paper_in_every_wear():
    """Truth depends on document and seed alone, so wears can be compared on the same papers."""
    said = {
        json.dumps([dict(t.fields) for t in make_case("cccd", wear, 11).truth])
        for wear in ("dpi150", "photocopy")
    }
    assert len(said) == 1


def _pages(case):
    for file in case.files:
        picture = Image.open(io.BytesIO(file.content))
        for page in range(getattr(picture, "n_frames", 1)):
            picture.seek(page)
            yield np.asarray(ImageOps.exif_transpose(picture).convert("L"))


def _non_pdf(document, wear):
    return next(
        case
        for case in (fixed_case(document, wear, number) for number in range(40))
        if ".pdf" not in case.files[0].name
    )


@pytest.mark.parametrize("wear", WEARS)
def test_the_paper_lies_where_the_truth_says(wear):
    """Cut out by its true corners, the worn paper looks like the drawn one, upright."""
    case = _non_pdf("bien_lai", wear)
    seed = int(case.name.rsplit("-", 1)[1])
    people, look = stream(seed, "bien_lai", "people"), stream(seed, "bien_lai", "look")
    drawn = PAPERS["bien_lai"](people, look).faces[0].image
    page, lying = next(_pages(case)), case.geometry[0].lying[0]
    assert (case.geometry[0].width, case.geometry[0].height) == (page.shape[1], page.shape[0])
    size = (drawn.width // 4, drawn.height // 4)
    corners = np.array(lying.corners, np.float32)
    square = np.array([[0, 0], [size[0], 0], size, [0, size[1]]], np.float32)
    step = float(np.linalg.norm(corners[1] - corners[0])) / size[0]
    soft = cv2.GaussianBlur(page, (0, 0), max(0.6, step * 0.6))
    cut = cv2.warpPerspective(soft, cv2.getPerspectiveTransform(corners, square), size)
    want = cv2.GaussianBlur(np.asarray(drawn.convert("L").resize(size)), (0, 0), 0.7)
    plain = [one.astype(np.float32) - cv2.blur(one.astype(np.float32), (25, 25)) for one in (cut, want)]
    inner = [one[30:-30, 30:-30].ravel() for one in plain]
    assert np.corrcoef(inner[0], inner[1])[0, 1] > 0.7


def test_photocopies_are_black_and_white():
    """A photocopy has one bit a pixel and says its resolution."""
    case = _non_pdf("giay_chung_sinh", "photocopy")
    picture = Image.open(io.BytesIO(case.files[0].content))
    assert picture.mode == "1"
    assert round(picture.info["dpi"][0]) in (200, 300, 400)


@pytest.mark.parametrize("document", CARDS)
def test_one_side_of_a_card_answers_less(document):
    """A lone front or back keeps only its own face and the keys that face can answer."""
    card = PAPERS[document](stream(2, "people"), stream(2, "look"))
    seen = {len(half.faces): half for half in (one_side(stream(n, "side"), card) for n in range(30))}
    assert set(seen) == {1, 2}
    assert set(seen[1].truth.fields) < set(seen[2].truth.fields) == set(card.truth.fields)


def test_unknown_names_are_refused():
    """A document or wear that is not there is an error at once."""
    with pytest.raises(ValueError, match="sổ đỏ"):
        make_case("sổ đỏ", "clean", 1)
    with pytest.raises(ValueError, match="soup"):
        make_case("cccd", "soup", 1)


def test_a_run_of_cases_meets_every_paper_in_every_wear():
    """Two hundred cases in turn show every document in every wear, one in six of them a distractor."""
    turned = list(turns(1, 200))
    pairs = {(document, wear) for document, wear, _ in turned}
    assert pairs >= {(document, wear) for document in PAPERS for wear in WEARS if document not in DISTRACTORS}
    assert {document for document, _ in pairs} == set(PAPERS)
    assert 30 <= sum(document in DISTRACTORS for document, _, _ in turned) <= 36
    assert len({seed for _, _, seed in turned}) == 200


def test_the_command_writes_files_with_their_truth(tmp_path):
    """``python -m samples`` leaves a folder a case with its files and a truth that names them."""
    assert (
        command.main(
            ["--out", str(tmp_path), "--seed", "3", "--count", "1", "--wear", "dpi150", "--document", "cccd"]
        )
        == 0
    )
    (folder,) = tmp_path.iterdir()
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    assert {path.name for path in folder.iterdir()} == {*truth["files"], "truth.json"}
    assert truth["truth"][0]["document"] == "cccd"
    assert truth["geometry"][0]["lying"][0]["corners"]
