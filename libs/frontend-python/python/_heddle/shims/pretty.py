"""`pprint`, on the run's output."""

import pprint

from ..runtime.printing import Stream


class PrettyPrinter(pprint.PrettyPrinter):
    def __init__(self, *args, stream=None, **options):
        super().__init__(*args, stream=Stream(error=False) if stream is None else stream, **options)


def pp(object, stream=None, *args, sort_dicts=False, **options):
    PrettyPrinter(*args, stream=stream, sort_dicts=sort_dicts, **options).pprint(object)


def pprint_(object, stream=None, indent=1, width=80, depth=None, *, sort_dicts=True, **options):
    pp(object, stream, indent, width, depth, sort_dicts=sort_dicts, **options)


pprint_.__name__ = pprint_.__qualname__ = "pprint"
PrettyPrinter.__module__ = "pprint"

MEMBERS = {"PrettyPrinter": PrettyPrinter, "pp": pp, "pprint": pprint_} | {
    name: getattr(pprint, name) for name in ("pformat", "isreadable", "isrecursive", "saferepr")
}
