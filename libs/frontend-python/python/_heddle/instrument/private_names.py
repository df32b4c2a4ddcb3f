"""Attributes that begin with two underscores are their class's own: Python spells `self.__x` inside of `class A` as `self._A__x`."""

import ast


def mangled(owner: str, name: str) -> str:
    """What a name is called that stands in the body of the class `owner`."""
    owner = owner.lstrip("_")
    is_private = name.startswith("__") and not name.endswith("__")
    return f"_{owner}{name}" if is_private and owner else name


class PrivateNames(ast.NodeTransformer):
    """Spells out attributes only: of variables Python's compiler takes care."""

    def __init__(self) -> None:
        self.owner = ""

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        for field in ("decorator_list", "bases", "keywords"):
            setattr(node, field, [self.visit(each) for each in getattr(node, field)])
        outer, self.owner = self.owner, node.name
        node.body = [self.visit(each) for each in node.body]
        self.owner = outer
        return node

    def visit_Attribute(self, node: ast.Attribute) -> ast.Attribute:
        node.attr = mangled(self.owner, node.attr)
        return self.generic_visit(node)
