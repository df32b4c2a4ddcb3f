"""Fork: the child's memory is a copy of what the parent's modules, and what the child is started with, can reach."""

from .memory import Fork, fork_modules

__all__ = ["Fork", "fork_modules"]
