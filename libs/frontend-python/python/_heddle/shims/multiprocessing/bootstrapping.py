"""A spawned process evaluates the main module again: if that starts processes, there is no end to it."""

from contextlib import contextmanager

from ...runtime.state import of_run

_under_way: set[int] = of_run(set())

MESSAGE = """
        An attempt has been made to start a new process before the
        current process has finished its bootstrapping phase.

        This probably means that you are not using fork to start your
        child processes and you have forgotten to use the proper idiom
        in the main module:

            if __name__ == '__main__':
                freeze_support()
                ...

        The "freeze_support()" line can be omitted if the program
        is not going to be frozen to produce an executable.

        To fix this issue, refer to the "Safe importing of main module"
        section in https://docs.python.org/3/library/multiprocessing.html
        """


def check(process: int) -> None:
    if process in _under_way:
        raise RuntimeError(MESSAGE)


@contextmanager
def of(process: int):
    _under_way.add(process)
    try:
        yield
    finally:
        _under_way.discard(process)
