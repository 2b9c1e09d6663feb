"""Lets Rasa 3.6 start without the libraries of parts that are not used here.

Rasa imports every built-in component and channel at start, and some of them import TensorFlow, matplotlib or a
chat vendor's library. A finder in front of the import system answers for those modules, only while the library
beside them is absent: it gives classes that name the missing library when used. Where the library is installed,
Rasa's own module loads.

A library that a module imports for a function which a service never calls is imported when that is called.

`rasa_lean.pth` installs the finder at each start of Python, so this module imports next to nothing.
"""

import os
import sys
from importlib.machinery import ModuleSpec

TYPE_CHECKING = False  # typing's own would make each start of Python import typing
if TYPE_CHECKING:
    from typing import Any


class MissingLibrary(ImportError):
    """A part of Rasa was used whose library is not installed."""

    def __init__(self, what: str, library: str) -> None:
        super().__init__(
            f"{what} needs the library {library}, which is not installed in this environment.", name=library
        )


def _component(name: str, library: str, module: str) -> type:
    """A graph component that Rasa's recipe knows by name and its validation refuses by its library."""
    from rasa.engine.graph import GraphComponent
    from rasa.engine.recipes.default_recipe import DefaultV1Recipe

    def create(cls, *args, **kwargs):
        raise MissingLibrary(name, library)

    body = {
        "__module__": module,
        "__doc__": f"Stands in for Rasa's {name} while {library} is absent.",
        "required_packages": staticmethod(lambda: [library]),
        "create": classmethod(create),
    }
    kinds = DefaultV1Recipe.ComponentType
    kind = kinds.POLICY_WITHOUT_END_TO_END_SUPPORT if name.endswith("Policy") else kinds.INTENT_CLASSIFIER
    return DefaultV1Recipe.register(kind, is_trainable=True)(type(name, (GraphComponent,), body))


def _channel(name: str, library: str, module: str) -> type:
    """An input channel with Rasa's own name; credentials for it are refused."""

    def refuse(*args, **kwargs):
        raise MissingLibrary(name, library)

    body = {
        "__module__": module,
        "__doc__": f"Stands in for Rasa's {name} while {library} is absent.",
        "__init__": refuse,
        "name": classmethod(lambda cls: module.rpartition(".")[2]),
        "from_credentials": classmethod(refuse),
    }
    return type(name, (), body)


def _class(name: str, library: str, module: str) -> type:
    """A class that can be imported and named, but not made."""

    def refuse(*args, **kwargs):
        raise MissingLibrary(name, library)

    return type(name, (), {"__module__": module, "__init__": refuse})


def _error(name: str, library: str, module: str) -> type:
    """An exception that nothing raises, for the `except` clauses that name it."""
    return type(name, (Exception,), {"__module__": module})


def _drawing(name: str, library: str, module: str):
    """A drawing function that logs a line and draws nothing."""

    def draw_nothing(*args, **kwargs) -> None:
        import logging

        logging.getLogger(__name__).info("%s drew nothing: %s is not installed.", name, library)

    draw_nothing.__name__ = draw_nothing.__qualname__ = name
    draw_nothing.__module__ = module
    return draw_nothing


_DENSE = "rasa.nlu.featurizers.dense_featurizer"
_CHANNELS = "rasa.core.channels"

# module: (the library it needs, what makes its stand-ins, the names others take from it)
STAND_INS = {
    "rasa.nlu.classifiers.diet_classifier": ("tensorflow", _component, ["DIETClassifier"]),
    "rasa.nlu.selectors.response_selector": ("tensorflow", _component, ["ResponseSelector"]),
    f"{_DENSE}.convert_featurizer": ("tensorflow", _component, ["ConveRTFeaturizer"]),
    f"{_DENSE}.lm_featurizer": ("tensorflow", _component, ["LanguageModelFeaturizer"]),
    "rasa.core.policies.ted_policy": ("tensorflow", _component, ["TEDPolicy"]),
    "rasa.core.policies.unexpected_intent_policy": ("tensorflow", _component, ["UnexpecTEDIntentPolicy"]),
    "rasa.utils.tensorflow.callback": ("tensorflow", _class, ["RasaTrainingLogger", "RasaModelCheckpoint"]),
    "rasa.utils.tensorflow.data_generator": ("tensorflow", _class, ["RasaBatchDataGenerator"]),
    "rasa.utils.plotting": (
        "matplotlib",
        _drawing,
        ["plot_confusion_matrix", "plot_paired_histogram", "plot_curve"],
    ),
    f"{_CHANNELS}.facebook": ("fbmessenger", _channel, ["FacebookInput"]),
    f"{_CHANNELS}.hangouts": ("google.auth", _channel, ["HangoutsInput"]),
    f"{_CHANNELS}.socketio": ("socketio", _channel, ["SocketIOInput"]),
    f"{_CHANNELS}.slack": ("slack_sdk", _channel, ["SlackInput"]),
    f"{_CHANNELS}.telegram": ("aiogram", _channel, ["TelegramInput"]),
    f"{_CHANNELS}.twilio": ("twilio", _channel, ["TwilioInput"]),
    f"{_CHANNELS}.twilio_voice": ("twilio", _channel, ["TwilioVoiceInput"]),
    f"{_CHANNELS}.webexteams": ("webexteamssdk", _channel, ["WebexTeamsInput"]),
    # Rasa's trackers name these two for DynamoDB; the packages above them are only the way there.
    "boto3": ("boto3", None, []),
    "boto3.dynamodb": ("boto3", None, []),
    "boto3.dynamodb.conditions": ("boto3", _class, ["Key"]),
    "botocore": ("botocore", None, []),
    "botocore.exceptions": ("botocore", _error, ["BotoCoreError"]),
}

