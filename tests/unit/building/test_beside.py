"""Work beside other work: its result, its error, and that it does not hold up whoever began it."""

from threading import Event

import pytest

from scormkit.building.beside import beside


def test_the_result_is_waited_for() -> None:
    go_on = Event()
    wait = beside(lambda: go_on.wait(10) and "done")
    go_on.set()
    assert wait() == "done"
    assert wait() == "done"


def test_what_is_raised_is_raised_where_the_result_is_wanted() -> None:
    def fail() -> None:
        raise KeyError("x")

    wait = beside(fail)
    with pytest.raises(KeyError, match="x"):
        wait()
