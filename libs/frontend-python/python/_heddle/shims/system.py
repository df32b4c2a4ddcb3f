"""`sys`, what is left of it, and `os` without an operating system."""

import sys

from ..runtime.printing import Stream


def exit(status=None, /):
    raise SystemExit(status)


def members() -> dict[str, object]:
    return {
        "exit": exit,
        "argv": [""],
        "stdout": Stream(error=False),
        "stderr": Stream(error=True),
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
        "intern": sys.intern,
        "exc_info": sys.exc_info,
    }
