"""Writes the JSON Schema of the contract: `python -m bot.channels.contract` after a field was added."""

import json
from pathlib import Path

from bot.channels.api import AskReply

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "contract" / "answer-v1.schema.json"


def main() -> None:
    schema = AskReply.model_json_schema(by_alias=True, mode="serialization")
    SCHEMA.parent.mkdir(parents=True, exist_ok=True)
    SCHEMA.write_text(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
