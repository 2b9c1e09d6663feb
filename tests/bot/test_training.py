"""A model is trained where something it depends on has changed, and only then."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot import training
from bot.settings import ROOT, ServiceSettings
from bot.training import NoModel, depended_on, expected_path, fingerprint, model_path, train
from data_layer.faults import Fault
from data_layer.snapshot_faults import SnapshotFault
from tests.served import HOME
from tests.snapshot import TEST_DATA, shared_snapshots


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what a model depends on, to change."""
    root = tmp_path / "project"
    for path in depended_on():
        copied = root / path.relative_to(ROOT)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copied)
    monkeypatch.setattr(training, "ROOT", root)
    monkeypatch.setenv("PMF_MODELS_DIR", str(tmp_path / "models"))
    return root


@pytest.mark.parametrize(
    "changed",
    [
        "config.yml",
        "nlu_data/domain/shared.yml",
        "nlu_data/training/nlu/help.yml",
        "nlu_data/training/rules/help.yml",
        "nlu_data/conversations/turns_of_kind.yml",
        "nlu_data/conversations/own_measures.yml",
        "nlu_data/descriptions/waste.yml",
        "bot/components/structured_reader.py",
        "bot/understanding/features.py",
        "bot/understanding/cues.yml",
        "requirements.lock",
    ],
)
def test_a_change_of_what_a_model_depends_on_asks_for_a_new_one(project, changed):
    before = fingerprint()
    with (project / changed).open("a") as file:
        file.write("\n# more\n")
    assert fingerprint() != before


def test_a_new_file_of_training_data_asks_for_a_new_model(project):
    before = fingerprint()
    (project / "nlu_data/training/nlu/another.yml").write_text('version: "3.1"\n')
    assert fingerprint() != before


def test_a_renamed_file_asks_for_a_new_model(project):
    before = fingerprint()
    (project / "nlu_data/training/nlu/help.yml").rename(project / "nlu_data/training/nlu/helped.yml")
    assert fingerprint() != before


def test_nothing_else_asks_for_a_new_model(project):
    before = fingerprint()
    (project / "README.md").write_text("more")
    (project / "bot/components/__pycache__").mkdir()
    (project / "bot/components/__pycache__/current.cpython-311.pyc").write_bytes(b"x")
    (project / "nlu_data/notes.txt").write_text("more")
    assert fingerprint() == before


def test_without_a_model_it_says_how_to_make_one(project):
    with pytest.raises(NoModel, match=r"pmf train\.$"):
        model_path()


def test_a_model_of_other_training_data_is_not_used(project):
    made = expected_path(ServiceSettings())
    made.parent.mkdir()
    made.write_bytes(b"model")
    assert model_path() == made
    with (project / "config.yml").open("a") as file:
        file.write("# more\n")
    with pytest.raises(NoModel):
        model_path()


def test_what_is_trained_is_not_trained_again(project):
    made = expected_path(ServiceSettings())
    made.parent.mkdir()
    made.write_bytes(b"model")
    said: list[str] = []
    assert train(progress=said.append) == made
    assert said == [] and made.read_bytes() == b"model"


def test_training_that_fails_says_why_and_leaves_the_models_there_are(project):
    (project / "config.yml").write_text("recipe: [never closed\n")
    other = expected_path(ServiceSettings()).with_name("pmf-before.tar.gz")
    other.parent.mkdir()
    other.write_bytes(b"model")
    shared_snapshots(HOME)
    with pytest.raises(Fault, match=r"Training failed:(.|\n)*never closed"):
        train(progress=lambda line: None, data_dir=TEST_DATA / HOME)
    assert other.read_bytes() == b"model"


def test_without_data_it_says_what_to_do_before_it_trains(project, tmp_path):
    with pytest.raises(SnapshotFault, match="make data"):
        train(progress=lambda line: None, data_dir=tmp_path / "nothing")


def test_nothing_learned_earlier_is_taken_from_a_cache(project, tmp_path, monkeypatch):
    """What a component learns depends on the data in service, which Rasa's own cache knows nothing of."""
    told = tmp_path / "bin" / "told"
    rasa = told.with_name("rasa")  # in the place of Rasa's own command, which takes minutes
    rasa.parent.mkdir()
    rasa.write_text(f"""#!/bin/sh
{{ echo "cache $RASA_MAX_CACHE_SIZE"; echo "data $PMF_DATA_DIR"; echo "$@"; }} > {told}
touch "$PMF_MODELS_DIR/$4.gz"
""")
    rasa.chmod(0o755)
    monkeypatch.setattr(training.sys, "executable", str(rasa.with_name("python")))
    shared_snapshots(HOME)
    path = train(progress=lambda line: None, data_dir=TEST_DATA / HOME)
    cache, data, arguments = told.read_text().splitlines()
    assert path == expected_path(ServiceSettings()) and path.is_file()
    assert (cache, data) == ("cache 0", f"data {(TEST_DATA / HOME).resolve()}")
    assert {path.stem, "--skip-validation"} <= {*arguments.split()}
