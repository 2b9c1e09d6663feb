"""Files that are no scorecards end in a sentence with what to do, fast."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from data_layer.faults import Fault
from data_layer.scorecards.read import propose
from tests.data_layer.scorecards.made_up import book, text

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RUBBISH = {
    "empty.csv": (b"", "the file is empty"),
    "mark_only.csv": (b"\xef\xbb\xbf", "no table of measures"),
    "binary.csv": (bytes(range(256)) * 20, "not a table"),
    "picture.xlsx": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 500, "a picture"),
    "report.xlsx": (b"%PDF-1.7 ...", "a PDF document"),
    "cut.xlsx": (b"PK\x03\x04" + b"\x00" * 50, "damaged"),
    "archive.xlsx": (b"PK\x05\x06" + b"\x00" * 18, "without a workbook"),
    "locked.xlsx": (OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
    "old.xls": (OLE + b"\x01" * 4000, "damaged or of an unknown kind"),
    "page.xls": (b"<html><table><tr><td>1</td></tr></table></html>", "a web page"),
    "letter.csv": (b"Dear all,\nthis is a letter\n", "no table of measures"),
    "numbers.csv": (b"1,2,3\n4,5,6\n", "no table of measures"),
    "headings.csv": (b"Measure,Period,Value\n", "no row of a measure"),
}


@pytest.mark.parametrize("name", RUBBISH)
def test_rubbish_is_refused_in_a_sentence_that_names_the_file(tmp_path, name):
    content, says = RUBBISH[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Fault) as refused:
        propose(tmp_path / name)
    assert name in str(refused.value) and says in str(refused.value) and str(refused.value).endswith(".")


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(Fault, match=r"gone\.csv: the file is not there\. Check the name"):
        propose(tmp_path / "gone.csv")


def test_a_workbook_without_content(tmp_path):
    with pytest.raises(Fault, match="no table of measures"):
        propose(book(tmp_path / "a.xlsx", []))


def test_a_hundred_thousand_rows_are_read(tmp_path):
    rows = (
        f"Measure {at % 500},Q{at % 4 + 1} {2000 + at // 4 % 25}-{2001 + at // 4 % 25},Area {at},{at}"
        for at in range(100_000)
    )
    path = text(tmp_path / "a.csv", "measure,period,area,value\n" + "\n".join(rows) + "\n")
    found = propose(path).preview
    assert len(found.values) == 100_000 and len(found.measures) == 500


@given(
    some.lists(some.lists(some.text(max_size=12), max_size=6), max_size=12),
    some.sampled_from(["Measure,Q1 2024/25", "Indicator,Target", ""]),
)
def test_whatever_stands_in_the_cells_there_is_never_a_traceback(tmp_path_factory, rows, head):
    body = "\n".join(",".join(cell.replace("\n", " ").replace(",", " ") for cell in row) for row in rows)
    path = tmp_path_factory.mktemp("any") / "a.csv"
    path.write_text(f"{head}\n{body}\n", encoding="utf-8", errors="replace")
    try:
        assert propose(path).workbook.file == "a.csv"
    except Fault as refused:
        assert "a.csv" in str(refused)
