"""`pickle`: into bytes and back, with what a program's processes could send to one another."""

import pickle

from ..runtime.state import of_run
from .kit import define
from .multiprocessing import pickling


class Made:
    """In one run. Whoever writes bytes himself could have any function called, and any object changed."""

    by_us: set[bytes] = of_run(set())


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    message = pickling.dump(obj)
    if message.shared:
        raise TypeError(f"cannot pickle '{type(message.shared[0]).__name__}' object")
    Made.by_us.add(message.data)
    return message.data


@define
def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    message = pickling.Message(bytes(data))
    if message.data not in Made.by_us:
        raise pickle.UnpicklingError("here nothing can be loaded but what pickle.dumps() has made in the same run")
    return (yield from pickling.load(message))


MEMBERS = {"dumps": dumps, "loads": loads} | {
    name: getattr(pickle, name) for name in ("PickleError", "PicklingError", "UnpicklingError", "HIGHEST_PROTOCOL", "DEFAULT_PROTOCOL")
}
