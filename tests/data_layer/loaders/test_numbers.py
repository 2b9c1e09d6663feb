"""A number is what a publisher writes as one; what only Python would take for one is refused with its place."""

from __future__ import annotations

import pytest

from data_layer.loaders import defra_waste_devolved, mhclg_core_spending_power
from data_layer.loaders.errors import CellError
from data_layer.loaders.numbers import number_in

AT = ("made.csv", "Sheet 1", 7, "value", "Enter a number.")


@pytest.mark.parametrize(
    ("found", "number"),
    [("96", 96), (" 9.6 ", 9.6), ("-0.5", -0.5), ("+2", 2), (".5", 0.5), ("5.", 5), ("1.2E-05", 1.2e-5), ("3e2", 300),
     (0, 0), (9.6, 9.6)],
)  # fmt: skip
def test_plain_decimals_are_read(found, number):
    assert number_in(found, *AT) == number


@pytest.mark.parametrize(
    "found",
    ["inf", "-Infinity", "nan", "NaN", "9_6", "1e999", "٩٦", "96%", "1,096", "0x10", "1 096", "", "  ", "e5", ".",
     None, True, float("nan"), float("inf")],
)  # fmt: skip
def test_all_else_is_refused_with_its_place(found):
    with pytest.raises(CellError) as raised:
        number_in(found, *AT)
    assert str(raised.value) == f"made.csv, sheet Sheet 1, row 7 (value): found {found!r}. Enter a number."


@pytest.mark.parametrize("text", ["9_6", "inf", "nan"])
@pytest.mark.parametrize(
    ("loader", "lines", "field"),
    [
        (
            defra_waste_devolved,
            "area_code,area_name,period,indicator,measure,unit,value\n"
            "W06000001,Anglesey,2024/25,Waste Reused/Recycled/Composted,Proportion,Percent,{}\n",
            "value",
        ),
        (
            mhclg_core_spending_power,
            "ons_code,ons_name,class,region,2021\nE06000015,Derby,Unitary authority,East Midlands,{}\n",
            "2021",
        ),
    ],
)
def test_other_tables_of_text_read_their_numbers_this_way(tmp_path, loader, lines, field, text):
    (tmp_path / loader.FILE).parent.mkdir()
    (tmp_path / loader.FILE).write_text(lines.format(text), encoding="utf-8")
    with pytest.raises(CellError, match=rf"^{loader.FILE.name}, row 2 \({field}\): found '{text}'\. Enter "):
        loader.load(tmp_path)
