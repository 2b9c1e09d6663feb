"""The first sentence on promises of plans that have ended: that none is in force, or what is not known of it."""

from __future__ import annotations

from collections.abc import Sequence

from actions.compose import fitting
from actions.desk import Desk
from actions.promises_meant import Meant
from actions.reading import Reading
from actions.wording.commitments import last_said, promised_words, ratings, tally
from actions.wording.numbers import counted
from data_layer.council_facts import CommitmentState, CommitmentStatus

# how those stood that were asked for, when anything was last said of them
STOOD = {
    "met": ("is recorded as met", "are recorded as met"),
    "on_track": ("was on track or met when last rated", "were on track or met when last rated"),
    "off_track": ("was off track when last rated", "were off track when last rated"),
    "not_stated": ("has no published status", "have no published status"),
}


def ended_headline(
    made: Sequence[CommitmentState],
    wanted: Sequence[CommitmentState],
    asked: Reading,
    meant: Meant,
    where: str,
    desk: Desk,
) -> str:
    """The longest that fits. What nobody has published a status of is not known to be kept, and that is said first."""
    names = list(dict.fromkeys(one.plan for one in made))
    plans = f"the {names[0]}" if len(names) == 1 else f"{len(names)} ended plans"
    of_plans, about = f" of {plans}", meant.about
    number, total = len(made), counted(len(made), "commitment")
    if meant.unnamed:
        start = f"None of {total} held"
        return fitting(
            [
                f"{start} for {where}, all of ended plans, {meant.unnamed}.",
                f"{start}, all of ended plans, {meant.unnamed}.",
                f"{start}, all of ended plans, is about what was asked.",
            ]
        )
    if number == 1:
        return single(made[0])
    if asked.subkind in STOOD:
        stood = STOOD[asked.subkind][len(wanted) > 1]
        start = f"{len(wanted) or 'None'} of {total}"
        counts = ratings(wanted or made)
        return fitting(
            [
                f"{start}{about} held{of_plans} in {where} {stood}: {counts}.",
                f"{start}{about}{of_plans} {stood}: {counts}.",
                f"{start}{about} {stood}: {counts}.",
                f"{start}{about} {stood}.",
            ]
        )
    if all(one.status is CommitmentStatus.NOT_STATED for one in made):
        end = "not known here: no status was published for any of them"
        return fitting(
            [
                f"Whether {total}{about}{of_plans} in {where} were kept is {end}.",
                f"Whether {total}{about}{of_plans} were kept is {end}.",
                f"Whether {total}{of_plans} were kept is {end}.",
            ]
        )
    held = f"{number} commitments{about}"
    return fitting(
        [
            f"No plan in force is held for {where}; {held} of {plans} are: {ratings(made)}.",
            f"No plan in force is held; {held} of {plans} are: {ratings(made)}.",
            f"{held[:1].upper()}{held[1:]}{of_plans} are held for {where}: {ratings(made)}.",
            f"{held}{of_plans}: {tally(made)}.",
            f"{held} are held for {where}.",
        ]
    )


def single(one: CommitmentState) -> str:
    """ "“Potholes filled” (50,000 potholes by 31 March 2023): ..."."""
    start = f"“{one.title}”{promised_words(one)}, promised in the {one.plan}"
    if one.status is CommitmentStatus.NOT_STATED:
        ends = [": no status was published, so whether it was kept is not known.", ": no status was published."]
    else:
        ends = [f", {last_said(one)}."]
    short = f"“{one.title}”, promised in the {one.plan}"
    return fitting([*(f"{start}{end}" for end in ends), *(f"{short}{end}" for end in ends), f"{short}."])
