"""Settings of the digest, from the environment alone."""

from __future__ import annotations

from cryptography.fernet import Fernet
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.digest.sealing import Seal
from bot.settings import unusable
from data_layer.faults import Fault


class DigestSettings(BaseSettings):
    """Each is `PMF_DIGEST_` and its name in capitals, e.g. PMF_DIGEST_KEY."""

    model_config = SettingsConfigDict(
        env_prefix="PMF_DIGEST_", env_ignore_empty=True, frozen=True, hide_input_in_errors=True
    )

    key: SecretStr = Field(
        default=SecretStr(""),
        repr=False,
        description="Keys for the addresses that are kept, the newest first, parted by commas; without one all is off",
    )
    days_before: int = Field(default=3, ge=0, le=20, description="Working days before a meeting")
    hour: int = Field(default=7, ge=0, le=23, description="Not before this hour (UTC)")
    every: float = Field(default=300.0, ge=0.1, le=3_600.0, description="Seconds between two looks at what is due")

    @property
    def on(self) -> bool:
        return bool(self.key.get_secret_value().strip())

    def checked(self) -> DigestSettings:
        """The settings themselves. Raises Fault for what is no key."""
        if self.on:
            self.seal()
        return self

    def seal(self) -> Seal:
        """Raises Fault for what is no key."""
        return Seal([key.strip() for key in self.key.get_secret_value().split(",") if key.strip()])


def from_environment() -> DigestSettings:
    """Raises Fault that names the settings which cannot be used."""
    try:
        return DigestSettings()
    except ValidationError as error:
        raise Fault(unusable(error, "PMF_DIGEST_")) from error


def new_key() -> str:
    return Fernet.generate_key().decode()
