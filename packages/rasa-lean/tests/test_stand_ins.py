"""What someone meets who uses a part of Rasa whose library is absent, or installs the library."""

import importlib
import logging
import sys
from typing import Any

import pytest
import rasa_lean
from rasa_lean import STAND_INS, MissingLibrary, StandInFinder, is_installed

ABSENT = [(module, name) for module, (library, _, names) in STAND_INS.items() for name in names]


def stand_in(module: str, name: str) -> Any:
    return getattr(importlib.import_module(module), name)


@pytest.fixture
def library_on_disk(tmp_path, monkeypatch):
    """Make a library of that dotted name importable for one test."""

    def put(library: str) -> None:
        folder = tmp_path.joinpath(*library.split("."))
        folder.mkdir(parents=True)
        for package in [folder, *folder.parents]:
            if package == tmp_path:
                break
            (package / "__init__.py").touch()
        monkeypatch.syspath_prepend(str(tmp_path))

    return put


@pytest.mark.parametrize(("module", "name"), ABSENT)
def test_every_name_of_the_table_can_be_imported(module, name):
    found = stand_in(module, name)
    assert found.__name__ == name and found.__module__ == module


def test_a_component_names_its_library_when_used():
    diet = stand_in("rasa.nlu.classifiers.diet_classifier", "DIETClassifier")
    with pytest.raises(MissingLibrary, match=r"DIETClassifier needs the library tensorflow, which is not installed"):
        diet.create({}, None, None, None)
    assert diet.required_packages() == ["tensorflow"]


def test_the_recipe_knows_the_components_so_that_training_names_the_library():
    from rasa.engine.graph import SchemaNode
    from rasa.engine.recipes.default_recipe import DefaultV1Recipe
    from rasa.engine.validation import _validate_required_packages

    registered = DefaultV1Recipe._from_registry("TEDPolicy").clazz
    with pytest.raises(Exception, match=r"TEDPolicy.*not installed: tensorflow"):
        _validate_required_packages(SchemaNode({}, registered, "create", "train", {}))


def test_a_channel_is_listed_and_refuses_credentials():
    from rasa.core.channels import BUILTIN_CHANNELS

    with pytest.raises(MissingLibrary, match="SlackInput needs the library slack_sdk"):
        BUILTIN_CHANNELS["slack"].from_credentials({"slack_token": "x"})


def test_a_class_beside_an_absent_library_cannot_be_made():
    key = stand_in("boto3.dynamodb.conditions", "Key")
    with pytest.raises(MissingLibrary, match="Key needs the library boto3"):
        key("sender_id")


def test_a_plot_logs_a_line_and_draws_nothing(caplog, tmp_path):
    from rasa.utils.plotting import plot_curve

    with caplog.at_level(logging.INFO, "rasa_lean"):
        plot_curve(str(tmp_path), [1, 2])
    assert caplog.messages == ["plot_curve drew nothing: matplotlib is not installed."]
    assert list(tmp_path.iterdir()) == []


def test_another_name_of_a_stand_in_module_names_the_library():
    boto3 = importlib.import_module("boto3")
    with pytest.raises(AttributeError, match=r"boto3\.client needs the library boto3"):
        boto3.client("dynamodb")
    assert not hasattr(boto3, "resource")


@pytest.mark.parametrize("module", STAND_INS)
def test_where_the_library_is_installed_the_finder_steps_back(module, library_on_disk):
    library = STAND_INS[module][0]
    finder = StandInFinder()
    assert finder.find_spec(module) is not None
    library_on_disk(library)
    assert is_installed(library)
    assert finder.find_spec(module) is None


def test_other_imports_are_not_answered():
    assert StandInFinder().find_spec("json") is None
    assert StandInFinder().find_spec("rasa.core.agent") is None


def test_installing_twice_puts_in_one_finder():
    rasa_lean.install()
    assert sum(isinstance(finder, StandInFinder) for finder in sys.meta_path) == 1
