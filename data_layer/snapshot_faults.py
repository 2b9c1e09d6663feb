"""What can be wrong with a snapshot, said in sentences for people."""

from __future__ import annotations

from data_layer.faults import Fault


class SnapshotFault(Fault):
    """One or more sentences, each saying what is wrong and what to do; the text of the exception joins them."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(*sentences)
        self.sentences = sentences

    def __str__(self) -> str:
        return "\n".join(self.sentences)
