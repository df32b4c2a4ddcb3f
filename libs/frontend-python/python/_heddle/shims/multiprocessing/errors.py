"""The exceptions of `multiprocessing`."""


class ProcessError(Exception):
    pass


class BufferTooShort(ProcessError):
    pass


class AuthenticationError(ProcessError):
    pass


for _class in (ProcessError, BufferTooShort, AuthenticationError):
    _class.__module__ = "multiprocessing.context"
