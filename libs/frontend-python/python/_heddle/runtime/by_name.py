"""Attributes whose names are made at run time: `getattr`, `setattr`, and what `operator` has of the kind."""

from ..instrument.forbidden import GUARDED
from ..kinds import KIND_BITS, READ, WRITE
from .access import item_twin, load, store
from .guards import change, changed, checked, delete_attribute, get_attribute, guarded, has_attribute, safe, set_attribute
from .memory import attr_w, refuse_foreign
from .state import SITE, registers
from .twins import define, invoke, natives


def getattr_twin(owner, name, /, *default):
    if len(default) > 1 or type(name) is not str:
        return get_attribute(owner, name, *default)  # Python says what is wrong with it
    code = registers[SITE] << KIND_BITS | READ
    try:
        if name in GUARDED:
            return guarded(owner, name)
        return safe((yield from load(owner, checked(name), code)))
    except AttributeError:
        if not default:
            raise
        return default[0]


def setattr_twin(owner, name, value, /):
    if type(name) is not str:
        return set_attribute(owner, name, value)
    refuse_foreign(owner, name)
    yield from store(owner, checked(name), value, registers[SITE] << KIND_BITS | WRITE)


def hasattr_twin(owner, name, /):
    if type(name) is not str:
        return has_attribute(owner, name)
    try:
        yield from load(owner, checked(name), registers[SITE] << KIND_BITS | READ)
    except AttributeError:
        return False
    return True


def delattr_twin(owner, name, /):
    if type(name) is str and attr_w(owner, name, registers[SITE] << KIND_BITS | WRITE):
        yield 0
    delete_attribute(owner, name)


def attrgetter(name, /, *names):
    paths = (name, *names)
    if not all(isinstance(path, str) for path in paths):
        raise TypeError("attribute name must be a string")

    @define
    def get(owner, /):
        site = registers[SITE]
        found = []
        for path in paths:
            value = owner
            for part in path.split("."):
                registers[SITE] = site
                value = yield from getattr_twin(value, part)
            found.append(value)
        return tuple(found) if names else found[0]

    return get


def itemgetter(item, /, *items):
    keys = (item, *items)

    @define
    def get(owner, /):
        site = registers[SITE]
        found = []
        for key in keys:
            found.append((yield from item_twin(owner, key, site << KIND_BITS | READ)))
        return tuple(found) if items else found[0]

    return get


def methodcaller(name, /, *args, **kwargs):
    if not isinstance(name, str):
        raise TypeError("method name must be a string")

    @define
    def call(owner, /):
        method = yield from getattr_twin(owner, name)
        return (yield from invoke(method, *args, **kwargs))

    return call


def change_twin(native, *args):
    """`object.__setattr__(owner, name, value)`, and its like."""
    code = registers[SITE] << KIND_BITS | WRITE
    owner, name = changed(native, *args)
    if type(name) is str and attr_w(owner, name, code):
        yield 0
    return change(native, *args)


natives.update({change: change_twin, get_attribute: getattr_twin, set_attribute: setattr_twin, has_attribute: hasattr_twin, delete_attribute: delattr_twin})

OPERATOR = {"attrgetter": attrgetter, "itemgetter": itemgetter, "methodcaller": methodcaller}
