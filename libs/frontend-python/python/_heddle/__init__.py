"""Heddle's Python front-end: instruments a module, and runs it under the engine. See this library's README."""
