"""`concurrent.futures`."""

from types import SimpleNamespace

from . import future, process_pool, thread_pool, waiting
from .errors import BrokenExecutor, BrokenProcessPool, BrokenThreadPool, CancelledError, InvalidStateError


def members() -> dict[str, object]:
    return {
        "Future": future.Future,
        "Executor": future.Executor,
        "ThreadPoolExecutor": thread_pool.ThreadPoolExecutor,
        "ProcessPoolExecutor": process_pool.ProcessPoolExecutor,
        "wait": waiting.wait,
        "as_completed": waiting.as_completed,
        "FIRST_COMPLETED": waiting.FIRST_COMPLETED,
        "FIRST_EXCEPTION": waiting.FIRST_EXCEPTION,
        "ALL_COMPLETED": waiting.ALL_COMPLETED,
        "CancelledError": CancelledError,
        "TimeoutError": TimeoutError,
        "InvalidStateError": InvalidStateError,
        "BrokenExecutor": BrokenExecutor,
        "process": SimpleNamespace(**process_members()),
        "thread": SimpleNamespace(**thread_members()),
    }


def process_members() -> dict[str, object]:
    """`concurrent.futures.process`."""
    return {"ProcessPoolExecutor": process_pool.ProcessPoolExecutor, "BrokenProcessPool": BrokenProcessPool}


def thread_members() -> dict[str, object]:
    """`concurrent.futures.thread`."""
    return {"ThreadPoolExecutor": thread_pool.ThreadPoolExecutor, "BrokenThreadPool": BrokenThreadPool}
