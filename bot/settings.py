"""Settings of the service, from the environment alone."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class ServiceSettings(BaseSettings):
    """Each is `PMF_` and its name in capitals, e.g. PMF_TRACKER=sql."""

    model_config = SettingsConfigDict(env_prefix="PMF_", env_ignore_empty=True, frozen=True)

    var_dir: Path = Field(default=ROOT / "var", description="What the service keeps at run time")
    models_dir: Path = Field(default=ROOT / "models", description="Trained models")
    database_url: str | None = Field(default=None, description="Conversations; default: SQLite under var_dir")
    tracker: Literal["memory", "sql"] = Field(default="memory", description="Where Rasa keeps its trackers")

    @property
    def store_url(self) -> str:
        return self.database_url or f"sqlite:///{self.var_dir / 'service.sqlite'}"
