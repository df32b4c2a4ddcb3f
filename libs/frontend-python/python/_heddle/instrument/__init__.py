"""Source to instrumented code objects, on Python's own `ast`. Evaluates nothing of the source."""
