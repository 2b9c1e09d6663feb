"""What the data layer may be told by its environment; the rest is data."""

from __future__ import annotations

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict

from data_layer.vocabulary import AreaCode

ROOT = Path(__file__).resolve().parent.parent
PACK = Path(__file__).resolve().parent / "pack"
DEFINITIONS = Path(__file__).resolve().parent / "definitions"


class DataSettings(BaseSettings):
    """Read from the environment (PMF_HOME_AREA, PMF_DATA_DIR, PMF_SOURCES); an empty variable counts as not set.

    Whether `home_area` is a council at all is known only with the data: the build of a snapshot refuses an unknown one.
    """

    model_config = SettingsConfigDict(env_prefix="PMF_", env_ignore_empty=True, frozen=True)

    home_area: AreaCode = AreaCode("E06000018")
    data_dir: Path = ROOT / "var" / "data"
    sources: Path = ROOT.parent / "shared" / "data"
