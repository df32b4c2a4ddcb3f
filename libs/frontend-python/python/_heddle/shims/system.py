"""`sys`, what is left of it, and `os` without an operating system."""

import sys
from types import SimpleNamespace

from ..runtime.printing import Stream


def exit(status=None, /):
    raise SystemExit(status)


class Nobody:
    """`sys.stdin`."""

    def _refuse(self, *args):
        raise RuntimeError("sys.stdin is not available here: there is nobody to ask. Write the value into the program")

    read = readline = readlines = __iter__ = _refuse

    def isatty(self):
        return False


def members() -> dict[str, object]:
    return {
        "exit": exit,
        "argv": [""],
        "stdin": Nobody(),
        "stdout": Stream(error=False),
        "stderr": Stream(error=True),
        "__stdout__": Stream(error=False),
        "__stderr__": Stream(error=True),
        "maxsize": 2**63 - 1,
        "version": sys.version,
        "version_info": sys.version_info,
        "platform": "linux",
        "byteorder": sys.byteorder,
        "float_info": sys.float_info,
        "getrecursionlimit": sys.getrecursionlimit,
        "setrecursionlimit": lambda limit: None,
        "getswitchinterval": lambda: 0.005,
        "setswitchinterval": lambda interval: None,
        "getsizeof": sys.getsizeof,
        "getrefcount": lambda object: 2,
        "getdefaultencoding": lambda: "utf-8",
        "is_finalizing": lambda: False,
        "_is_gil_enabled": lambda: True,
        "executable": "",
        "path": [],
        "hexversion": sys.hexversion,
        "implementation": SimpleNamespace(name="cpython", version=sys.version_info),
        "flags": sys.flags,
        "maxunicode": sys.maxunicode,
        "int_info": sys.int_info,
        "intern": sys.intern,
        "exc_info": sys.exc_info,
    }
