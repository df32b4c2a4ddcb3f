"""`BaseManager`: objects of classes that the program registers. A method runs in whoever calls it, as in a thread of the server; what goes in and out is copied."""

from ...runtime.guards import checked, get_attribute
from ...runtime.state import of_run
from ...runtime.twins import invoke
from ..kit import Root, define
from .pickling import copied
from .shared import Shared

_registered: dict[type, dict[str, "Registration"]] = of_run({})
"""Of one run, by the class of the manager that was told."""


class Registration:
    def __init__(self, typeid, callable, proxytype, exposed, method_to_typeid) -> None:
        self.typeid = typeid
        self.callable = callable
        self.proxytype = proxytype
        self.exposed = exposed
        self.method_to_typeid = method_to_typeid


class BaseProxy(Root, Shared):
    _heddle_anywhere = True
    _exposed_ = ()

    def __init__(self, referent, registration, manager):
        self._heddle_referent = referent
        self._heddle_registration = registration
        self._heddle_manager = manager

    @define
    def _callmethod(self, methodname, args=(), kwds={}):
        if methodname not in self._exposed_:
            raise AttributeError(f"method {methodname!r} of {self._heddle_registration.typeid!r} object is not in exposed={list(self._exposed_)!r}")
        args, kwds = copied((tuple(args), dict(kwds)))
        answer = yield from invoke(get_attribute(self._heddle_referent, methodname), *args, **kwds)
        typeid = self._heddle_registration.method_to_typeid.get(methodname)
        if typeid is not None:
            return _proxy_of(self._heddle_manager, typeid, answer)
        return copied(answer)

    def _getvalue(self):
        return copied(self._heddle_referent)

    def __repr__(self):
        return f"<{type(self).__name__} object, typeid '{self._heddle_registration.typeid}' at 0x{hash(self) << 4:012x}>"

    def __str__(self):
        return repr(self._heddle_referent)


def _calling(name):
    @define
    def method(self, /, *args, **kwds):
        return (yield from invoke(self._callmethod, name, args, kwds))

    method.__name__ = name
    return method


def MakeProxyType(name, exposed, _cache=None):
    members = {each: _calling(checked(each)) for each in exposed} | {"_exposed_": tuple(exposed), "__module__": "multiprocessing.managers"}
    return type(BaseProxy)(name, (BaseProxy,), members)


def _public_methods(value):
    return tuple(name for name in dir(value) if not name.startswith("_") and callable(getattr(value, name, None)))


def _proxy_of(manager, typeid, referent):
    registration = _find(type(manager), typeid)
    kind = registration.proxytype
    exposed = registration.exposed or getattr(kind, "_exposed_", None) or _public_methods(referent)
    if kind is None or not issubclass(kind, BaseProxy):
        return MakeProxyType(f"AutoProxy[{typeid}]", exposed)(referent, registration, manager)
    if registration.exposed is not None or not kind._exposed_:
        kind = type(kind)(kind.__name__, (kind,), {"_exposed_": tuple(exposed), "__module__": kind.__module__})
    return kind(referent, registration, manager)


def _find(manager_class, typeid):
    for each in type.__dict__["__mro__"].__get__(manager_class):
        if typeid in _registered.get(each, {}):
            return _registered[each][typeid]
    raise AttributeError(f"'{manager_class.__name__}' object has no attribute '{typeid}'")


class BaseManager(Root, Shared):
    """The server needs no process of its own here: nobody can tell."""

    _heddle_anywhere = True

    def __init__(self, address=None, authkey=None, serializer="pickle", ctx=None, *, shutdown_timeout=1.0):
        if address is not None and address != ("", 0):
            raise RuntimeError("a manager cannot be reached by an address here: there is no network. Leave the address out, and start() it")
        self._heddle_started = False

    @classmethod
    def register(cls, typeid, callable=None, proxytype=None, exposed=None, method_to_typeid=None, create_method=True):
        _registered.setdefault(cls, {})[typeid] = Registration(typeid, callable, proxytype, exposed, method_to_typeid or {})

    def __getattr__(self, name):
        registration = _find(type(self), name)

        @define
        def create(*args, **kwds):
            if not self._heddle_started:
                raise AssertionError("server not yet started")
            if registration.callable is None:
                raise RuntimeError(f"'{name}' was registered without a callable: there is no network to ask somebody else for it")
            args, kwds = copied((args, kwds))
            return _proxy_of(self, name, (yield from invoke(registration.callable, *args, **kwds)))

        return create

    @define
    def start(self, initializer=None, initargs=()):
        if self._heddle_started:
            raise AssertionError("server already started")
        if initializer is not None:
            yield from invoke(initializer, *initargs)
        self._heddle_started = True

    def shutdown(self):
        pass

    def join(self, timeout=None):
        pass

    def connect(self):
        raise RuntimeError("a manager cannot be reached over a network here: start() it")

    get_server = connect

    @define
    def __enter__(self):
        if not self._heddle_started:
            yield from invoke(self.start)
        return self

    def __exit__(self, *error):
        pass


for _class in (BaseProxy, BaseManager):
    _class.__module__ = "multiprocessing.managers"
