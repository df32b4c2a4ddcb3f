"""Reads and writes of variables, attributes and elements."""

import ast

from .. import kinds
from . import build
from .build import call, constant, either, load, run, store, switch
from .frame import Frame
from .helpers import helper
from .scopes import Binding
from .unit import Unit


class Places:
    unit: Unit
    frame: Frame

    # What a visible access looks like:
    #
    #     name      → (val((yield 0), name) if (log(C) or visible[S]) else name)
    #     x.a       → (val((yield 0), x.a) if attr(x, 'a', C) else x.a)
    #     x[k]      → (val((yield 0), x[k]) if item(x, k, C) else x[k])
    #     name = v  → $1 = v; if log(C) or visible[S]: val((yield 0), $1)
    #                 name = $1

    def quiet_unless(self, test: ast.expr, access: ast.expr) -> ast.IfExp:
        return either(test, call("val", switch(), access), access)

    # Variables

    def binding(self, name: str) -> Binding | None:
        found = self.unit.resolve(self.frame.scope, name)
        return found if found is not None and self.frame.can_yield and found.is_visible else None

    def variable_access(self, binding: Binding, kind: int, node: ast.AST) -> ast.expr:
        """Records the access, and is true if it is a switch point."""
        site = self.unit.site(node, self.frame.name)
        code = site << kinds.KIND_BITS | kind
        if binding.scope.kind == "module":
            word: ast.expr = constant(self.unit.location(binding.name) << 32 | code)
        else:
            word = ast.BinOp(load(self.frame.location_variable(binding)), ast.Add(), constant(code))
        visible = ast.Subscript(helper("visible"), constant(site), ast.Load())
        return ast.BoolOp(ast.Or(), [call("log", word), visible])

    def read_name(self, node: ast.Name) -> ast.expr:
        binding = self.binding(node.id)
        if binding is None:
            return node
        return self.quiet_unless(self.variable_access(binding, kinds.READ, node), node)

    # Attributes and elements of objects that are named already (`owner` and `key` have no effects)

    def read_attribute(self, owner: ast.expr, node: ast.Attribute) -> ast.expr:
        code = constant(self.unit.code(kinds.READ, node, self.frame.name))
        access = ast.copy_location(ast.Attribute(owner, node.attr, ast.Load()), node)
        if node.attr in self.unit.accessors:
            return run(call("load", owner, constant(node.attr), code))
        return self.quiet_unless(call("attr", owner, constant(node.attr), code), access)

    def read_element(self, owner: ast.expr, key: ast.expr, node: ast.Subscript) -> ast.expr:
        code = constant(self.unit.code(kinds.READ, node, self.frame.name))
        access = ast.copy_location(ast.Subscript(owner, key, ast.Load()), node)
        if "__getitem__" in self.unit.dunders:
            return run(call("item_twin", owner, key, code))
        return self.quiet_unless(call("item", owner, key, code), access)

    # Writes, as statements

    def write(self, target: ast.expr, value: str) -> list[ast.stmt]:
        """Assigns a temporary to any target that is one place."""
        match target:
            case ast.Name():
                return self.write_name(target, value)
            case ast.Attribute():
                owner, before = self.named(target.value)
                return before + self.write_attribute(owner, target, value)
            case ast.Subscript(slice=ast.Slice()):
                return self.write_slice(target, value)
            case ast.Subscript():
                owner, before = self.named(target.value)
                key, more = self.named(target.slice)
                return before + more + self.write_element(owner, key, target, value)
            case ast.Starred():
                return self.write(target.value, value)
            case ast.Tuple() | ast.List():
                return self.unpack(target, value)
        raise TypeError(f"not a target: {ast.dump(target)}")

    def named(self, value: ast.expr) -> tuple[ast.expr, list[ast.stmt]]:
        """An expression that can be evaluated again and again, and what must be executed before."""
        if self.is_stable(value):
            return value, []
        name = self.frame.temporary()
        return load(name), [self.at(build.assign(name, self.expression(value)), value)]

    def is_stable(self, value: ast.expr) -> bool:
        if isinstance(value, ast.Constant):
            return True
        return isinstance(value, ast.Name) and self.binding(value.id) is None

    def unpack(self, target: ast.Tuple | ast.List, value: str) -> list[ast.stmt]:
        names: list[ast.expr] = []
        writes: list[ast.stmt] = []
        for element in target.elts:
            name = self.frame.temporary()
            is_starred = isinstance(element, ast.Starred)
            names.append(ast.Starred(store(name), ast.Store()) if is_starred else store(name))
            writes += self.write(element, name)
        elements: ast.expr = load(value)
        if self.frame.can_yield:
            is_all = any(isinstance(element, ast.Starred) for element in target.elts)
            elements = self.taken(value, elements, target, None if is_all else len(names) + 1)
        spread = ast.Assign([ast.Tuple(names, ast.Store())], elements)
        return [self.at(spread, target), *writes]

    def taken(self, name: str, source: ast.expr, node: ast.AST, most: int | None = None) -> ast.expr:
        """`source`, which has that name from then on; its elements, if going over it runs code of the program's: that may have to wait."""
        code = constant(self.unit.code(kinds.ATOMIC_READ, node, self.frame.name))
        return either(call("is_own", source), run(call("take", load(name), code, constant(most))), load(name))

    def before_write(self, test: ast.expr, value: str) -> ast.stmt:
        return ast.If(test, [ast.Expr(call("val", switch(), load(value)))], [])

    def write_name(self, target: ast.Name, value: str) -> list[ast.stmt]:
        assignment = ast.Assign([target], load(value))
        binding = self.binding(target.id)
        if binding is None:
            return [self.at(assignment, target)]
        test = self.variable_access(binding, kinds.WRITE, target)
        return [self.at(self.before_write(test, value), target), self.at(assignment, target)]

    def write_attribute(self, owner: ast.expr, target: ast.Attribute, value: str) -> list[ast.stmt]:
        code = constant(self.unit.code(kinds.WRITE, target, self.frame.name))
        if target.attr in self.unit.accessors or "__setattr__" in self.unit.dunders:
            return [self.at(ast.Expr(run(call("store", owner, constant(target.attr), load(value), code))), target)]
        test = call("attr_w", owner, constant(target.attr), code)
        assignment = ast.Assign([ast.Attribute(owner, target.attr, ast.Store())], load(value))
        return [self.at(self.before_write(test, value), target), self.at(assignment, target)]

    def write_element(self, owner: ast.expr, key: ast.expr, target: ast.Subscript, value: str) -> list[ast.stmt]:
        code = constant(self.unit.code(kinds.WRITE, target, self.frame.name))
        if "__setitem__" in self.unit.dunders:
            return [self.at(ast.Expr(run(call("store_item", owner, key, load(value), code))), target)]
        test = call("item_w", owner, key, code)
        assignment = ast.Assign([ast.Subscript(owner, key, ast.Store())], load(value))
        return [self.at(self.before_write(test, value), target), self.at(assignment, target)]

    def write_slice(self, target: ast.Subscript, value: str) -> list[ast.stmt]:
        owner, before = self.named(target.value)
        code = constant(self.unit.code(kinds.ATOMIC_UPDATE, target, self.frame.name, target.value))
        bounds = self.expression(target.slice)
        assignment = ast.Assign([ast.Subscript(owner, bounds, ast.Store())], load(value))
        test = call("touch_w", owner, code)
        return [*before, self.at(self.before_write(test, value), target), self.at(assignment, target)]

    # Deletions

    def delete(self, target: ast.expr) -> list[ast.stmt]:
        match target:
            case ast.Name():
                binding = self.binding(target.id)
                gone = self.at(ast.Delete([target]), target)
                if binding is None:
                    return [gone]
                test = self.variable_access(binding, kinds.WRITE, target)
                return [self.at(ast.If(test, [ast.Expr(switch())], []), target), gone]
            case ast.Attribute():
                owner, before = self.named(target.value)
                code = constant(self.unit.code(kinds.WRITE, target, self.frame.name))
                test = call("attr_w", owner, constant(target.attr), code)
                gone = ast.Delete([ast.Attribute(owner, target.attr, ast.Del())])
            case ast.Subscript(slice=ast.Slice()):
                owner, before = self.named(target.value)
                code = constant(self.unit.code(kinds.ATOMIC_UPDATE, target, self.frame.name, target.value))
                test = call("touch_w", owner, code)
                gone = ast.Delete([ast.Subscript(owner, self.expression(target.slice), ast.Del())])
            case ast.Subscript():
                owner, before = self.named(target.value)
                key, more = self.named(target.slice)
                before = before + more
                code = constant(self.unit.code(kinds.ATOMIC_UPDATE, target, self.frame.name))
                test = call("item_w", owner, key, code)
                gone = ast.Delete([ast.Subscript(owner, key, ast.Del())])
            case ast.Tuple() | ast.List():
                return [each for element in target.elts for each in self.delete(element)]
            case _:
                raise TypeError(f"not a target: {ast.dump(target)}")
        return [*before, self.at(ast.If(test, [ast.Expr(switch())], []), target), self.at(gone, target)]

    def at(self, new, old: ast.AST):
        return ast.copy_location(new, old)
