"""What the stand-ins of `instrument.helpers` are replaced by."""

from .access import binary, contains_twin, item_twin, load, method, store, store_item
from .async_generators import Produced, async_generator, define_async_generator
from .contexts import enter, enter_async, leave, leave_async
from .coroutines import await_twin, define_coroutine, iterate_async, next_async
from .generators import Box, define_generator, generator
from .guards import guarded, pattern_class, safe
from .iteration import END, Stepper, advance, is_own, iterate, take
from .lazy import delegate_to
from .looking import LOOKED_INTO, look, looked, parts
from .memory import attr, attr_w, contains, in_place, item, item_w, locations, touch, touch_all
from .names import label, val
from .state import RunOver, fuel, log, set_register, visible
from .stop import Stop
from .twins import TWINS, define, function, tw
from . import natives as _natives  # fills in the twins of built-in functions

HELPERS = {
    "log": log,
    "visible": visible,
    "fuel": fuel,
    "val": val,
    "lbl": label,
    "define": define,
    "define_generator": define_generator,
    "function": function,
    "locations": locations,
    "attr": attr,
    "attr_w": attr_w,
    "item": item,
    "item_w": item_w,
    "item_twin": item_twin,
    "store_item": store_item,
    "touch": touch,
    "touch_w": touch_all,
    "look": look,
    "looked": looked,
    "containers": LOOKED_INTO,
    "parts": parts,
    "in_place": in_place,
    "contains": contains,
    "contains_twin": contains_twin,
    "load": load,
    "store": store,
    "tw": tw,
    "method": method,
    "twins": TWINS,
    "type": type,
    "set_site": set_register,
    "end": END,
    "iter": iterate,
    "next": next,
    "advance": advance,
    "is_own": is_own,
    "take": take,
    "stepper": Stepper,
    "enter": enter,
    "exit": leave,
    "box": Box,
    "delegate": delegate_to,
    "generator": generator,
    "over": RunOver,
    "base_exception": BaseException,
    "binary": binary,
    "guarded": guarded,
    "safe": safe,
    "pattern_class": pattern_class,
    "define_coroutine": define_coroutine,
    "define_async_generator": define_async_generator,
    "async_generator": async_generator,
    "produced": Produced,
    "await": await_twin,
    "enter_async": enter_async,
    "exit_async": leave_async,
    "iter_async": iterate_async,
    "next_async": next_async,
    "stop": Stop,
}
