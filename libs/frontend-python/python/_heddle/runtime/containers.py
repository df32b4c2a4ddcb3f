"""The built-in methods of containers: each is one indivisible operation on its container."""

from collections import Counter
from types import FunctionType

from ..kinds import ATOMIC_READ, ATOMIC_UPDATE, KIND_MASK
from .looking import LOOKED_INTO, gather
from .memory import BUILT_IN, CONTAINERS, MAPPINGS, SEQUENCES, SETS, WHOLE, elements, item, touch
from .state import SITE, registers
from .twins import Library, container_methods

_READS = """__getitem__ __contains__ __len__ copy count index items keys values __eq__ __reversed__ get isdisjoint issubset issuperset
    union intersection difference symmetric_difference most_common elements total tolist tobytes""".split()
_UPDATES = """append extend insert remove pop clear sort reverse __setitem__ __delitem__ update setdefault popitem add discard
    appendleft popleft extendleft rotate subtract intersection_update difference_update symmetric_difference_update move_to_end
    __iadd__ __ior__ frombytes fromlist""".split()
_KEYED = frozenset(["get", "pop", "setdefault", "__getitem__", "__setitem__", "__delitem__"])
"""Of dictionaries: they look at one element, too, which may be written by `d[key] = …`."""
_LOOKING_INSIDE = frozenset(["copy", "count", "index", "items", "most_common", "elements", "tobytes", "tolist", "total", "values", "__eq__"])
"""They read the elements as well."""
_TAKING = frozenset(["pop", "popleft", "popitem"])
"""From an empty container they only look: to do so again and again is to wait for what others put there."""
_TAKING_ITERABLES = frozenset("""extend extendleft update union intersection difference symmetric_difference issubset issuperset
    isdisjoint intersection_update difference_update symmetric_difference_update __iadd__ __ior__""".split())


def _atomic(native, name: str, kind: int, is_dict: bool):
    keyed, iterable, taking = name == "__getitem__" or is_dict and name in _KEYED, name in _TAKING_ITERABLES, name in _TAKING
    looks_inside = name in _LOOKING_INSIDE

    def twin(self, *args, **kwargs):
        code = registers[SITE] << 6 | kind
        if taking and not self:
            if touch(self, code & ~KIND_MASK | ATOMIC_READ):
                yield 0
            if not self:
                return native(self, *args, **kwargs)
        if iterable and args:
            args = ((yield from _elements(args[0], code)), *args[1:])
        if keyed and args and kind == ATOMIC_READ:
            if item(self, args[0], code):
                yield 0
        else:
            if touch(self, code):
                yield 0
            if looks_inside:
                elements(self, code)
            elif kind == ATOMIC_UPDATE:
                elements(self, code, *_changed(name, is_dict, self, args, kwargs))
        return native(self, *args, **kwargs)

    return twin


def _changed(name: str, is_dict: bool, self, args, kwargs):
    """The keys of the elements that an update changes. None of them: it changes all. A set has none, a deque is always read as a whole."""
    if is_dict and name in _KEYED:
        return args[:1]
    if is_dict and name in ("update", "__ior__"):
        given = args[0] if args else ()
        if isinstance(self, Counter):
            return [*given, *kwargs, WHOLE]
        return [*(given.keys() if hasattr(given, "keys") else [key for key, *_ in given]), *kwargs, WHOLE]
    if name in ("append", "extend", "__iadd__"):
        return (len(self),)
    return ()


def _elements(source, code):
    """What an iterable argument consists of: reading it comes before the update."""
    read = code & ~KIND_MASK | ATOMIC_READ
    if type(source) in MAPPINGS:
        if touch(source, read):
            yield 0
        elements(source, read)
        return source
    return source if hasattr(source, "keys") else (yield from gather(source, read))


def _methods(container: type) -> dict[str, object]:
    found = {}
    is_dict = issubclass(container, dict)
    for names, kind in ((_READS, ATOMIC_READ), (_UPDATES, ATOMIC_UPDATE)):
        for name in names:
            native = getattr(container, name, None)
            if native is not None:
                found[name] = _atomic(native, name, kind, is_dict)
    if container is list:
        found["sort"] = _sort
    return found


def _sort(self, *, key=None, reverse=False):
    """With a key, other threads may run between its calls; the list is changed at once, at the end."""
    from .natives import sorted_twin

    code = registers[SITE] << 6 | ATOMIC_UPDATE
    if touch(self, code):
        yield 0
    elements(self, code)
    if key is None:
        self.sort(reverse=reverse)
        return
    self[:] = yield from sorted_twin(list(self), key=key, reverse=reverse)


for _container in BUILT_IN:
    container_methods[_container] = _methods(_container)

_OTHERWISE = ("__iter__", "__len__", "__bool__", "__contains__")
_adopted: list[type] = []


def forget() -> None:
    for cls in _adopted:
        container_methods.pop(cls, None)
        for kinds in (CONTAINERS, MAPPINGS, SEQUENCES, SETS):
            kinds.discard(cls)
    _adopted.clear()


def adopt(cls: type) -> type:
    """A class of the program's. An object of it is a container like those of the class that it inherits from, unless it says otherwise."""
    base = next((each for each in cls.__mro__ if each in BUILT_IN), None)
    if base is None or any(type(getattr(cls, name, None)) is FunctionType for name in _OTHERWISE):
        return cls
    container_methods[cls] = {name: twin for name, twin in container_methods[base].items() if getattr(cls, name) is getattr(base, name)}
    for kinds in (CONTAINERS, MAPPINGS, SEQUENCES, SETS):
        if base in kinds:
            kinds.add(cls)
    LOOKED_INTO.add(cls)
    _adopted.append(cls)
    return cls


def method_of_base(owner, name: str):
    """`super().append`, in a class that was adopted."""
    base = next(each for each in type(owner).__mro__ if each in BUILT_IN)
    return container_methods[base].get(name)


Library.method_of_base = method_of_base
