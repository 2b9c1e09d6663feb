"""Settings of the service, from the environment alone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.access import Grant, each_once, grants_in, level_named
from data_layer.faults import Fault
from data_layer.vocabulary import Level

ROOT = Path(__file__).resolve().parent.parent


def level_set(word: object) -> object:
    """Pydantic's way to a level by its name; a level itself passes."""
    try:
        return word if isinstance(word, Level) else level_named(str(word))
    except Fault as fault:
        raise ValueError(str(fault)) from fault


def unusable(error: ValidationError, prefix: str = "PMF_") -> str:
    """A sentence on the settings that cannot be used, each by its name in the environment."""
    wrong = [f"{prefix}{'_'.join(map(str, each['loc'])).upper()}: {each['msg']}" for each in error.errors()]
    return f"A setting cannot be used. {'; '.join(wrong)}."


class ServiceSettings(BaseSettings):
    """Each is `PMF_` and its name in capitals, e.g. PMF_TRACKER=sql."""

    model_config = SettingsConfigDict(env_prefix="PMF_", env_ignore_empty=True, frozen=True)

    var_dir: Path = Field(default=ROOT / "var", description="What the service keeps at run time")
    models_dir: Path = Field(default=ROOT / "models", description="Trained models")
    database_url: str | None = Field(default=None, description="Conversations; default: SQLite under var_dir")
    feedback_days: int = Field(default=400, ge=1, le=3_660, description="How long feedback on answers is kept")
    tracker: Literal["memory", "sql"] = Field(default="memory", description="Where Rasa keeps its trackers")

    illustrative: bool = Field(
        default=False, description="Offer an invented council's return beside the published figures, to try things with"
    )

    level: Annotated[Level, BeforeValidator(level_set)] = Field(
        default=Level.PUBLIC, description="The highest level at which this machine's user may ask on the command line"
    )
    tokens_file: Path | None = Field(default=None, description="Tokens of the API, a line each; see pmf token")
    tokens: str = Field(default="", repr=False, description="The same lines, parted by semicolons, without a file")

    @property
    def illustrative_dir(self) -> Path | None:
        return self.var_dir / "illustrative" if self.illustrative else None

    @property
    def feedback_kept_for(self) -> timedelta:
        return timedelta(days=self.feedback_days)

    @property
    def store_url(self) -> str:
        return self.database_url or f"sqlite:///{self.var_dir / 'service.sqlite'}"


def grants_of(settings: ServiceSettings) -> tuple[Grant, ...]:
    """The tokens of file and setting together. Raises Fault where they cannot be read or used."""
    in_setting = grants_in(settings.tokens, "PMF_TOKENS")
    if settings.tokens_file is None:
        return each_once(in_setting)
    return each_once((*grants_in(text_of(settings.tokens_file), str(settings.tokens_file)), *in_setting))


def text_of(tokens: Path) -> str:
    try:
        return tokens.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Fault(
            f"PMF_TOKENS_FILE is {tokens}, and no text can be read from it. Name a file with the lines that pmf token "
            "prints, or leave the setting out."
        ) from error
