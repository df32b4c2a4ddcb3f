"""`Manager`: objects that live in a server process. Each call of a method is one message to it, hence indivisible; what goes in and out is copied."""

from ...kinds import ATOMIC_READ, ATOMIC_UPDATE
from ...runtime.memory import WHOLE, location, visible
from ...runtime.state import log
from ..kit import Root, define, site
from . import pool, queues, synchronize
from .pickling import copied
from .registered import BaseManager, BaseProxy, MakeProxyType
from .shared import Shared

_READS = frozenset("__getitem__ __len__ __contains__ copy count get index items keys values __iter__ __reversed__".split())


class Proxy(Root, Shared):
    """Stands for a container in the server."""

    _heddle_anywhere = True

    def __init__(self, items):
        self._heddle_items = items

    def __repr__(self):
        return f"<{type(self).__name__} object, typeid '{type(self._heddle_items).__name__}' at 0x{hash(self) << 4:012x}>"

    def __str__(self):
        return repr(self._heddle_items)

    def _getvalue(self):
        return copied(self._heddle_items)


def _message(native, name):
    kind = ATOMIC_READ if name in _READS else ATOMIC_UPDATE

    def twin(self, *args, **kwargs):
        at = site()
        args, kwargs = copied((args, kwargs))
        log(location(self, WHOLE) + (at << 6 | kind))
        if visible[at]:
            yield 0
        answer = native(self._heddle_items, *args, **kwargs)
        if answer is self._heddle_items:
            return self
        return list(answer) if name in _VIEWS else copied(answer)

    twin.__name__ = name
    return define(twin)


_VIEWS = frozenset(["keys", "values", "items"])


def _elements(self):
    at = site()
    log(location(self, WHOLE) + (at << 6 | ATOMIC_READ))
    if visible[at]:
        yield 0
    return iter(copied(list(self._heddle_items)))


def _proxy(name, native, methods):
    members = {each: _message(getattr(native, each), each) for each in methods.split()}
    members["__iter__"] = define(_elements)
    made = type(Proxy)(name, (Proxy,), members | {"__module__": "multiprocessing.managers"})
    return made


DictProxy = _proxy(
    "DictProxy", dict,
    "__contains__ __delitem__ __getitem__ __len__ __setitem__ clear copy get items keys pop popitem setdefault update values",
)
ListProxy = _proxy(
    "ListProxy", list,
    "__add__ __contains__ __delitem__ __getitem__ __len__ __mul__ __setitem__ append clear copy count extend index insert pop remove "
    "reverse sort __iadd__ __imul__",
)


class Namespace(Root, Shared):
    """Its attributes are kept in the server: what is read is a copy."""

    _heddle_anywhere = True

    def __init__(self, /, **attributes):
        vars(self).update(attributes)

    def __getattribute__(self, name):
        found = object.__getattribute__(self, name)
        return copied(found) if name in object.__getattribute__(self, "__dict__") else found

    def __setattr__(self, name, value):
        object.__setattr__(self, name, copied(value))

    def __repr__(self):
        return f"Namespace({', '.join(f'{name}={value!r}' for name, value in vars(self).items() if not name.startswith('_'))})"


class ValueProxy(Namespace):
    def __init__(self, typecode, value):
        self.value = value
        object.__setattr__(self, "_typecode", typecode)

    def get(self):
        return self.value

    def set(self, value):
        self.value = value

    def __repr__(self):
        return f"<ValueProxy object, typeid 'Value' at 0x{hash(self) << 4:012x}>"

    def __str__(self):
        return f"Value({self._typecode!r}, {self.value!r})"


class SyncManager(BaseManager):
    """What `Manager()` answers, started."""

    def dict(self, *args, **kwargs):
        return DictProxy(copied(dict(*args, **kwargs)))

    def list(self, *args):
        return ListProxy(copied(list(*args)))

    def Namespace(self, **attributes):
        return Namespace(**attributes)

    def Value(self, typecode, value, lock=True):
        return ValueProxy(typecode, value)

    def Array(self, typecode, sequence, lock=True):
        return ListProxy(list(sequence))

    def Pool(self, *args, **kwargs):
        return pool.Pool(*args, **kwargs)


def _anywhere(cls):
    """Of a manager, such an object can be sent at any time."""
    return type(cls)(cls.__name__, (cls,), {"_heddle_anywhere": True, "__module__": "multiprocessing.managers"})


_OBJECTS = {
    each.__name__: _anywhere(each)
    for each in (
        synchronize.Lock, synchronize.RLock, synchronize.Semaphore, synchronize.BoundedSemaphore, synchronize.Condition,
        synchronize.Event, synchronize.Barrier, queues.JoinableQueue,
    )
}
for _name, _class in _OBJECTS.items():
    setattr(SyncManager, "Queue" if _name == "JoinableQueue" else _name, staticmethod(_class))
SyncManager.JoinableQueue = staticmethod(_OBJECTS["JoinableQueue"])


def Manager():
    made = SyncManager()
    made._heddle_started = True
    return made


def members() -> dict[str, object]:
    """`multiprocessing.managers`."""
    return {each.__name__: each for each in (DictProxy, ListProxy, Namespace, ValueProxy, SyncManager, BaseManager, BaseProxy)} | {
        "MakeProxyType": MakeProxyType,
    }
