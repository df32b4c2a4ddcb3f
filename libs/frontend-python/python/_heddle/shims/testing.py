"""`unittest`: the cases of a program, one after the other, whose methods can be switched in. A case that fails ends the program with what it raised."""

import unittest
from functools import partial
from unittest import case

from ..runtime import spaces
from ..runtime.errors import text_of
from ..runtime.printing import emit
from ..runtime.state import NOW, RunOver, current_process, times
from ..runtime.twins import invoke
from .asynchronous import runners
from .introspection import iscoroutine
from .kit import define


class TestCase(case.TestCase):
    @define
    def run(self, result=None):
        """Its fixtures and its method; what they raise, if anything."""
        return (yield from _run(self))

    @define
    def assertRaises(self, expected_exception, *args, **kwargs):
        context = case._AssertRaisesContext(expected_exception, self)
        return (yield from _raising(context, args, kwargs))

    @define
    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        context = case._AssertRaisesContext(expected_exception, self, expected_regex)
        return (yield from _raising(context, args, kwargs))

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        if cls.__module__ == "unittest":
            raise TypeError("cleanups are added to a class of your own")
        super().addClassCleanup(function, *args, **kwargs)

    @define
    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            yield from _finished((yield from invoke(function, *args, **kwargs)))


class IsolatedAsyncioTestCase(TestCase):
    def addAsyncCleanup(self, func, /, *args, **kwargs):
        self.addCleanup(func, *args, **kwargs)

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass


def _raising(context, args, kwargs):
    if not args:
        context.msg = kwargs.pop("msg", None)
        return context
    function, *rest = args
    context.obj_name = getattr(function, "__name__", str(function))
    with context:
        yield from invoke(function, *rest, **kwargs)


def _finished(answer):
    """A coroutine is run to its end, in a loop of its own."""
    if iscoroutine(answer):
        yield from invoke(runners.run, answer)


class Outcome:
    """Of a case. `error`: what it raised, where that was not expected."""

    def __init__(self, symbol: str, said: str, error: BaseException | None = None) -> None:
        self.symbol, self.said, self.error = symbol, said, error


_TOTALS = {"F": "failures", "E": "errors", "s": "skipped", "x": "expected failures", "u": "unexpected successes"}


def _outcome(error: BaseException | None, is_failure_expected: bool) -> Outcome:
    if isinstance(error, unittest.SkipTest):
        return Outcome("s", f"skipped {str(error)!r}")
    if is_failure_expected:
        return Outcome("x", "expected failure") if error is not None else Outcome("u", "unexpected success", AssertionError("unexpected success"))
    if error is None:
        return Outcome(".", "ok")
    return Outcome("F", "FAIL", error) if isinstance(error, AssertionError) else Outcome("E", "ERROR", error)


def _run(test):
    method = getattr(test, test._testMethodName)
    for marked in (type(test), method):
        if getattr(marked, "__unittest_skip__", False):
            return unittest.SkipTest(getattr(marked, "__unittest_skip_why__", ""))
    is_async = isinstance(test, IsolatedAsyncioTestCase)
    error = yield from _error_of(test.setUp)
    if error is None:
        for step in (test.asyncSetUp, method) if is_async else (method,):
            error = error or (yield from _error_of(step))
        for step in (test.asyncTearDown, test.tearDown) if is_async else (test.tearDown,):
            error = (yield from _error_of(step)) or error
    return (yield from _error_of(test.doCleanups)) or error


def _error_of(function):
    try:
        yield from _finished((yield from invoke(function)))
    except (GeneratorExit, RunOver, SystemExit):
        raise
    except BaseException as error:
        return error


def _cases():
    """Of the program itself, in the order of its source."""
    instance = spaces.instance_named(current_process(), "__main__") or spaces.instance_named(current_process(), "submission")
    found = vars(instance.module).values() if instance is not None else ()
    return [each for each in found if isinstance(each, type) and issubclass(each, case.TestCase) and each not in (TestCase, IsolatedAsyncioTestCase)]


@define
def main(module="__main__", *_, exit=True, verbosity=1, **__):
    began, outcomes = times[NOW], {}
    for cls in sorted(_cases(), key=lambda each: each.__name__):
        set_up = yield from _error_of(cls.setUpClass)
        for name in sorted(each for each in dir(cls) if each.startswith("test") and callable(getattr(cls, each))):
            error = set_up or (yield from invoke(cls(name).run))
            outcome = _outcome(error, getattr(getattr(cls, name), "__unittest_expecting_failure__", False))
            title = f"{name} (__main__.{cls.__qualname__}.{name})"
            outcomes[title] = outcome
            emit(f"{title} ... {outcome.said}\n" if verbosity > 1 else outcome.symbol)
        yield from _error_of(cls.tearDownClass)
        for function, args, kwargs in reversed(cls._class_cleanups):
            yield from _error_of(partial(function, *args, **kwargs))
    errors = _sum_up(outcomes, times[NOW] - began)
    if errors:
        raise errors[0]


def _sum_up(outcomes: dict[str, Outcome], seconds: float) -> list[BaseException]:
    failed = {title: outcome for title, outcome in outcomes.items() if outcome.error is not None}
    emit("\n")
    for title, outcome in failed.items():
        emit(f"{'=' * 70}\n{outcome.said}: {title}\n{'-' * 70}\n{text_of(outcome.error)}\n\n")
    symbols = [outcome.symbol for outcome in outcomes.values()]
    totals = ", ".join(f"{name}={symbols.count(symbol)}" for symbol, name in _TOTALS.items() if symbol in symbols)
    emit(f"{'-' * 70}\nRan {len(outcomes)} test{'' if len(outcomes) == 1 else 's'} in {seconds:.3f}s\n\n")
    emit(f"{'FAILED' if failed else 'OK'}{f' ({totals})' if totals else ''}\n")
    return [outcome.error for outcome in failed.values()]


for _class in (TestCase, IsolatedAsyncioTestCase):
    _class.__module__ = "unittest"
    _class._class_cleanups = ()  # nothing is remembered from run to run; a class of the program's has a list of its own

MEMBERS = {"TestCase": TestCase, "IsolatedAsyncioTestCase": IsolatedAsyncioTestCase, "main": main} | {
    name: getattr(unittest, name) for name in ("SkipTest", "skip", "skipIf", "skipUnless", "expectedFailure")
}
