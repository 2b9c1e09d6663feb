"""Puts the illustrative return in service beside the published figures: `make run DATA=illustrative`."""

from __future__ import annotations

import sys

from data_layer.faults import Fault
from data_layer.refresh import refresh
from data_layer.returns.accept import load_return
from data_layer.returns.found_sheets import sum_of_return
from data_layer.returns.loads import list_loads
from data_layer.settings import DataSettings
from examples.illustrative.make import WORKBOOK


def progress(line: str) -> None:
    print(line, file=sys.stderr)


def main() -> None:
    """Once: what is in force already is not loaded again."""
    settings = DataSettings()
    try:
        progress(refresh(settings, progress=progress))
        given = sum_of_return(WORKBOOK)
        if any(each.in_force and each.load.record.sha256 == given for each in list_loads(settings.data_dir)):
            return
        for line in load_return(WORKBOOK, settings, by="example", progress=progress).sentences:
            progress(line)
    except Fault as fault:
        sys.exit(str(fault))


if __name__ == "__main__":
    main()
