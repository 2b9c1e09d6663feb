"""The rules of the house that an import contract cannot hold: sizes, stems, imports that do nothing, bound SQL."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("bot", "actions", "data_layer")
HOME_AREA = "E06000018"


def python_files(*folders: str) -> list[Path]:
    """Python files below the folders, generated and installed ones left out."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


EVERY_FILE = python_files(
    *PACKAGES, "bench", "evaluation", "tuning", "scripts", "tests", "packages", "examples", "docs"
)
HOUSE_FILES = python_files(*PACKAGES)


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_no_python_file_is_over_400_lines():
    assert {named(path): lines(path) for path in EVERY_FILE if lines(path) > 400} == {}


def test_half_of_the_modules_are_under_140_lines():
    sizes = [size for path in HOUSE_FILES if (size := lines(path)) > 0]
    assert median(sizes) < 140


def test_every_folder_with_modules_is_a_package():
    """A folder without __init__.py is not seen by the import contracts."""
    folders = {path.parent for path in HOUSE_FILES}
    assert sorted(named(folder) for folder in folders if not (folder / "__init__.py").exists()) == []


# One stem for a kind of question


def kinds() -> list[str]:
    """Stems of the modules in actions/ with an Action of their own."""
    return [path.stem for path in sorted((ROOT / "actions").glob("*.py")) if any(action_classes(parsed(path)))]


def action_classes(tree: ast.Module) -> Iterator[ast.ClassDef]:
    """Classes below an Action that can be made: not abstract, and not a Protocol."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            bases = {ast.unparse(base).split("[")[0].rpartition(".")[2] for base in node.bases}
            abstract = bases & {"ABC", "Protocol"} or "abstractmethod" in ast.unparse(node)
            if not abstract and any(base.endswith("Action") for base in bases):
                yield node


@pytest.mark.parametrize("stem", kinds())
@pytest.mark.parametrize(
    "place", ["nlu_data/domain/{}.yml", "nlu_data/training/nlu/{}.yml", "tests/actions/test_{}.py"]
)
def test_a_kind_has_its_stem_everywhere(stem, place):
    assert (ROOT / place.format(stem)).exists(), f"actions/{stem}.py has an Action and no {place.format(stem)}"


def test_an_abstract_base_is_no_kind_and_its_children_are():
    tree = ast.parse(
        "class Base(Action, ABC):\n    pass\n"
        "class Half(Action):\n    @abstractmethod\n    def answer(self): ...\n"
        "class Kind(base.KindAction):\n    def answer(self): ...\n"
        "class Words:\n    pass\n"
    )
    assert [node.name for node in action_classes(tree)] == ["Kind"]


# No work at import

WORK = {
    *("open", "connect", "read_text", "read_bytes", "read_csv", "read_excel", "read_parquet", "safe_load"),
    *("execute", "urlopen", "mkdir", "run", "Popen", "create_app", "create_engine"),
}


def calls_at_import(body: list[ast.stmt]) -> Iterator[ast.Call]:
    """Calls that run when the module is imported: outside functions, and not under a main guard."""
    for statement in body:
        if isinstance(statement, ast.If) and "__name__" in ast.unparse(statement.test):
            continue
        waiting: list[ast.AST] = [statement]
        while waiting:
            node = waiting.pop()
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                waiting += [*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults)]
            elif not isinstance(node, ast.Lambda):
                if isinstance(node, ast.Call):
                    yield node
                waiting += ast.iter_child_nodes(node)


def works_at_import(tree: ast.Module) -> list[str]:
    called = {ast.unparse(call.func).rpartition(".")[2]: call.lineno for call in calls_at_import(tree.body)}
    return [f"line {line}: {name}" for name, line in called.items() if name in WORK or name.endswith("Settings")]


def test_no_module_works_at_import():
    """Nothing is read, opened, connected or configured before someone asks for it."""
    assert {named(path): found for path in HOUSE_FILES if (found := works_at_import(parsed(path)))} == {}


def test_work_at_import_is_seen_where_it_hides():
    assert works_at_import(ast.parse("WORDS = Path('w').read_text()")) == ["line 1: read_text"]
    assert works_at_import(ast.parse("class A:\n    s = Settings()")) == ["line 2: Settings"]
    assert works_at_import(ast.parse("def f(s=load.connect()): ...")) == ["line 1: connect"]
    assert works_at_import(ast.parse("def f():\n    return open('w')")) == []
    assert works_at_import(ast.parse("if __name__ == '__main__':\n    run()")) == []


# Values are bound, never written into SQL


def made_sql(tree: ast.Module) -> list[int]:
    """Lines where a query's text is put together from values on the spot."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"execute", "executemany", "sql", "query"}
        and node.args
        and put_together(node.args[0])
    ]


def put_together(text: ast.expr) -> bool:
    if isinstance(text, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in text.values)
    if isinstance(text, ast.BinOp):
        return isinstance(text.op, ast.Add | ast.Mod)
    return isinstance(text, ast.Call) and isinstance(text.func, ast.Attribute) and text.func.attr == "format"


def test_no_query_is_put_together_from_values():
    assert {named(path): found for path in HOUSE_FILES if (found := made_sql(parsed(path)))} == {}


def test_sql_put_together_is_seen_in_each_of_its_ways():
    made = ["f'WHERE a = {area}'", "'WHERE a = %s' % area", "'WHERE a = ' + area", "'WHERE a = {}'.format(area)"]
    assert [made_sql(ast.parse(f"store.execute({text})")) for text in made] == [[1]] * len(made)
    assert made_sql(ast.parse("store.execute('WHERE a = $area', {'area': area})")) == []


# The home council is a setting


def test_the_home_council_is_named_only_as_a_default_setting():
    files = [*HOUSE_FILES, *(path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.sql")))]
    naming = {named(path) for path in files if HOME_AREA in path.read_text(encoding="utf-8")}
    assert {path for path in naming if not re.search(r"(^|/)settings\.py$", path)} == set()
