"""`uuid`, `secrets` and `os.urandom`: what nobody can predict elsewhere comes from the seed of the run here, or no schedule could be run again."""

import random
import secrets
import uuid

from ..runtime.state import Varying
from . import clock

_GREGORIAN = 0x01B21DD213814000
"""Between the epochs of UUIDs and of Unix, in units of 100 ns."""
_NODE = 0x02_00_00_00_00_01
_source = random.Random()


class Seed(Varying):
    """Sowing takes as long as a short program: it is left to whoever asks first in a run."""

    number = 0
    is_sown = False


def restart(seed: int) -> None:
    Seed.number, Seed.is_sown = seed, False


def _random() -> random.Random:
    if not Seed.is_sown:
        Seed.is_sown = True
        _source.seed(Seed.number)
    return _source


def urandom(size, /):
    return _random().randbytes(size)


def uuid4():
    return uuid.UUID(bytes=urandom(16), version=4)


def uuid1(node=None, clock_seq=None):
    ticks = int(clock.time() * 10_000_000) + _GREGORIAN
    sequence = _random().getrandbits(14) if clock_seq is None else clock_seq
    fields = (ticks & 0xFFFF_FFFF, ticks >> 32 & 0xFFFF, ticks >> 48 & 0x0FFF, sequence >> 8 & 0x3F, sequence & 0xFF)
    return uuid.UUID(fields=(*fields, _NODE if node is None else node), version=1)


def token_bytes(nbytes=None):
    return urandom(secrets.DEFAULT_ENTROPY if nbytes is None else nbytes)


def token_hex(nbytes=None):
    return token_bytes(nbytes).hex()


def token_urlsafe(nbytes=None):
    return secrets.base64.urlsafe_b64encode(token_bytes(nbytes)).rstrip(b"=").decode()


def randbelow(exclusive_upper_bound):
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    return _random().randrange(exclusive_upper_bound)


def choice(sequence):
    return _random().choice(sequence)


def randbits(k):
    return _random().getrandbits(k)


SECRETS = {each.__name__: each for each in (token_bytes, token_hex, token_urlsafe, randbelow, choice, randbits)} | {
    "compare_digest": secrets.compare_digest,
}
UUID = {"uuid1": uuid1, "uuid4": uuid4} | {
    name: getattr(uuid, name)
    for name in ("UUID", "SafeUUID", "uuid3", "uuid5", "NAMESPACE_DNS", "NAMESPACE_URL", "NAMESPACE_OID", "NAMESPACE_X500", "RESERVED_NCS", "RFC_4122")
}
for _name, _functions in (("secrets", SECRETS), ("uuid", UUID)):
    for _function in _functions.values():
        if getattr(_function, "__module__", "") == __name__:
            _function.__module__ = _name  # by this name it can be sent to another process
urandom.__module__ = "os"
