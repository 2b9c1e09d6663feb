"""Trains the model, or not: what was trained from the same data, pipeline and components is used again."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from bot.settings import ROOT, ServiceSettings
from data_layer.faults import Fault
from data_layer.settings import DataSettings
from data_layer.snapshots import Snapshots

DEPENDED_ON = ("config.yml", "nlu_data", "bot/components", "bot/understanding", "requirements.lock")
SUFFIXES = {".yml", ".py", ".lock", ".npz"}
Progress = Callable[[str], None]


class NoModel(Fault):
    """Its text says how to make one."""


def model_path(settings: ServiceSettings | None = None) -> Path:
    """The model trained from what is there now. Raises NoModel where it was not trained."""
    path = expected_path(settings or ServiceSettings())
    if not path.is_file():
        raise NoModel("No trained model is held for the present training data. Make one with pmf train.")
    return path


def train(force: bool = False, progress: Progress = print, data_dir: Path | None = None) -> Path:
    """Rasa's own training in a process of its own, so that its hundreds of megabytes are given back.

    The wordings are read against the snapshot in service in `data_dir`, by default that of the settings. Raises
    SnapshotFault where there is none, and Fault with the end of Rasa's output where training fails.
    """
    settings = ServiceSettings()
    path = expected_path(settings)
    if path.is_file() and not force:
        return path
    data_dir = data_dir or DataSettings().data_dir
    Snapshots(data_dir).current()  # said now, rather than at the end of Rasa's own output
    progress("Training the language model (a minute or two)")
    path.parent.mkdir(parents=True, exist_ok=True)
    command = [str(Path(sys.executable).parent / "rasa"), "train", "--quiet", "--fixed-model-name", path.stem]
    command += ["--data", "nlu_data/training", "--domain", "nlu_data/domain", "--config", "config.yml"]
    # the tests check what Rasa would, which takes longer than reading it
    command += ["--out", str(path.parent), "--skip-validation", *(["--force"] if force else [])]
    quiet = {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "PYTHONWARNINGS": "ignore"}
    # Rasa keeps what a component learned as long as the wordings are the same, which are not all it depends on
    quiet |= {"PMF_DATA_DIR": str(data_dir.resolve()), "RASA_MAX_CACHE_SIZE": "0"}
    done = subprocess.run(command, cwd=ROOT, env=quiet, capture_output=True, text=True, check=False)
    if done.returncode or not path.is_file():
        raise Fault(f"Training failed:\n{(done.stderr + done.stdout)[-2000:]}")
    for other in path.parent.glob("pmf-*.tar.gz"):
        if other != path:
            other.unlink()
    return path


def expected_path(settings: ServiceSettings) -> Path:
    return settings.models_dir / f"pmf-{fingerprint()[:16]}.tar.gz"


def fingerprint() -> str:
    """Of all that a trained model depends on."""
    found = hashlib.sha256()
    for path in sorted(depended_on()):
        found.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def depended_on() -> Iterator[Path]:
    for name in DEPENDED_ON:
        place = ROOT / name
        if place.is_file():
            yield place
        else:
            yield from (path for path in place.rglob("*") if path.suffix in SUFFIXES)
