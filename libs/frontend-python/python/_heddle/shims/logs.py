"""`logging`: levels, loggers by name, and the formats of `basicConfig`, on `sys.stderr`. There are no files and no handlers to choose from."""

import traceback as tracebacks

from ..runtime.printing import Stream
from ..runtime.state import Varying, of_run
from ..runtime.twins import invoke
from . import clock, threads
from .kit import Root, define
from .multiprocessing.process import current
from .multiprocessing.processes import my_pid

LEVELS = {"NOTSET": 0, "DEBUG": 10, "INFO": 20, "WARNING": 30, "ERROR": 40, "CRITICAL": 50}
NAMES = {value: name for name, value in LEVELS.items()}
FORMAT = "%(levelname)s:%(name)s:%(message)s"


class Configuration(Varying):
    """Of one run: what `basicConfig` said, and the loggers."""

    format, datefmt, stream, is_set = FORMAT, None, None, False
    loggers: dict[str, "Logger"] = of_run({})


def forget() -> None:
    Configuration.format, Configuration.datefmt, Configuration.stream, Configuration.is_set = FORMAT, None, None, False


def _level(level) -> int:
    if isinstance(level, str):
        if level not in LEVELS:
            raise ValueError(f"Unknown level: {level!r}")
        return LEVELS[level]
    return level


def getLevelName(level):
    return NAMES.get(level, f"Level {level}")


class Logger(Root):
    def __init__(self, name, level=0):
        self.name = name
        self.level = _level(level)

    def setLevel(self, level):
        self.level = _level(level)

    def getEffectiveLevel(self):
        return self.level or (30 if self.name == "root" else getLogger().getEffectiveLevel())

    def isEnabledFor(self, level):
        return level >= self.getEffectiveLevel()

    def addHandler(self, handler):
        raise RuntimeError("logging has no handlers here: use logging.basicConfig(format=…, level=…)")

    @define
    def log(self, level, msg, *args, exc_info=None, stack_info=False, stacklevel=1, extra=None):
        if self.isEnabledFor(level):
            yield from _write(self, level, msg, args, exc_info)


def _method(name, level, exc_info=None):
    def twin(self, msg, *args, exc_info=exc_info, stack_info=False, stacklevel=1, extra=None):
        if self.isEnabledFor(level):
            yield from _write(self, level, msg, args, exc_info)

    twin.__name__ = name
    return define(twin)


_METHODS = {"debug": 10, "info": 20, "warning": 30, "error": 40, "critical": 50}
for _name, _number in _METHODS.items():
    setattr(Logger, _name, _method(_name, _number))
Logger.exception = _method("exception", 40, True)


def _write(logger, level, msg, args, exc_info):
    text = str(msg)
    if args:
        text = text % (args[0] if len(args) == 1 and isinstance(args[0], dict) else args)
    now = clock.time()
    date = clock.strftime(Configuration.datefmt or "%Y-%m-%d %H:%M:%S", clock.gmtime(now))
    record = {
        "name": logger.name, "levelname": getLevelName(level), "levelno": level, "message": text, "created": now,
        "asctime": date if Configuration.datefmt else f"{date},{int(now % 1 * 1000):03d}", "msecs": now % 1 * 1000, "relativeCreated": now * 1000,
        "threadName": threads.current_thread().name, "thread": threads.get_ident(), "processName": current().name, "process": my_pid(),
        "filename": "submission.py", "module": "submission", "pathname": "submission.py", "lineno": 0, "funcName": "",
    }
    line = Configuration.format % record
    error = _error(exc_info)
    if error is not None:
        line += "\n" + "".join(tracebacks.format_exception_only(error)).rstrip()
    stream = Configuration.stream or Stream(error=True)
    yield from invoke(stream.write, line + "\n")


def _error(exc_info):
    import sys

    if not exc_info:
        return None
    return exc_info if isinstance(exc_info, BaseException) else sys.exc_info()[1]


def getLogger(name=None):
    name = name or "root"
    known = Configuration.loggers.get(name)
    if known is None:
        known = Configuration.loggers[name] = Logger(name)
    return known


def basicConfig(*, format=FORMAT, datefmt=None, style="%", level=None, stream=None, force=False, handlers=None, filename=None, **_):
    if filename is not None or handlers is not None:
        raise RuntimeError("logging writes to sys.stderr or sys.stdout here: there are no files and no handlers")
    if style != "%":
        # A format of another style looks at attributes that it names.
        raise RuntimeError("logging formats with '%(message)s' and the like here: there is no style but '%'")
    if Configuration.is_set and not force:
        return
    Configuration.is_set = True
    Configuration.format, Configuration.datefmt, Configuration.stream = str(format), datefmt, stream
    if level is not None:
        getLogger().setLevel(level)


def _function(name):
    def twin(msg, *args, **kwargs):
        yield from invoke(getattr(getLogger(), name), msg, *args, **kwargs)

    twin.__name__ = name
    return define(twin)


@define
def log(level, msg, *args, **kwargs):
    yield from invoke(getLogger().log, level, msg, *args, **kwargs)


Logger.__module__ = "logging"

MEMBERS = {
    **LEVELS, "WARN": 30, "FATAL": 50, "Logger": Logger, "getLogger": getLogger, "getLevelName": getLevelName, "basicConfig": basicConfig, "log": log,
    **{name: _function(name) for name in (*_METHODS, "exception")},
}
