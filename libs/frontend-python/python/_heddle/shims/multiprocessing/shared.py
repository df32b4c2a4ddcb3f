"""What processes have in common."""


class Shared:
    """Of an object that a fork does not copy, and that a spawned process gets as it is: it stands for something outside of both."""

    __slots__ = ()
    _heddle_anywhere = False
    """May it be sent at any time, not only to a process that is being started?"""

    def _heddle_received(self) -> None:
        """It has come to the process that runs."""
