"""`from threading import *` says the same as a list of those names of it that the program uses."""

import ast
from collections.abc import Callable, Collection


class Stars(ast.NodeTransformer):
    """To be asked before the scopes are: a name that nobody sees bound would be a built-in. Of a module that is not there, the star stays."""

    def __init__(self, tree: ast.Module, public: Callable[[str], Collection[str]]) -> None:
        self.used = {each.id for each in ast.walk(tree) if isinstance(each, ast.Name)}
        self.public = public

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.stmt:
        if node.level > 0 or node.module is None or node.names[0].name != "*":
            return node
        public = self.public(node.module)
        if not public:
            return node
        names = [ast.copy_location(ast.alias(each), node.names[0]) for each in sorted(self.used.intersection(public))]
        return ast.copy_location(ast.ImportFrom(node.module, names, 0) if names else ast.Pass(), node)
