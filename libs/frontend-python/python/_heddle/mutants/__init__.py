"""Mistakes planted in a reference. They are made on the source text, at the places of its syntax tree, so that all else stays as it is."""