# module: (a module that it imports at once, the function that it takes from there)
# Rasa splits the data of its TensorFlow models with it; scikit-learn takes 94 MB and half a second.
DEFERRED = {"rasa.utils.tensorflow.model_data": ("sklearn.model_selection", "train_test_split")}


class StandInFinder:
    """Answers an import of the tables' modules, and no other."""

    def find_spec(self, fullname, path=None, target=None):
        """The stand-in's spec, or None: then the import goes on as if this finder were not here."""
        if fullname == "rasa":
            _set_defaults_of_the_environment()
        if fullname == "rasa.utils.common":
            _give_numpy_the_name_it_moved()
        if fullname in DEFERRED:
            return _with_deferred(_spec_of_others(fullname, path), *DEFERRED[fullname])
        entry = STAND_INS.get(fullname)
        if entry is None or is_installed(entry[0]):
            return None
        loader: Any = _StandInLoader()  # not importlib.abc's class, whose import each start of Python would pay
        return ModuleSpec(fullname, loader, origin="rasa-lean", is_package=entry[1] is None)


class _StandInLoader:
    def create_module(self, spec):
        return None  # the import system's ordinary module

    def exec_module(self, module) -> None:
        library, make, names = STAND_INS[module.__name__]
        module.__doc__ = f"Stands in for {module.__name__} while {library} is absent."
        for name in names:
            setattr(module, name, make(name, library, module.__name__))

        def missing(attribute):
            # AttributeError, so that hasattr() answers no
            raise AttributeError(f"{module.__name__}.{attribute} needs the library {library}, which is not installed.")

        module.__getattr__ = missing


def _with_deferred(spec, library, function):
    """The spec whose module takes a function of the library that imports it when it is called."""
    if spec is not None and library not in sys.modules:
        spec.loader = _DeferringLoader(spec.loader, library, function)
    return spec


class _DeferringLoader:
    """Puts a module with that function alone in the library's place while the module beneath is run."""

    def __init__(self, beneath, library, function) -> None:
        self._beneath, self._library, self._function = beneath, library, function

    def create_module(self, spec):
        return self._beneath.create_module(spec)

    def exec_module(self, module) -> None:
        package = self._library.partition(".")[0]
        stood_in = [name for name in (package, self._library) if name not in sys.modules]
        for name in stood_in:
            sys.modules[name] = type(sys)(name)
        if self._library in stood_in:
            setattr(sys.modules[self._library], self._function, _deferred(self._library, self._function))
        try:
            self._beneath.exec_module(module)
        finally:
            for name in stood_in:
                del sys.modules[name]


def _deferred(library, function):
    def called(*args, **kwargs):
        from importlib import import_module

        return getattr(import_module(library), function)(*args, **kwargs)

    called.__name__ = called.__qualname__ = function
    return called


def is_installed(library: str) -> bool:
    """Whether another finder knows the library; its packages are looked up, not imported."""
    path = None
    parts = library.split(".")
    for depth in range(1, len(parts) + 1):
        spec = _spec_of_others(".".join(parts[:depth]), path)
        if spec is None:
            return False
        path = spec.submodule_search_locations
    return True


def _spec_of_others(fullname, path):
    for finder in sys.meta_path:
        if not isinstance(finder, StandInFinder):
            spec = finder.find_spec(fullname, path)
            if spec is not None:
                return spec
    return None


def _give_numpy_the_name_it_moved() -> None:
    # rasa/utils/common.py reads numpy.VisibleDeprecationWarning, which NumPy 2 keeps in numpy.exceptions
    import numpy

    moved = "VisibleDeprecationWarning"
    if not hasattr(numpy, moved):
        setattr(numpy, moved, getattr(numpy.exceptions, moved))


def _set_defaults_of_the_environment() -> None:
    # nobody's conversations are reported on unless someone switches it on
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    # Rasa is held to SQLAlchemy 1.4, so the advice on 2.0 at each start helps nobody
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")


def install() -> None:
    """Put the finder in front of the others, once."""
    if not any(isinstance(finder, StandInFinder) for finder in sys.meta_path):
        sys.meta_path.insert(0, StandInFinder())
