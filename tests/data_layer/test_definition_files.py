"""The definition files: what they say reaches the catalogue, and a mistake in them is a sentence to act on."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from data_layer.definition_errors import DefinitionError
from data_layer.definition_files import read_definitions
from data_layer.vocabulary import EventKind, Level, MetricId, ThemeId

RECYCLING = MetricId("recycling_rate")

FILES = {
    "themes/waste.yml": """\
theme:
  id: waste
  name: Waste
  aliases: [waste, bins]
metrics:
  - id: recycling_rate
    name: Household waste recycled
    short_name: recycling rate
    plural: false
    unit: "%"
    decimals: 1
    better_when: higher
    frequency: financial year
    kind: rate
    influence: council
    source: defra_waste
    usual_lag_months: 12
    as_at: null
    lenses: [oflog_waste]
    aliases: [recycling, recycling rate, recycled waste, what we recycle, share recycled, reuse]
    qualifiers: {waste: recycled}
    definition:
      counts: Waste that is recycled.
      population: All homes.
      why: It saves money.
      beware: Gardens help.
    caveats:
      - {code: district_difference, text: "Districts differ."}
""",
    "sources.yml": """\
sources:
  - id: defra_waste
    title: Waste
    publisher: Defra
    url: https://www.gov.uk/waste
    licence: Open Government Licence v3.0
    licence_url: https://www.nationalarchives.gov.uk/licence
    attribution: Contains public sector information.
""",
    "not_held.yml": """\
not_held:
  - id: missed_bins
    name: Missed bins
    aliases: [missed bins]
    why: No table of it is published.
    published_by: the council itself
    url: null
    nearest: [recycling_rate]
""",
    "events.yml": """\
events:
  - metrics: [recycling_rate]
    area: null
    kind: pandemic
    starts: 2020-04-01
    allows_change: true
    note: People stayed at home.
  - metrics: [recycling_rate]
    area: E06000015
    kind: method_change
    starts: 2018-04-01
    allows_change: false
    note: The method changed.
""",
    "areas.yml": """\
core_cities: [E08000035]
aliases:
  E06000015: [Derby, Derby City]
ambiguous:
  the county: [E10000007, E10000024]
""",
    "framework.yml": """\
framework: {id: plan, name: The plan, owner: A council, home_area: E06000015}
outcomes:
  - {id: clean, name: A clean place, framework: scp, audience: officer, aliases: [clean]}
portfolios:
  - {id: environment, name: Environment, aliases: [environment]}
metrics:
  recycling_rate:
    tier: corporate
    outcomes: [clean]
    directorate: Places
    division: Waste
    portfolio: environment
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A whole and right set of definition files."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def mistakes(folder: Path) -> list[str]:
    with pytest.raises(DefinitionError) as caught:
        read_definitions(folder)
    return [str(problem) for problem in caught.value.problems]


