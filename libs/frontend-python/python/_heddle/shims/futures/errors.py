"""The exceptions of `concurrent.futures`."""


class Error(Exception):
    """Base class for all future-related exceptions."""


class CancelledError(Error):
    """The Future was cancelled."""


class InvalidStateError(Error):
    """The operation is not allowed in this state."""


class BrokenExecutor(RuntimeError):
    """Raised when an executor has become non-functional after a severe failure."""


class BrokenThreadPool(BrokenExecutor):
    """Raised when a worker thread in a ThreadPoolExecutor failed initializing."""


class BrokenProcessPool(BrokenExecutor):
    """Raised when a process in a ProcessPoolExecutor terminated abruptly."""


for _each in (Error, CancelledError, InvalidStateError, BrokenExecutor):
    _each.__module__ = "concurrent.futures._base"
BrokenThreadPool.__module__ = "concurrent.futures.thread"
BrokenProcessPool.__module__ = "concurrent.futures.process"
