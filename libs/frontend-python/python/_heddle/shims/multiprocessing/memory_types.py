"""The types of shared memory: what a number becomes when it is stored."""

from struct import pack, unpack


class Type:
    """One C type. Calling it converts a value as C would, or raises what `ctypes` raises."""

    is_text = False

    def __init__(self, name: str, zero: object) -> None:
        vars(self).update(name=name, zero=zero)

    def __setattr__(self, name, value):
        raise TypeError(f"cannot set '{name}' attribute of immutable type '{self.name}'")  # all runs have the same

    def __repr__(self) -> str:
        return f"<class 'ctypes.{self.name}'>"


class Integer(Type):
    def __init__(self, name: str, bits: int, signed: bool) -> None:
        super().__init__(name, 0)
        vars(self).update(bits=bits, signed=signed)

    def __call__(self, value=0):
        if not isinstance(value, int):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        value &= (1 << self.bits) - 1
        return value - (1 << self.bits) if self.signed and value >> (self.bits - 1) else value


class Real(Type):
    def __call__(self, value=0.0):
        if not isinstance(value, (int, float)):
            raise TypeError(f"must be real number, not {type(value).__name__}")
        return float(value) if self.name == "c_double" else unpack("f", pack("f", value))[0]


class Boolean(Type):
    def __call__(self, value=False):
        return bool(value)


class Character(Type):
    is_text = True

    def __call__(self, value=b"\0"):
        if isinstance(value, int) and not isinstance(value, bool):
            value = bytes([value])
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            raise TypeError("one character bytes, bytearray, or an integer in range(256) expected")
        return bytes(value)


class Text(Type):
    def __call__(self, value="\0"):
        if not isinstance(value, str) or len(value) != 1:
            raise TypeError("a unicode character expected")
        return value


_CODES = {
    "?": Boolean("c_bool", False),
    "c": Character("c_char", b"\0"),
    "u": Text("c_wchar", "\0"),
    "b": Integer("c_byte", 8, True),
    "B": Integer("c_ubyte", 8, False),
    "h": Integer("c_short", 16, True),
    "H": Integer("c_ushort", 16, False),
    "i": Integer("c_int", 32, True),
    "I": Integer("c_uint", 32, False),
    "l": Integer("c_long", 64, True),
    "L": Integer("c_ulong", 64, False),
    "q": Integer("c_longlong", 64, True),
    "Q": Integer("c_ulonglong", 64, False),
    "f": Real("c_float", 0.0),
    "d": Real("c_double", 0.0),
}


C_TYPES = {each.name: each for each in _CODES.values()}
"""`ctypes`, of which there is what `Value` and `Array` take."""


def converter_of(typecode) -> Type:
    if isinstance(typecode, Type):
        return typecode
    try:
        return _CODES[typecode]
    except (KeyError, TypeError):
        raise TypeError(f"this type has no size: {typecode!r}. There are {', '.join(map(repr, _CODES))}.") from None
