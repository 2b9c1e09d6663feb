"""The table of stand-ins against the source of the installed Rasa, both ways, so that a change in Rasa is noticed."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import files, version
from pathlib import Path

import pytest
from rasa_lean import DEFERRED, STAND_INS

LIBRARIES = {library for library, _make, _names in STAND_INS.values()}
OF_RASA = [name for name in STAND_INS if name.startswith("rasa.")]
CHANNELS = [name for name in OF_RASA if name.startswith("rasa.core.channels.")]
# what Rasa's commands and a service import first, and what they import inside functions on their way
ENTRANCES = ["rasa.__main__", "rasa.core.agent", "rasa.core.run", "rasa.model_training"]
ON_THE_WAY = ["rasa.engine.recipes.default_components", "rasa.nlu.test", "rasa.core.test", "rasa.model_testing"]


@dataclass(frozen=True)
class Module:
    """One module of Rasa, read and never imported."""

    tree: ast.Module
    imports: frozenset[str]  # by the statements that run when it is imported

    def needs(self, library: str) -> set[str]:
        return {name for name in self.imports if name == library or name.startswith(f"{library}.")}


@pytest.fixture(scope="module")
def rasa() -> dict[str, Module]:
    """All modules of the installed Rasa by name."""
    found = {}
    for path in files("rasa") or []:
        if path.suffix == ".py" and path.parts[0] == "rasa":
            name = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
            tree = ast.parse(Path(str(path.locate())).read_text(encoding="utf-8"))
            found[name] = Module(tree, frozenset(imported_by(tree.body)))
    return found


@pytest.fixture(scope="module")
def reached(rasa) -> dict[str, Module]:
    """The modules that starting or testing imports, with the table's left out."""
    waiting, found = [*ENTRANCES, *ON_THE_WAY], {}
    while waiting:
        name = waiting.pop()
        if name in rasa and name not in found and name not in STAND_INS:
            found[name] = rasa[name]
            waiting += [*rasa[name].imports, name.rpartition(".")[0]]
    return found


def imported_by(body: Iterable[ast.stmt]) -> Iterator[str]:
    """Modules, and names that may be modules, imported at once: not in functions, nor for type checkers, nor tried."""
    for node in body:
        if isinstance(node, ast.If) and "TYPE_CHECKING" not in ast.unparse(node.test):
            yield from imported_by([*node.body, *node.orelse])
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def names_taken(tree: ast.Module, module: str) -> Iterator[str]:
    """Names taken from a module, also inside functions: imported by name, or reached through an alias of it."""
    aliases = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == module:
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.Import):
            aliases |= {alias.asname for alias in node.names if alias.name == module}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in aliases:
            yield node.attr


def test_the_table_was_made_for_this_rasa():
    assert version("rasa") == "3.6.21"


@pytest.mark.parametrize("name", OF_RASA)
def test_a_module_that_is_stood_in_for_still_needs_its_library(name, rasa):
    library = STAND_INS[name][0]
    assert rasa[name].needs(library), f"{name} no longer imports {library}: take it out of the table"


@pytest.mark.parametrize("name", STAND_INS)
def test_the_names_are_those_that_rasa_takes(name, reached):
    taken = {taken for module in reached.values() for taken in names_taken(module.tree, name)}
    assert taken == set(STAND_INS[name][2])


def test_nothing_reached_needs_an_absent_library_that_the_table_does_not_answer_for(reached):
    answered = {*STAND_INS, *(f"{module}.{name}" for module, (_, _, names) in STAND_INS.items() for name in names)}
    unanswered = {
        name: needed
        for name, module in reached.items()
        if (needed := set().union(*map(module.needs, LIBRARIES)) - answered)
    }
    assert unanswered == {}


@pytest.mark.parametrize("name", DEFERRED)
def test_a_deferred_function_is_all_that_its_module_takes_at_once(name, rasa):
    library, function = DEFERRED[name]
    assert rasa[name].needs(library.partition(".")[0]) == {library, f"{library}.{function}"}


def test_the_walk_follows_rasas_imports(reached):
    """Else the two tests above would find nothing to say."""
    assert {"rasa.core.tracker_store", "rasa.engine.recipes.default_components", "rasa.utils.train_utils"} <= set(
        reached
    )


@pytest.mark.parametrize("name", CHANNELS)
def test_a_channel_keeps_the_name_that_credentials_use(name, rasa):
    """Rasa's seven channels are all named like their module; the stand-ins rely on it."""
    constants = {node.value for node in ast.walk(rasa[name].tree) if isinstance(node, ast.Constant)}
    assert name.rpartition(".")[2] in constants
