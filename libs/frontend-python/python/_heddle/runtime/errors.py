"""What to say of an exception that leaves a task."""

from .state import RunOver
from .stop import Stop

FILES = frozenset(["submission", "harness"])
MAX_TEXT = 500
MAX_FRAMES = 20


def text_of(error: BaseException) -> str:
    """`ValueError: no`. A program's own `__str__` runs here, and may do what it likes."""
    kind = "StopIteration" if isinstance(error, Stop) else type.__dict__["__name__"].__get__(type(error))
    try:
        said = "".join([str(error)])  # an exact text, whatever class of texts `__str__` has made it of
        if type(error) is ImportError:
            said = said.removesuffix(" (unknown location)")
    except RunOver:
        raise
    except BaseException:
        said = "an exception whose text cannot be had"
    text = f"{kind}: {said}" if said else kind
    return text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…"


class NeverAwaited(RuntimeWarning):
    """A warning about a line that raised nothing."""

    def __init__(self, text: str, frames: str) -> None:
        super().__init__(text)
        self.frames = frames


NeverAwaited.__name__ = "RuntimeWarning"
_traceback_of = BaseException.__dict__["__traceback__"].__get__


def frames_of(error: BaseException) -> str:
    """The program's own frames, innermost first: `submission:12:5 increment`, one a line."""
    if type(error) is NeverAwaited:
        return error.frames
    frames: list[str] = []
    traceback = _traceback_of(error)  # not what a program's class says it is
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if code.co_filename in FILES:
            name = "" if code.co_name == "<module>" else code.co_name
            frames.append(f"{code.co_filename}:{traceback.tb_lineno}:{_column(code, traceback)} {name}".rstrip())
        traceback = traceback.tb_next
    return "\n".join(frames[: -MAX_FRAMES - 1 : -1])


def _column(code, traceback) -> int:
    for index, (_, _, column, _) in enumerate(code.co_positions()):
        if index == traceback.tb_lasti // 2:
            return 1 if column is None else column + 1
    return 1
