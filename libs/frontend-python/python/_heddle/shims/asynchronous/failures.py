"""What an event loop does with exceptions that nobody is left to see: it says so on `sys.stderr`, and goes on."""

from ...runtime.printing import emit
from ...runtime.state import run
from ..tracebacks import report


class Failures:
    _heddle_handler = None

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._heddle_handler = handler

    def get_exception_handler(self):
        return self._heddle_handler

    def default_exception_handler(self, context):
        message = context.get("message") or "Unhandled exception in event loop"
        error = context.get("exception")
        if error is None:
            emit(f"{message}\n")
        else:
            report(message, error)

    def call_exception_handler(self, context):
        if run.is_over:
            return
        if self._heddle_handler is None:
            self.default_exception_handler(context)
        else:
            self._heddle_handler(self, context)
