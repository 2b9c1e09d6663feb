"""What `make run` says on a machine that does not fit, and when it installs."""

from __future__ import annotations

import environment
import pytest


def test_a_fitting_machine_is_let_through():
    assert environment.unsuitable((3, 11, 9), "Linux", "x86_64") is None


@pytest.mark.parametrize("version", [(3, 10, 4), (3, 13, 1), (2, 7, 18)])
def test_another_python_is_told_what_to_install(version):
    said = environment.unsuitable(version, "Linux", "x86_64") or ""
    assert said.startswith(f"This project needs Python 3.11, and this is Python {version[0]}.{version[1]}.")
    assert "apt install python3.11 python3.11-venv" in said and "make run PYTHON=" in said


@pytest.mark.parametrize("machine", [("Darwin", "arm64"), ("Linux", "aarch64"), ("Windows", "AMD64")])
def test_another_machine_is_told_what_is_needed(machine):
    said = environment.unsuitable((3, 11, 9), *machine) or ""
    assert f"locked for Linux on x86-64, and this is {machine[0]} on {machine[1]}." in said


def test_what_is_current_is_left_alone():
    assert environment.kind_to_install("runtime", environment.wanted("runtime")) is None
    assert environment.kind_to_install("dev", environment.wanted("dev")) is None


def test_a_dev_environment_serves_and_is_never_cut_down():
    assert environment.kind_to_install("runtime", environment.wanted("dev")) is None
    assert environment.kind_to_install("runtime", "dev of another lock") == "dev"


def test_a_runtime_environment_becomes_a_dev_one_when_asked():
    assert environment.kind_to_install("dev", environment.wanted("runtime")) == "dev"
    assert environment.kind_to_install("runtime", "") == "runtime"


def test_a_changed_lock_a_changed_command_and_a_changed_stand_in_are_noticed(tmp_path, monkeypatch):
    (tmp_path / "packages" / "rasa-lean").mkdir(parents=True)
    stand_in = tmp_path / "packages" / "rasa-lean" / "rasa_lean.py"
    project = tmp_path / "pyproject.toml"
    lock = tmp_path / "requirements.lock"
    stand_in.write_text("")
    lock.write_text("")
    project.write_text("[project]\nname = 'a'\n[build-system]\n[tool.hatch]\n")
    monkeypatch.setattr(environment, "ROOT", tmp_path)

    seen = [environment.wanted("runtime")]
    for path, text in [(lock, "rasa==3.6.21\n"), (stand_in, "pass\n"), (project, "scripts.pmf = 'a:b'\n")]:
        path.write_text(path.read_text().replace("[build", f"{text}[build") if path == project else text)
        seen.append(environment.wanted("runtime"))
    assert len(set(seen)) == 4

    project.write_text(project.read_text() + "[tool.ruff]\nline-length = 100\n")
    assert environment.wanted("runtime") == seen[-1], "how the code is checked does not change what is installed"


def test_a_failed_step_is_named(tmp_path):
    with pytest.raises(environment.EnvironmentProblem, match="This step failed, its message stands above: false"):
        environment.run(["false"])