def change(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_what_the_files_say_reaches_the_catalogue(folder):
    read = read_definitions(folder)
    metric = read.metrics[RECYCLING]
    assert (metric.theme, metric.short_name, metric.definition.why) == ("waste", "recycling rate", "It saves money.")
    assert (metric.tier, metric.division, metric.outcomes, metric.portfolio) == (
        "corporate", "Waste", ("clean",), "environment",
    )  # fmt: skip
    assert (metric.caveats[0].code, metric.audience) == ("district_difference", Level.PUBLIC)
    assert read.themes[ThemeId("waste")].metrics == ("recycling_rate",)
    assert read.sources["defra_waste"].publisher == "Defra"
    assert read.not_held["missed_bins"].nearest == ("recycling_rate",)
    assert read.areas.aliases == {"E06000015": ("Derby", "Derby City")}
    assert read.areas.ambiguous == {"the county": ("E10000007", "E10000024")}
    assert read.framework and read.framework.audiences == {"clean": Level.OFFICER}
    assert read.framework.outcomes[0].metrics == read.framework.portfolios[0].metrics == ("recycling_rate",)


def test_a_metrics_events_come_oldest_first(folder):
    first, second = read_definitions(folder).events[RECYCLING]
    assert (first.kind, first.starts, first.area) == (EventKind.METHOD_CHANGE, date(2018, 4, 1), "E06000015")
    assert (second.kind, second.allows_change, second.area) == (EventKind.PANDEMIC, True, None)


def test_another_council_may_have_themes_and_sources_only(folder):
    for name in ("not_held.yml", "events.yml", "areas.yml", "framework.yml"):
        (folder / name).unlink()
    read = read_definitions(folder)
    assert (read.not_held, read.events, read.framework, read.metrics[RECYCLING].tier) == ({}, {}, None, None)


WASTE = "themes/waste.yml"
ONE_MISTAKE = [
    (WASTE, "better_when: higher", "better_when: up",
     "themes/waste.yml, line 12, recycling_rate (better_when): found 'up'. Use 'higher', 'lower' or 'neutral'."),
    (WASTE, "    unit: \"%\"\n", "",
     "themes/waste.yml, line 6, recycling_rate (unit): found nothing. This field is needed."),
    (WASTE, "decimals: 1", "decimals: one",
     "themes/waste.yml, line 11, recycling_rate (decimals): found 'one'. Write a whole number."),
    (WASTE, "usual_lag_months: 12", "usual_lag_months: -3",
     "themes/waste.yml, line 17, recycling_rate (usual_lag_months): found -3. Write 0 or more."),
    (WASTE, "plural: false", "plural: sometimes",
     "themes/waste.yml, line 9, recycling_rate (plural): found 'sometimes'. Write true or false."),
    (WASTE, "name: Household waste recycled", "name: 2024",
     "themes/waste.yml, line 7, recycling_rate (name): found 2024. "
     "Write text, in quotes where it looks like a number, yes or no."),
    (WASTE, ", share recycled, reuse]", "]",
     "themes/waste.yml, line 20, recycling_rate (aliases): found 4 entries. Give 6 or more."),
    (WASTE, "reuse]", "Recycling]",
     "themes/waste.yml, line 20, recycling_rate (aliases): found 6 entries. 'Recycling' stands here twice. "
     "Leave one out."),
    (WASTE, "reuse]", "bins]",
     "themes/waste.yml, line 20, recycling_rate (aliases, item 6): found 'bins', which the theme has already. "
     "Tell the two apart, or list it under ambiguous in the theme if it truly means both."),
    (WASTE, "aliases: [waste, bins]", "aliases: [waste, bins]\n  ambiguous: [recycling]",
     "themes/waste.yml, line 5, waste (ambiguous, item 1): found 'recycling', which fewer than two metrics have. "
     "Leave it out here, or give it to each metric it means."),
    (WASTE, "aliases: [waste, bins]", "aliases: [waste, bins]\n  colour: green",
     "themes/waste.yml, line 5, waste (colour): found a field that is not known here. "
     "Known fields: id, name, aliases, ambiguous."),
    (WASTE, "why: It saves money.", "why: It saves money",
     "themes/waste.yml, line 25, recycling_rate (definition.why): found 'It saves money'. "
     "End the sentence with a full stop."),
    (WASTE, 'text: "Districts differ."', 'text: "districts differ."',
     "themes/waste.yml, line 28, recycling_rate (caveats, item 1.text): found 'districts differ.'. "
     "Begin the sentence with a capital letter."),
    (WASTE, "    kind: rate", "    kind: rate\n    unit: kg",
     "themes/waste.yml, line 15: found 'unit' a second time (first on line 10). Leave one of the two out."),
    (WASTE, "source: defra_waste", "source: defra_wast",
     "themes/waste.yml, line 16, recycling_rate (source): found 'defra_wast', which is no source. "
     "Use the id of one that is defined, such as defra_waste."),
    (WASTE, "source: defra_waste", "source: defra_waste\n    denominator_source: ons_populace",
     "themes/waste.yml, line 17, recycling_rate (denominator_source): found 'ons_populace', which is no source. "
     "Use the id of one that is defined."),
    (WASTE, "    kind: rate", "    kind: rate\n    duty: parish",
     "themes/waste.yml, line 15, recycling_rate (duty): found 'parish'. Use 'county' or 'district'."),
    ("sources.yml", "url: https://www.gov.uk/waste", "url: gov.uk",
     "sources.yml, line 5, defra_waste (url): found 'gov.uk'. Write a whole link that begins with https://."),
    ("not_held.yml", "nearest: [recycling_rate]", "nearest: [recyling_rate]",
     "not_held.yml, line 8, missed_bins (nearest, item 1): found 'recyling_rate', which is no metric. "
     "Use the id of one that is defined, such as recycling_rate."),
    ("events.yml", "metrics: [recycling_rate]", "metrics: [crime]",
     "events.yml, line 2, events item 1 (metrics, item 1): found 'crime', which is no metric. "
     "Use the id of one that is defined."),
    ("events.yml", "2020-04-01", "2020-13-01",
     "events.yml, line 5, events item 1 (starts): found '2020-13-01'. Write a date as 2020-04-01."),
    ("areas.yml", "  E06000015:", "  E0600015:",
     "areas.yml, line 3, E0600015: found 'E0600015'. "
     "Write an ONS code: one capital letter and eight digits, such as E06000015."),
    ("framework.yml", "outcomes: [clean]", "outcomes: [green]",
     "framework.yml, line 9, recycling_rate (outcomes, item 1): found 'green', which is no outcome. "
     "Use the id of one that is defined."),
    ("framework.yml", "    portfolio: environment", "    portfolio: Environment and Waste",
     "framework.yml, line 12, recycling_rate (portfolio): found 'Environment and Waste'. "
     "Write an id in small letters, digits and underscores, such as recycling_rate."),
    ("areas.yml", "core_cities: [E08000035]", "core_cities: [E08000035",
     "areas.yml, line 2: found what YAML cannot read (expected ',' or ']', but got ':'). "
     "Check the indentation, the quotes and the colons on this line and the one before."),
]  # fmt: skip


@pytest.mark.parametrize(("file", "right", "wrong", "sentence"), ONE_MISTAKE, ids=lambda text: text.strip()[:30])
def test_a_mistake_is_one_exact_sentence(folder, file, right, wrong, sentence):
    change(folder, file, right, wrong)
    assert mistakes(folder) == [sentence]


def test_an_id_used_twice_names_the_file_that_has_it_already(folder):
    second = FILES[WASTE].replace("id: waste\n", "id: bins\n", 1)
    (folder / "themes/zero.yml").write_text(second, encoding="utf-8")
    assert mistakes(folder) == [
        "themes/zero.yml, line 6, recycling_rate (id): found 'recycling_rate', which themes/waste.yml has already. "
        "Give each metric an id of its own."
    ]


def test_an_alias_of_two_metrics_is_refused_unless_the_theme_says_that_it_means_both(folder):
    entry = FILES[WASTE].partition("metrics:\n")[2].replace("id: recycling_rate", "id: composting")
    for alias in ("recycling rate", "recycled waste", "what we recycle", "share recycled", "reuse"):
        entry = entry.replace(f"{alias},", f"composting {alias},").replace(f"{alias}]", f"composting {alias}]")
    (folder / WASTE).write_text(FILES[WASTE] + entry, encoding="utf-8")
    assert mistakes(folder) == [
        "themes/waste.yml, line 43, composting (aliases, item 1): found 'recycling', which recycling_rate has already. "
        "Tell the two apart, or list it under ambiguous in the theme if it truly means both."
    ]
    change(folder, WASTE, "aliases: [waste, bins]", "aliases: [waste, bins]\n  ambiguous: [recycling]")
    assert set(read_definitions(folder).metrics) == {"recycling_rate", "composting"}


def test_all_mistakes_of_all_files_are_said_at_once(folder):
    change(folder, WASTE, "better_when: higher", "better_when: up")
    change(folder, WASTE, "decimals: 1", "decimals: one")
    change(folder, "events.yml", "allows_change: true", "allows_change: perhaps")
    (folder / "sources.yml").unlink()
    said = mistakes(folder)
    assert [sentence.partition(",")[0].partition(":")[0] for sentence in said] == [
        "events.yml", "sources.yml", "themes/waste.yml", "themes/waste.yml",
    ]  # fmt: skip
    assert said[1] == "sources.yml: found no such file. Write it, or put it back."


def test_a_folder_without_themes_is_refused(folder):
    shutil.rmtree(folder / "themes")
    for name in ("not_held.yml", "events.yml", "framework.yml"):
        (folder / name).unlink()
    assert mistakes(folder) == ["themes: found no file. Write one file a theme, such as waste.yml."]


def test_a_wrong_theme_does_not_make_its_metrics_unknown_elsewhere(folder):
    """Otherwise one typing mistake would bring a page of others that are none."""
    change(folder, WASTE, "decimals: 1", "decimals: one")
    assert len(mistakes(folder)) == 1
