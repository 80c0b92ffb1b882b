"""Many random courses against scorm-again: `python -m tests.conformance.walks --examples 10000 --seed 3`.

Prints how often each feature occurred, and of all walks that part the one that is told in the fewest words.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.conformance.walks import learners, test_random
from tests.conformance.walks.again import Again, scorm_again

TESTS: dict[str, Any] = {"sequencing": test_random, "author": learners}


def run(again: Again, module: Any, examples: int, number: int) -> list[str]:
    """The walks that part, told in words, the shortest first."""
    parted: list[str] = []
    met: Counter[str] = Counter()

    @seed(number)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(module.journeys())
    def each(journey: Any) -> None:
        met.update({"examples"} | module.features(journey))
        parted.extend(filter(None, [module.compare(again, journey)]))

    each()
    for name, times in sorted(met.items()):
        print(f"{times:8}  {name}")
    return sorted(parted, key=len)


def main() -> int:
    """1 if any walk parts."""
    parser = argparse.ArgumentParser(prog="python -m tests.conformance.walks", description=__doc__)
    parser.add_argument("--examples", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", choices=sorted(TESTS))
    asked = parser.parse_args()
    failed = False
    with scorm_again() as again:
        for name, module in TESTS.items():
            if asked.only in {None, name}:
                print(f"{name}, seed {asked.seed}")
                parted = run(again, module, asked.examples, asked.seed)
                failed |= bool(parted)
                print(f"{len(parted):8}  walks that part", *parted[:1], sep="\n", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
