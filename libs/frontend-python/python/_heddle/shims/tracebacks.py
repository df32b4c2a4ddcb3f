"""What Python prints of an exception that nobody handled, but that ends nothing: on `sys.stderr`, which is the run's output."""

from ..runtime.printing import emit
from ..runtime.errors import frames_of, text_of


def traceback_text(error: BaseException) -> str:
    lines = ["Traceback (most recent call last):"]
    for frame in reversed(frames_of(error).split("\n")):
        if not frame:
            continue
        position, _, function = frame.partition(" ")
        file, line, _ = position.split(":")
        lines.append(f'  File "{file}.py", line {line}, in {function or "<module>"}')
    return "\n".join([*lines, text_of(error)]) + "\n"


def report(title: str, error: BaseException) -> None:
    emit(f"{title}\n{traceback_text(error)}")
