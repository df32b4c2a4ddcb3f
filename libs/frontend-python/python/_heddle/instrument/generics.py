"""What types are said with. Python evaluates some of it in places of its own, where nothing can be interrupted and nothing assigned."""

import ast

_OF_TYPES = (ast.Name, ast.Attribute, ast.Subscript, ast.BinOp, ast.BitOr, ast.Tuple, ast.List, ast.Starred, ast.Constant, ast.expr_context)


def is_type(node: ast.expr) -> bool:
    """Is it made of names, subscripts and the like alone? Then nothing in it is a visible operation, nor lasts: it can stay as it is."""
    return all(isinstance(each, _OF_TYPES) for each in ast.walk(node))


class Generics(ast.NodeTransformer):
    """Takes away what would be evaluated out of sight when somebody asks for it: nobody needs to."""

    def visit_TypeVar(self, node: ast.TypeVar) -> ast.TypeVar:
        node.bound = node.default_value = None
        return node

    def visit_ParamSpec(self, node):
        node.default_value = None
        return node

    visit_TypeVarTuple = visit_ParamSpec

    def visit_TypeAlias(self, node: ast.TypeAlias) -> ast.TypeAlias:
        self.generic_visit(node)
        if not is_type(node.value):
            node.value = ast.copy_location(ast.Constant(None), node.value)
        return node
