"""The end of an iterator, where `StopIteration` cannot be raised: a coroutine that it leaves makes a `RuntimeError` of it."""


class Stop(Exception):
    """What instrumented code raises and catches in its place. Plain callers get a `StopIteration`."""

    def __init__(self, *args):
        super().__init__(*args)
        self.value = args[0] if args else None


Stop.__name__ = Stop.__qualname__ = "StopIteration"
Stop.__module__ = "builtins"
