"""`Value` and `Array`: memory that processes share. Each access is one of its own, and nothing orders it but the lock that is held around it."""

from ...kinds import READ, WRITE
from ...runtime.memory import location, visible
from ...runtime.state import log
from ..kit import Root, define, site
from . import synchronize
from .memory_types import converter_of
from .shared import Shared


class RawValue(Root, Shared):
    """Its `value` is a slot, so that instrumented code takes it for what it is: an attribute that holds data."""

    __slots__ = ("value", "_heddle_convert")

    def __init__(self, typecode_or_type, *args):
        object.__setattr__(self, "_heddle_convert", converter_of(typecode_or_type))
        self.value = args[0] if args else self._heddle_convert.zero

    def __setattr__(self, name, value):
        if name != "value":
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        object.__setattr__(self, name, self._heddle_convert(value))

    def __repr__(self):
        return f"{self._heddle_convert.name}({self.value!r})"


class _Locked:
    """What has a lock, and is one."""

    __slots__ = ()

    def get_lock(self):
        return self._heddle_lock

    def get_obj(self):
        return self

    @define
    def acquire(self, *args, **kwargs):
        return (yield from synchronize.acquire(self._heddle_lock, args, kwargs, site()))

    @define
    def release(self):
        yield from synchronize.release(self._heddle_lock, site())

    @define
    def __enter__(self):
        return (yield from synchronize.acquire(self._heddle_lock, (), {}, site()))

    @define
    def __exit__(self, *error):
        yield from synchronize.release(self._heddle_lock, site())


class Synchronized(RawValue, _Locked):
    __slots__ = ("_heddle_lock",)

    def __repr__(self):
        return f"<Synchronized wrapper for {RawValue.__repr__(self)}>"

    def __init__(self, typecode_or_type, *args, lock):
        object.__setattr__(self, "_heddle_lock", lock)
        RawValue.__init__(self, typecode_or_type, *args)


class RawArray(Root, Shared):
    def __init__(self, typecode_or_type, size_or_initializer):
        self._heddle_convert = converter_of(typecode_or_type)
        if isinstance(size_or_initializer, int):
            if size_or_initializer < 0:
                raise ValueError("Array length must be non-negative")
            self._heddle_items = [self._heddle_convert.zero] * size_or_initializer
        else:
            self._heddle_items = [self._heddle_convert(each) for each in size_or_initializer]

    def __len__(self):
        return len(self._heddle_items)

    @define
    def __getitem__(self, key):
        for index in _indices(self, key):
            if _access(self, index, READ):
                yield 0
        found = self._heddle_items[key]
        return b"".join(found) if isinstance(key, slice) and self._heddle_convert.is_text else found

    @define
    def __setitem__(self, key, value):
        indices = _indices(self, key)
        values = [self._heddle_convert(each) for each in value] if isinstance(key, slice) else [self._heddle_convert(value)]
        if len(values) != len(indices):
            raise ValueError("Can only assign sequence of same size")
        for index, each in zip(indices, values):
            if _access(self, index, WRITE):
                yield 0
            self._heddle_items[index] = each

    @define
    def __iter__(self):
        return iter((yield from _all(self)))

    @define
    def __contains__(self, value):
        return value in (yield from _all(self))

    @property
    def value(self):
        """Of an array of characters: up to the first zero."""
        if not self._heddle_convert.is_text:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute 'value'")
        return b"".join(self._heddle_items).split(b"\0")[0]

    @value.setter
    def value(self, text):
        for index, each in enumerate([*text, 0][: len(self._heddle_items)]):
            self._heddle_items[index] = bytes([each])

    @property
    def raw(self):
        return b"".join(self._heddle_items)

    def __repr__(self):
        return f"<{type(self).__name__} wrapper for {self._heddle_convert.name}_Array_{len(self)}>"


class SynchronizedArray(RawArray, _Locked):
    def __init__(self, typecode_or_type, size_or_initializer, *, lock):
        self._heddle_lock = lock
        RawArray.__init__(self, typecode_or_type, size_or_initializer)


def _indices(array, key):
    if isinstance(key, slice):
        return range(*key.indices(len(array)))
    if not isinstance(key, int):
        raise TypeError(f"indices must be integers, not {type(key).__name__}")
    index = key + len(array) if key < 0 else key
    if not 0 <= index < len(array):
        raise IndexError("invalid index")
    return [index]


def _access(array, index, kind) -> bool:
    """Notes an access to an element; true if it is a switch point."""
    at = site()
    log(location(array, index) + (at << 6 | kind))
    return visible[at]


def _all(array):
    at = site()
    for index in range(len(array)):
        log(location(array, index) + (at << 6 | READ))
        if visible[at]:
            yield 0
    return list(array._heddle_items)


def _lock_for(lock):
    if lock is True or lock is None:
        return synchronize.RLock()
    if not hasattr(lock, "acquire"):
        raise AttributeError(f"{lock!r} has no method 'acquire'")
    return lock


def Value(typecode_or_type, *args, lock=True):
    if lock is False:
        return RawValue(typecode_or_type, *args)
    return Synchronized(typecode_or_type, *args, lock=_lock_for(lock))


def Array(typecode_or_type, size_or_initializer, *, lock=True):
    if lock is False:
        return RawArray(typecode_or_type, size_or_initializer)
    return SynchronizedArray(typecode_or_type, size_or_initializer, lock=_lock_for(lock))
