"""
The operators, after Bradbury, Cordy and Dingel, "Mutation Operators for Concurrent Java (J2SE 5.0)" (Mutation 2006), and their
tool ConMAn. Their names are those that the TypeScript front-end gives them.
"""

from ..operator import Operator
from .calls import drop_await, drop_call
from .critical_regions import drop_critical_region, shift_down, shift_up, split_critical_region
from .critical_regions import acquire_earlier, acquire_later, release_earlier, release_later
from .finally_blocks import drop_finally
from .joins import sleep_for_join
from .permits import permit_count
from .swapping import swap_acquisitions
from .waiting import if_for_while, notify_for_notify_all

OPERATORS: dict[str, Operator] = {
    "drop-critical-region": drop_critical_region,
    "acquire-later": acquire_later,
    "release-earlier": release_earlier,
    "acquire-earlier": acquire_earlier,
    "release-later": release_later,
    "shift-up": shift_up,
    "shift-down": shift_down,
    "split-critical-region": split_critical_region,
    "swap-acquisitions": swap_acquisitions,
    "notify-for-notify-all": notify_for_notify_all,
    "if-for-while": if_for_while,
    "sleep-for-join": sleep_for_join,
    "permit-count": permit_count,
    "drop-finally": drop_finally,
    "drop-call": drop_call,
    "drop-await": drop_await,
}
"""The order is a contract: of two operators that lead to the same text, the earlier names the mutant."""
