"""`warnings`: told on `sys.stderr`, each from its line once, as far as the program has not said otherwise."""

from ..runtime.printing import emit
from ..runtime.state import Varying, of_run
from ..runtime.twins import Performer
from .kit import Root, site


class Filters(Varying):
    """Of one run, the last one first: `(action, category)`."""

    said: list[tuple[str, type[Warning]]] = of_run([])
    told: set[tuple[str, type, int]] = of_run(set())


_HIDDEN_AT_FIRST = (PendingDeprecationWarning, ImportWarning, ResourceWarning)
ACTIONS = ("default", "error", "ignore", "always", "all", "module", "once")


def warn(message, category=None, stacklevel=1, source=None, **_):
    at = site()
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    action = _action_for(category)
    if action == "ignore":
        return
    if action == "error":
        raise message if isinstance(message, Warning) else category(message)
    line = Performer.line_of(at)
    key = (str(message), category, line)
    if action not in ("always", "all") and key in Filters.told:
        return
    Filters.told.add(key)
    emit(f"submission.py:{line}: {category.__name__}: {message}\n")


def _action_for(category):
    for action, of in Filters.said:
        if issubclass(category, of):
            return action
    return "ignore" if issubclass(category, _HIDDEN_AT_FIRST) else "default"


def simplefilter(action, category=Warning, lineno=0, append=False):
    if action not in ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    Filters.said.insert(len(Filters.said) if append else 0, (action, category))


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    if message or module:
        raise RuntimeError("warnings are filtered by their category here, not by their message or module")
    simplefilter(action, category, lineno, append)


def resetwarnings():
    Filters.said.clear()


class catch_warnings(Root):
    def __init__(self, *, record=False, action=None, category=Warning, **_):
        if record:
            raise RuntimeError("warnings cannot be recorded here")
        self._heddle_filter = (action, category)

    def __enter__(self):
        self._heddle_said = [*Filters.said]
        if self._heddle_filter[0] is not None:
            simplefilter(*self._heddle_filter)

    def __exit__(self, *error):
        Filters.said[:] = self._heddle_said


catch_warnings.__module__ = "warnings"

MEMBERS = {each.__name__: each for each in (warn, simplefilter, filterwarnings, resetwarnings, catch_warnings)}
