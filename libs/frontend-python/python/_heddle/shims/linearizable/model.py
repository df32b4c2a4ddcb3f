"""A class of the harness's as a specification: states, invocations and outcomes are numbers, the same in all runs of a scenario.

What decides whether calls are linearizable is the engine's, and sees these numbers only; see `SequentialModel` in libs/trace.
"""

from ...runtime.names import describe
from ...runtime.plain import copied, encode
from ...runtime.state import RunOver, fuel, run, words

INITIAL_STATE = 0
INCOMPARABLE_TO_MODEL, INCOMPARABLE = -1, -2
"""Outcomes that are no plain data. They never equal: nobody can compare that."""
MAX_TEXT = 60


class Numbers:
    """Texts, numbered as they come, each with what it stands for."""

    def __init__(self) -> None:
        self.by_text: dict[str, int] = {}
        self.values: list[object] = []

    def of(self, text: str, value: object) -> int:
        number = self.by_text.setdefault(text, len(self.values))
        if number == len(self.values):
            self.values.append(value)
        return number


class Model:
    """
    A state is kept as the calls that led to it and made again from a new object whenever a step goes on from it, so the class
    needs no way to be copied; two objects with the same attributes are one state.
    """

    def __init__(self) -> None:
        self.make = object
        """Makes an object of the class as this run has it: the harness is evaluated afresh for each."""
        self.fuel = 0
        """What each step may burn. How many there are is for those to bound who ask."""
        self.problem: str | None = None
        self.states = Numbers()
        """Each stands for the invocations that led to it."""
        self.invocations = Numbers()
        """Each stands for the method's name and its arguments."""
        self.outcomes = Numbers()
        """Each stands for how it is shown."""

    def invocation_of(self, method: str, args: tuple, kwargs: dict) -> int | None:
        """None if an argument is no plain data."""
        text = encode([method, args, kwargs])
        return None if text is None else self.invocations.of(text, (method, copied(args), copied(kwargs)))

    def returned(self, value: object, incomparable: int = INCOMPARABLE) -> int:
        text = encode(value)
        return incomparable if text is None else self.outcomes.of(f"={text}", describe(value))

    def raised(self, error: BaseException) -> int:
        """Exceptions are told apart by their names; their messages are the student's own affair."""
        name = type.__dict__["__name__"].__get__(type(error))
        return self.outcomes.of(f"!{name}", _capped(f"raises {name}"))

    def invocation_text(self, invocation: int) -> str:
        method, args, kwargs = self.invocations.values[invocation]
        parts = [*map(describe, args), *(f"{key}={describe(value)}" for key, value in kwargs.items())]
        return _capped(f"{method}({', '.join(parts)})")

    def outcome_text(self, outcome: int) -> str:
        return "something that is no plain data" if outcome < 0 else self.outcomes.values[outcome]

    def step(self, state: int, invocation: int) -> tuple[int, int]:
        """The state after an invocation, and what it answers or raises then. Between two runs; it leaves no trace in either."""
        before, explain = fuel[0], run.explain
        fuel[0], run.explain = self.fuel, False
        try:
            if not self.states.values:
                self._state_of(self.make(), ())
            path = self.states.values[state]
            made = self.make()
            for past in path:
                self._perform(made, past)
            outcome = self._perform(made, invocation)
            return self._state_of(made, (*path, invocation)), outcome
        except RunOver:
            self.problem = self.problem or "the model never ends"
        except Exception as error:
            name = type.__dict__["__name__"].__get__(type(error))
            self.problem = self.problem or f"the model cannot be made: {name}: {error}"
        finally:
            fuel[0], run.explain = before, explain
            del words[:]
        return INITIAL_STATE, INCOMPARABLE_TO_MODEL

    def _perform(self, made: object, invocation: int) -> int:
        method, args, kwargs = self.invocations.values[invocation]
        try:
            result = getattr(made, method)(*copied(args), **copied(kwargs))
        except Exception as error:
            return self.raised(error)
        return self.returned(result, INCOMPARABLE_TO_MODEL)

    def _state_of(self, made: object, path: tuple) -> int:
        # What cannot be compared is a state of its own.
        return self.states.of(encode(made, objects=True) or f"#{len(self.states.values)}", path)


def _capped(text: str) -> str:
    return text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…"
