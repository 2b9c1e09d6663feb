"""A council's own plans: what they promised, what was published of it, and by which rules it is reported.

The files of one council stand in a folder named after it, `<council>_plans`. Dates and figures come partly in words
("after April 2024", "87 (peak)"): words stay words, and only a whole date becomes one. A rating in the council's words
is read by this project (red: behind, amber: at risk, green: on track, never kept) and stays beside the reading.
"""

from __future__ import annotations

import calendar
import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from data_layer.council_facts import CommitmentStatus
from data_layer.loaders.errors import CellError, LayoutError
from data_layer.loaders.files import present
from data_layer.loaders.places import Place
from data_layer.loaders.plan_record import CouncilPlans, Document, Promise, Rule, Total
from data_layer.slugs import underscored

FOLDER = "*_plans"
COMMITMENTS, TOTALS, RULES = "commitments.csv", "plan_totals.csv", "reporting_rules.csv"
COLUMNS = {
    COMMITMENTS: "plan,commitment_id,outcome,title,target,unit,baseline,latest,status,as_at,due,source",
    TOTALS: "plan,as_at,commitments,on_track_or_achieved,source",
    RULES: "rule_id,plan,what,frequency,valid_from,valid_to,suspended_from,suspended_until,reason,authority,audience,"
    "source",
}
# people are told the word as given ("rated amber"); the status is for what is counted and put in order
STATUSES = {
    "red": CommitmentStatus.BEHIND,
    "amber": CommitmentStatus.AT_RISK,
    "green": CommitmentStatus.ON_TRACK,
    "not stated": CommitmentStatus.NOT_STATED,
}
DAY_IN_WORDS = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(calendar.month_name[1:])}) \d{{4}}\b")
PARAGRAPH_ALONE = re.compile(r"paragraphs? ")
ABOVE = "as above"
REMEDY = "Get the file again."

Given = Mapping[str, str]


def load(sources: Path, places: Sequence[Place]) -> list[CouncilPlans]:
    """Of every folder of plans. Raises LoaderError where a file is not as known, or a folder is no council's."""
    return [plans_in(folder, places) for folder in sorted(sources.glob(FOLDER)) if folder.is_dir()]


def plans_in(folder: Path, places: Sequence[Place]) -> CouncilPlans:
    named = folder.name.removesuffix(FOLDER.lstrip("*"))
    area = next((one.code for one in places if underscored(one.name) == named and one.until is None), None)
    if area is None:
        found = f"no council is called {named!r}"
        raise LayoutError(folder.name, None, "the folder's name", found, "Name it after a council.")
    rules = carried([row for _, row in rows(folder, RULES)])
    return CouncilPlans(
        source=folder.name,
        area=area,
        promises=tuple(promise(row, number) for number, row in rows(folder, COMMITMENTS)),
        totals=tuple(total(row, number) for number, row in rows(folder, TOTALS)),
        rules=tuple(rule(row, number) for number, row in enumerate(rules, start=2)),
    )


def rows(folder: Path, file: str) -> Iterator[tuple[int, Given]]:
    """(row of the file, its fields without spaces around them)."""
    with present(folder / file).open(encoding="utf-8-sig", newline="") as opened:
        reader = csv.DictReader(opened)
        found = list(reader.fieldnames or [])
        if found != COLUMNS[file].split(","):
            raise LayoutError(file, None, "columns", f"they are {', '.join(found)}", REMEDY)
        for number, row in enumerate(reader, start=2):
            yield number, {name: (text or "").strip() for name, text in row.items()}


def promise(row: Given, number: int) -> Promise:
    if row["status"] not in STATUSES:
        raise CellError(COMMITMENTS, None, number, "status", row["status"], f"Write one of {', '.join(STATUSES)}.")
    as_at = day_in(row["as_at"], COMMITMENTS, number, "as_at")
    return Promise(
        id=row["commitment_id"],
        plan=row["plan"],
        outcome=row["outcome"],
        title=row["title"],
        target=row["target"] or None,
        unit=row["unit"] or None,
        baseline=row["baseline"] or None,
        latest=row["latest"] or None,
        status=STATUSES[row["status"]],
        status_as_given=row["status"],
        as_at=as_at,
        due=day_in(row["due"], COMMITMENTS, number, "due") if row["due"] else None,
        source=row["source"],
        document=document(row["source"], as_at),
    )


def total(row: Given, number: int) -> Total:
    counts = []
    for name in ("commitments", "on_track_or_achieved"):
        if not row[name].isdecimal():
            raise CellError(TOTALS, None, number, name, row[name], "Enter a whole number.")
        counts.append(int(row[name]))
    if counts[1] > counts[0]:
        raise CellError(TOTALS, None, number, "on_track_or_achieved", counts[1], f"There are {counts[0]} commitments.")
    as_at = day_in(row["as_at"], TOTALS, number, "as_at")
    return Total(row["plan"], as_at, counts[0], counts[1], row["source"], document(row["source"], as_at))


def carried(given: Sequence[Given]) -> Iterator[Given]:
    """ "as above" is what the row above says, and a paragraph alone is of the report that the first row names."""
    above: Given = {}
    report = ""
    for row in given:
        full = {name: above.get(name, "") if text == ABOVE else text for name, text in row.items()}
        if PARAGRAPH_ALONE.match(full["source"]) and report:
            full["source"] = f"{report}, {full['source']}"
        report = report or up_to_the_day(full["source"])
        above = full
        yield full


def rule(row: Given, number: int) -> Rule:
    days = {name: day_or_words(row[name]) for name in ("valid_from", "valid_to", "suspended_from", "suspended_until")}
    if days["valid_to"][1] or not DAY_IN_WORDS.search(row["source"]):
        wrong = "valid_to" if days["valid_to"][1] else "source"
        raise CellError(RULES, None, number, wrong, row[wrong], "Give it with its day.")
    return Rule(
        id=row["rule_id"],
        plan=row["plan"] or None,
        what=row["what"],
        frequency=row["frequency"],
        valid_from=days["valid_from"][0],
        valid_from_as_given=days["valid_from"][1],
        valid_to=days["valid_to"][0],
        suspended_from=days["suspended_from"][0],
        suspended_from_as_given=days["suspended_from"][1],
        suspended_until=days["suspended_until"][0],
        suspended_until_as_given=days["suspended_until"][1],
        reason=row["reason"] or None,
        authority=row["authority"] or None,
        audience=row["audience"],
        source=row["source"],
        document=document(row["source"], date.min),
    )


def document(words: str, otherwise: date) -> Document:
    """Known from the day that its words name, else from the day that its figures are of."""
    found = DAY_IN_WORDS.search(words)
    known = datetime.strptime(found.group(), "%d %B %Y").date() if found else otherwise
    return Document(up_to_the_day(words), known)


def up_to_the_day(words: str) -> str:
    found = DAY_IN_WORDS.search(words)
    return words[: found.end()] if found else words


def day_or_words(text: str) -> tuple[date | None, str | None]:
    try:
        return date.fromisoformat(text), None
    except ValueError:
        return None, text or None


def day_in(text: str, file: str, number: int, field: str) -> date:
    found, _ = day_or_words(text)
    if found is None:
        raise CellError(file, None, number, field, text, "Write a day as 2019-03-31.")
    return found
