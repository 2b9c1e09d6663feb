"""What can stop a scorecard from being read at all, as a sentence with what to do.

ScorecardFault
 ├─ UnreadableFileFault   the file is not a table that can be opened
 ├─ NoTableFault          it opens, and no table of measures is in it
 ├─ AnswerFault           an answer is not one of the choices
 ├─ MappingFault          a saved mapping file is not as written by this program
 └─ NothingToLoadFault    it was read, and without answers not one figure of it can be loaded
"""

from __future__ import annotations

from data_layer.faults import Fault


class ScorecardFault(Fault):
    """The family of all of them."""


class UnreadableFileFault(ScorecardFault):
    def __init__(self, file: str, found: str, remedy: str) -> None:
        super().__init__(file, found, remedy)
        self.file, self.found, self.remedy = file, found, remedy

    def __str__(self) -> str:
        return f"{self.file}: {self.found}. {self.remedy}"


class NoTableFault(ScorecardFault):
    def __init__(self, file: str, found: str) -> None:
        super().__init__(file, found)
        self.file, self.found = file, found

    def __str__(self) -> str:
        remedy = "Give the table a row of headings with at least a measure and a value, such as measure, period, value."
        return f"{self.file}: no table of measures was found ({self.found}). {remedy}"


class AnswerFault(ScorecardFault):
    def __init__(self, question: str, answer: str, allowed: str) -> None:
        super().__init__(question, answer, allowed)
        self.question, self.answer, self.allowed = question, answer, allowed

    def __str__(self) -> str:
        return f"The answer {self.answer!r} to {self.question!r} is not understood. Allowed: {self.allowed}."


class MappingFault(ScorecardFault):
    def __init__(self, file: str, found: str) -> None:
        super().__init__(file, found)
        self.file, self.found = file, found

    def __str__(self) -> str:
        return f"{self.file}: {self.found}. Mend it, or delete it and answer the questions once more."


class NothingToLoadFault(ScorecardFault):
    def __init__(self, file: str, questions: int) -> None:
        super().__init__(file, questions)
        self.file, self.questions = file, questions

    def __str__(self) -> str:
        return (
            f"{self.file}: no figure of the council's own can be loaded from it yet. "
            f"{self.questions} questions are open: answer them, or give a file that says more."
        )
