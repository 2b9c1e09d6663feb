"""`python -m tuning`: learns the corrections of the encoder anew from all that is in nlu_data, and writes them there.

Half an hour on two cores. It needs PyTorch, which nothing else here does: install torch in a copy of the environment.
Afterwards train (`make train`), and measure on questions that are not in the training data.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

import numpy as np

from actions.desk import public_desk
from bot.understanding.meaning.encoder import encoder
from bot.understanding.meaning.tuned import FILE
from data_layer.faults import Fault
from tuning.examples import examples


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tuning", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=4, help="times that each example is seen; default: 4")
    asked = parser.parse_args(words)
    try:
        from tuning.learner import learned
    except ModuleNotFoundError as missing:
        say(f"{missing.name} is not installed here. Install PyTorch beside the other packages and run this again.")
        return 2
    found = encoder()
    if found is None:
        say("The encoder's package is not installed. Make the environment anew with make environment.")
        return 2
    try:
        held = examples(public_desk().catalogue)
    except Fault as fault:
        say(str(fault))
        return 2
    say(f"learning from {len(held)} examples")
    made = learned(held, found, say, asked.rounds)
    FILE.parent.mkdir(parents=True, exist_ok=True)
    np.savez(FILE, allow_pickle=False, **made)
    say(f"{FILE} holds {FILE.stat().st_size // 1000} kB. Train the model with make train.")
    return 0


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
