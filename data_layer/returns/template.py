"""The empty return: a workbook or a folder of CSV files with an example in every sheet."""

from __future__ import annotations

from pathlib import Path

from data_layer.faults import Fault
from data_layer.returns.model import CouncilRows
from data_layer.returns.writing import write_csv_folder, write_workbook

WORKBOOK = ".xlsx"
NEXT = "Fill in what you have, then run pmf load {}."


def write_template(path: Path) -> str:
    """Returns a sentence for the person who asked. Raises Fault rather than overwrite anything."""
    if path.suffix.lower() != WORKBOOK:
        raise Fault(f"{path} is not the name of a workbook. Let it end in {WORKBOOK}, or name a folder with --csv.")
    if path.exists():
        raise Fault(f"{path} is there already. Give another name, or move it away first.")
    write_workbook(CouncilRows(), path, examples=True)
    return f"The template stands in {path}. {NEXT.format(path)}"


def write_csv_template(folder: Path) -> str:
    """As `write_template`; the folder is made, or is there and empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Fault(f"{folder} is there already and not an empty folder. Give another name, or move it away first.")
    write_csv_folder(CouncilRows(), folder, examples=True)
    return f"The template stands in {folder}, a file a sheet. {NEXT.format(folder)}"
