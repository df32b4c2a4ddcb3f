"""What the engine's side calls, and what it is called back by. Neither can be reached by a program."""

import json
from array import array
from types import SimpleNamespace

from . import program
from .mutants.mutants import mutants
from .runtime import names, printing, state, twins
from .runtime.state import Varying
from .shims import clock, harness
from .shims.linearizable import recording

MAX_SITES = 1 << 16
"""More are a compile error: nobody writes that much."""

_switch_points = array("B", bytes(MAX_SITES))


class _Failure(Varying):
    """The exception that left a task last."""

    error: BaseException | None = None


def _keep_failure(error: BaseException) -> None:
    _Failure.error = error


def _failure() -> str:
    error, _Failure.error = _Failure.error, None
    return program.describe_failure(error)


def _addresses() -> str:
    return json.dumps({
        "words": id(state.words),
        "registers": state.registers.buffer_info()[0],
        "times": state.times.buffer_info()[0],
        "switchPoints": _switch_points.buffer_info()[0],
        "none": id(None),
        "keepFailure": id(_keep_failure),
    })


def _connect(channels) -> None:
    twins.Performer.perform = channels.perform
    clock.Clock.read = lambda: float(channels.clock())
    harness.Port.fail = channels.fail
    harness.Port.reach = channels.reach
    recording.Port.specify = channels.specify
    recording.Port.call = channels.call
    recording.Port.returned = channels.returned
    printing.Output.write = channels.output
    names.Channel.value = channels.value
    names.Channel.name = channels.name


def _step(state: int, invocation: int) -> str:
    """JSON: the next state, the outcome, and what is wrong with the model, if anything is."""
    model = recording.Recording.model
    return json.dumps([*model.step(state, invocation), model.problem])


def _renew_switch_points() -> None:
    state.visible[:] = [each != 0 for each in _switch_points[: len(state.visible)]]


def functions() -> SimpleNamespace:
    twins.Performer.line_of = program.line_of
    return SimpleNamespace(
        addresses=_addresses,
        connect=_connect,
        compile=program.compile_job,
        mutants=mutants,
        declared=program.declared,
        select=program.select,
        begin=program.begin,
        renewSwitchPoints=_renew_switch_points,
        failure=_failure,
        step=_step,
        invocationText=lambda number: recording.Recording.model.invocation_text(number),
        outcomeText=lambda number: recording.Recording.model.outcome_text(number),
    )
