"""`contextvars`. Each thread has a context of its own, empty at first; each task of `asyncio` has a copy of its maker's."""

from ..runtime import async_tasks
from ..runtime.async_tasks import made_by
from ..runtime.state import of_run
from ..runtime.twins import invoke
from .kit import Root, define

class _Missing:
    def __repr__(self):
        return "<Token.MISSING>"


_MISSING = _Missing()
_contexts: dict[int, "Context"] = of_run({})
"""By task: in which context it runs."""


class Context(Root):
    def __init__(self):
        self._heddle_values = {}
        self._heddle_entered = False

    @define
    def run(self, callable, /, *args, **kwargs):
        if self._heddle_entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        task = async_tasks.running()
        outer = _current()
        self._heddle_entered, _contexts[task] = True, self
        try:
            return (yield from invoke(callable, *args, **kwargs))
        finally:
            self._heddle_entered, _contexts[task] = False, outer

    def copy(self):
        made = Context()
        made._heddle_values = dict(self._heddle_values)
        return made

    def get(self, var, default=None):
        return self._heddle_values.get(var, default)

    def keys(self):
        return self._heddle_values.keys()

    def values(self):
        return self._heddle_values.values()

    def items(self):
        return self._heddle_values.items()

    def __getitem__(self, var):
        return self._heddle_values[var]

    def __contains__(self, var):
        return var in self._heddle_values

    def __iter__(self):
        return iter(self._heddle_values)

    def __len__(self):
        return len(self._heddle_values)


def _current() -> Context:
    task = async_tasks.running()
    known = _contexts.get(task)
    if known is None:
        maker = made_by.get(task)
        known = _contexts[task] = Context() if maker is None else maker
    return known


def copy_context():
    return _current().copy()


class Token(Root):
    MISSING = _MISSING

    def __init__(self, var, old_value, context):
        self.var, self.old_value = var, old_value
        self._heddle_context = context
        self._heddle_used = False

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.var.reset(self)


class ContextVar(Root):
    __class_getitem__ = classmethod(lambda cls, item: cls)

    def __init__(self, name, *, default=_MISSING):
        self.name = name
        self._heddle_default = default

    def get(self, default=_MISSING, /):
        for value in (_current()._heddle_values.get(self, _MISSING), default, self._heddle_default):
            if value is not _MISSING:
                return value
        raise LookupError(self)

    def set(self, value, /):
        context = _current()
        token = Token(self, context._heddle_values.get(self, _MISSING), context)
        context._heddle_values[self] = value
        return token

    def reset(self, token, /):
        if token._heddle_used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token.var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        context = _current()
        if token._heddle_context is not context:
            raise ValueError(f"{token!r} was created in a different Context")
        token._heddle_used = True
        if token.old_value is _MISSING:
            del context._heddle_values[self]
        else:
            context._heddle_values[self] = token.old_value


for _class in (Context, Token, ContextVar):
    _class.__module__ = "contextvars"

MEMBERS = {"Context": Context, "ContextVar": ContextVar, "Token": Token, "copy_context": copy_context}


def inherited() -> Context | None:
    """For a task that is being made: None, as long as nobody has looked at a context."""
    return copy_context() if _contexts else None


async_tasks.copy_context[0] = inherited
