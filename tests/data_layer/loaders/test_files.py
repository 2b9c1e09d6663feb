"""A file that is not there is named with its folder, and the sentence says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_layer.loaders import areas, comparators, ons_els
from data_layer.loaders.errors import LoaderError, MissingFileError
from data_layer.loaders.ons_els_metrics import FILES
from data_layer.loaders.registry import LOADERS

READERS = (*LOADERS, areas.places, areas.successions, comparators.neighbours)


@pytest.mark.parametrize("read", READERS, ids=lambda read: f"{read.__module__.rsplit('.', 1)[-1]} {read.__name__}")
def test_every_reader_says_which_file_is_missing(read, tmp_path):
    with pytest.raises(LoaderError) as raised:
        read(tmp_path)
    assert type(raised.value) is MissingFileError
    folder, _, file = str(raised.value).partition(": ")[0].partition("/")
    assert folder and Path(file).suffix in {".csv", ".json", ".ods", ".xls", ".xlsx"}
    assert str(raised.value) == (
        f"{folder}/{file}: the file is not there. Get it from its publisher, or set PMF_SOURCES to the folder that "
        f"holds {folder}."
    )


def test_a_table_without_its_rows_is_missed_as_well_as_one_without_its_description(tmp_path):
    indicators, folder = FILES[0], tmp_path / "ons_els"
    folder.mkdir()
    with pytest.raises(MissingFileError, match=rf"^ons_els/{indicators.stem}\.json: the file is not there"):
        ons_els.load_file(folder, indicators)
    (folder / f"{indicators.stem}.json").write_text('{"sourceDate": "01/06/2026"}', encoding="utf-8")
    with pytest.raises(MissingFileError, match=rf"^ons_els/{indicators.stem}\.csv: the file is not there"):
        ons_els.load_file(folder, indicators)


def test_a_folder_of_the_files_name_is_no_file(tmp_path):
    (tmp_path / areas.FILE).mkdir(parents=True)
    with pytest.raises(MissingFileError):
        areas.places(tmp_path)
