"""Renew the two requirement locks from pyproject.toml, or check that they are fresh.

The locks hold versions and hashes and no address. Their first line carries a digest of what they were made from,
so a check needs no network. A clone without uv.lock (it stays out of git, for it records addresses) resolves anew:
every package then moves to the newest version that pyproject.toml allows.
"""

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tomllib

from environment import LOCKS, ROOT, find_uv

MADE_FROM = "# made by `make lock` from pyproject.toml, digest "
ADDRESS = re.compile(r"\b[a-z][a-z0-9+.]*://|^\s*(?:-i|--\w*index\w*|--find-links)\b", re.IGNORECASE | re.MULTILINE)
PIN = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
NAME = re.compile(r"^[A-Za-z0-9._-]+")
NOT_LOCKED = {"rasa-lean"}  # ours, installed from its folder


def digest(project: dict) -> str:
    """Of the parts of pyproject.toml that decide which versions are locked."""
    decides = {
        "requires-python": project["project"]["requires-python"],
        "dependencies": sorted(project["project"]["dependencies"]),
        "groups": project.get("dependency-groups", {}),
        "uv": project["tool"]["uv"],
    }
    return hashlib.sha256(json.dumps(decides, sort_keys=True).encode()).hexdigest()[:16]


def problems(project: dict, locks: dict[str, str]) -> list[str]:
    """What is wrong with the locks (kind: text), a sentence each; empty when they are fresh."""
    return [
        f"{LOCKS[kind]}: {fault}" for kind, text in locks.items() for fault in _faults(project, text, dev=kind == "dev")
    ]


def _faults(project: dict, text: str, *, dev: bool) -> list[str]:
    faults = []
    if not text.startswith(f"{MADE_FROM}{digest(project)}\n"):
        faults.append("does not belong to this pyproject.toml. Run `make lock` and commit what it changes.")
    if found := ADDRESS.search(text):
        faults.append(f"names an address ({found.group().strip()}). Run `make lock`, which writes none.")
    direct = project["project"]["dependencies"] + (project["dependency-groups"]["dev"] if dev else [])
    pinned = {plain(name) for name in PIN.findall(text)}
    missing = sorted({plain(requirement) for requirement in direct} - pinned - NOT_LOCKED)
    if missing:
        faults.append(f"lacks {', '.join(missing)}. Run `make lock`.")
    return faults


def plain(requirement: str) -> str:
    """The package's name as packaging compares names."""
    found = NAME.match(requirement)
    return re.sub(r"[-_.]+", "-", found.group()).lower() if found else requirement


def renew(project: dict) -> None:
    """Resolve and write both locks."""
    uv = find_uv()
    subprocess.run([uv, "lock"], cwd=ROOT, check=True)
    export = [uv, "export", "--quiet", "--frozen", "--format", "requirements.txt", "--no-header"]
    export += ["--no-emit-project", "--no-emit-package", "rasa-lean"]
    for kind, name in LOCKS.items():
        groups = [] if kind == "dev" else ["--no-dev"]
        exported = subprocess.run(export + groups, cwd=ROOT, check=True, capture_output=True, text=True).stdout
        (ROOT / name).write_text(f"{MADE_FROM}{digest(project)}\n{exported}")


def main() -> None:
    """`lock.py` renews, `lock.py --check` only reads."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="say whether the locks are fresh, write nothing")
    only_check = parser.parse_args().check
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    if not only_check:
        renew(project)
    texts = {kind: path.read_text() if (path := ROOT / name).exists() else "" for kind, name in LOCKS.items()}
    if found := problems(project, texts):
        sys.exit("\n".join(found))
    print("The locks are fresh and name no address.")


if __name__ == "__main__":
    main()
