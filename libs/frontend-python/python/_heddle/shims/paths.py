"""`os.path`: what can be said of paths by their texts. There are no files, so none exists."""

import posixpath
from os import fspath

_OF_TEXTS = (
    "basename", "commonpath", "commonprefix", "dirname", "isabs", "join", "normcase", "normpath", "split", "splitdrive", "splitext",
    "sep", "altsep", "extsep", "pathsep", "curdir", "pardir", "defpath",
)
HERE = "/"
"""The folder in which a program runs, of which nothing is known."""


def abspath(path):
    return posixpath.normpath(posixpath.join(HERE, path))


def relpath(path, start=HERE):
    return posixpath.relpath(abspath(path), abspath(start))


def expanduser(path):
    return fspath(path)


def exists(path):
    fspath(path)
    return False


MEMBERS = {name: getattr(posixpath, name) for name in _OF_TEXTS} | {
    "abspath": abspath, "realpath": abspath, "relpath": relpath, "expanduser": expanduser, "expandvars": expanduser,
    "exists": exists, "lexists": exists, "isfile": exists, "isdir": exists, "islink": exists,
}
