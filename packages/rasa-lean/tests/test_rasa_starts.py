"""A plain Python and the plain `rasa` command, with nothing but the `.pth` line to help them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TOY = {
    "config.yml": """
        recipe: default.v1
        assistant_id: toy
        language: en
        pipeline: [{name: WhitespaceTokenizer}, {name: CountVectorsFeaturizer}, {name: LogisticRegressionClassifier}]
        policies: [{name: RulePolicy}]
    """,
    "domain.yml": """
        version: "3.1"
        intents: [hello, bye]
        responses: {utter_hello: [{text: Good morning}], utter_bye: [{text: Goodbye}]}
    """,
    "data/toy.yml": """
        version: "3.1"
        nlu:
        - {intent: hello, examples: "- hello\\n- hi there\\n- good day"}
        - {intent: bye, examples: "- bye\\n- see you later\\n- farewell now"}
        rules:
        - {rule: hello, steps: [{intent: hello}, {action: utter_hello}]}
        - {rule: bye, steps: [{intent: bye}, {action: utter_bye}]}
    """,
}
ASK = """
import asyncio
from rasa.core.agent import Agent
print(asyncio.run(Agent.load("models").handle_text("hi there"))[0]["text"])
"""


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    for name, text in TOY.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return tmp_path


def ran(*command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run in a fresh process, with what another test may have set in this one's environment taken out."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("RASA_", "SQLALCHEMY_"))}
    return subprocess.run(command, cwd=folder, env=inherited | environment, capture_output=True, text=True, timeout=120)


def test_a_toy_assistant_is_trained_and_answers(toy):
    trained = ran(str(Path(sys.executable).with_name("rasa")), "train", folder=toy)
    assert trained.returncode == 0, trained.stderr
    asked = ran(sys.executable, "-c", ASK, folder=toy)
    assert asked.stdout.splitlines()[-1] == "Good morning", asked.stderr


def test_a_pipeline_with_diet_says_what_is_missing(toy):
    config = toy / "config.yml"
    config.write_text(config.read_text().replace("LogisticRegressionClassifier", "DIETClassifier"))
    trained = ran(str(Path(sys.executable).with_name("rasa")), "train", folder=toy)
    assert trained.returncode != 0
    assert "'DIETClassifier' requires the following packages which are currently not installed: tensorflow" in (
        trained.stderr
    )


@pytest.mark.parametrize(("environment", "said"), [({}, "False"), ({"RASA_TELEMETRY_ENABLED": "true"}, "True")])
def test_telemetry_is_off_unless_switched_on(tmp_path, environment, said):
    asked = "import rasa.telemetry; print(rasa.telemetry.is_telemetry_enabled())"
    assert ran(sys.executable, "-c", asked, folder=tmp_path, **environment).stdout.strip() == said


def test_a_start_of_python_imports_no_part_of_rasa(tmp_path):
    loaded = ran(sys.executable, "-c", "import sys; print([m for m in sys.modules if 'rasa' in m])", folder=tmp_path)
    assert loaded.stdout.strip() == "['rasa_lean']"


DEFER = """
import sys
from rasa.utils.tensorflow import model_data
early = "sklearn" in sys.modules or "sklearn.model_selection" in sys.modules
print(early, *map(len, model_data.train_test_split(range(8), test_size=2, random_state=1)))
import sklearn.model_selection
print(sklearn.model_selection.train_test_split.__module__)
"""


def test_scikit_learn_is_imported_when_it_is_used_and_not_before(tmp_path):
    done = ran(sys.executable, "-c", DEFER, folder=tmp_path)
    assert done.stdout.splitlines() == ["False 6 2", "sklearn.model_selection._split"], done.stderr


def test_scikit_learn_that_is_there_already_is_used_as_it_is(tmp_path):
    done = ran(sys.executable, "-c", "import sklearn.model_selection\n" + DEFER, folder=tmp_path)
    assert done.stdout.splitlines() == ["True 6 2", "sklearn.model_selection._split"], done.stderr
