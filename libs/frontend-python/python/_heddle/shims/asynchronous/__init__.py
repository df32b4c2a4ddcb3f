"""`asyncio`: CPython's own, in Python, on an event loop of ours."""
