"""Make or renew the project's environment in .venv; does nothing when it is current.

`python3.11 scripts/environment.py` installs what runs the service, `--dev` also what tests and checks it.
Standard library only, and written so that an old Python can read it far enough to say what is wrong.
"""

import argparse
import contextlib
import fcntl
import hashlib
import json
import platform
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
VENV = ROOT / ".venv"
STAMP = VENV / "installed.txt"
LOCKS = {"runtime": "requirements.lock", "dev": "requirements-dev.lock"}
MEGABYTES = {"runtime": 140, "dev": 270}  # to download when nothing is cached
NEEDED_PYTHON = (3, 11)


class EnvironmentProblem(Exception):
    """Something a person has to put right; its text says what."""


def unsuitable(version, system, machine):
    """A sentence saying why the project cannot run on this machine, or None."""
    if (system, machine) != ("Linux", "x86_64"):
        return (
            "This project's packages are locked for Linux on x86-64, and this is {} on {}. "
            "Run it on such a machine, or in a container or virtual machine of that kind."
        ).format(system, machine)
    if tuple(version[:2]) != NEEDED_PYTHON:
        return (
            "This project needs Python 3.11, and this is Python {}.{}. Install Python 3.11 with its venv module "
            "(on Debian: apt install python3.11 python3.11-venv) and run the command again, "
            "or name it: make run PYTHON=/path/to/python3.11"
        ).format(*version[:2])
    return None


def find_uv():
    """The machine's uv, else the project's own, fetched into .tools the first time."""
    found = shutil.which("uv")
    if found:
        return found
    own = TOOLS / "uv" / "bin" / "uv"
    if not own.exists():
        say("fetching the installer uv into .tools")
        run([sys.executable, "-m", "venv", "--clear", str(own.parent.parent)])
        pip = [str(own.with_name("python")), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        run([*pip, "--require-hashes", "-r", str(ROOT / "scripts" / "uv.txt")])
    return str(own)


def wanted(kind):
    """What the stamp says once this kind of environment is current: its name and a digest of all it is made from."""
    import tomllib  # not in the Pythons that unsuitable() refuses

    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    built_by = [settings["project"], settings["build-system"], settings["tool"]["hatch"]]
    digest = hashlib.sha256(json.dumps(built_by, sort_keys=True).encode())
    for path in [ROOT / LOCKS[kind], *sorted((ROOT / "packages" / "rasa-lean").glob("*.*"))]:
        digest.update(path.read_bytes())
    return "{} {}".format(kind, digest.hexdigest())


def kind_to_install(asked, stamp):
    """The kind to install, or None when what stands is current; a dev environment is never cut down."""
    if stamp in (wanted("dev"), wanted(asked)):
        return None
    return "dev" if stamp.startswith("dev ") else asked


def ensure(asked):
    """Bring .venv to what the locks say."""
    stamp = STAMP.read_text() if STAMP.exists() and python_works() else ""
    kind = kind_to_install(asked, stamp)
    if kind is None:
        return
    began = time.monotonic()
    uv = find_uv()
    if not python_works():
        say("making .venv with Python {}".format(platform.python_version()))
        shutil.rmtree(str(VENV), ignore_errors=True)
        run([uv, "venv", "--quiet", "--python", sys.executable, str(VENV)])
    STAMP.unlink(missing_ok=True)
    count = sum(1 for line in (ROOT / LOCKS[kind]).read_text().splitlines() if "==" in line.partition(" ")[0])
    say("installing {} packages of {} (about {} MB the first time)".format(count, LOCKS[kind], MEGABYTES[kind]))
    python = ["--quiet", "--python", str(VENV / "bin" / "python")]
    run([uv, "pip", "sync", *python, "--require-hashes", LOCKS[kind]])
    say("installing the project itself and rasa-lean")
    own = ["--reinstall-package", "rasa-lean", "./packages/rasa-lean", "-e", "."]
    run([uv, "pip", "install", *python, "--no-deps", *own])
    STAMP.write_text(wanted(kind))
    say("ready in {:.0f} s".format(time.monotonic() - began))


def python_works():
    """Whether .venv holds a Python that starts; a copied or half-made folder does not."""
    python = VENV / "bin" / "python"
    return python.exists() and subprocess.call([str(python), "-c", "import sys"]) == 0


def run(command):
    """Run one step; its failure ends the whole with the step's own words above ours."""
    if subprocess.call(command, cwd=str(ROOT)) != 0:
        raise EnvironmentProblem("This step failed, its message stands above: {}".format(" ".join(map(str, command))))


def say(line):
    """One progress line, seen at once."""
    print("environment: " + line, flush=True)


@contextlib.contextmanager
def alone():
    """Two make commands at once take turns."""
    TOOLS.mkdir(exist_ok=True)
    with open(str(TOOLS / "environment.lock"), "w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def main():
    """Parse the command line, do the work, say what is wrong in a sentence."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", action="store_true", help="also install what tests and checks the project")
    asked = "dev" if parser.parse_args().dev else "runtime"
    problem = unsuitable(sys.version_info, platform.system(), platform.machine())
    if problem:
        sys.exit(problem)
    try:
        with alone():
            ensure(asked)
    except EnvironmentProblem as problem:
        sys.exit(str(problem))


if __name__ == "__main__":
    main()
