# functools: singledispatch and singledispatchmethod.
from collections.abc import Iterable, Mapping, Sized
from functools import singledispatch, singledispatchmethod


@singledispatch
def show(x):
    "generic"
    return f"object {x!r}"


@show.register
def _(x: int):
    return f"int {x}"


@show.register(str)
def show_str(x):
    return f"str {x}"


@show.register(list)
@show.register(tuple)
def _(x):
    return f"seq {len(x)}"


@show.register
def _(x: Mapping):
    return f"mapping {sorted(x)}"


show.register(float, lambda x: f"float {x:.1f}")


class MyInt(int):
    pass


class Base:
    pass


class Derived(Base):
    pass


show.register(Base, lambda x: "base")
print(show(1), show(True), show(MyInt(5)), show("s"), show([1, 2]), show((1,)), show({"b": 1}), show(2.55), show(None), show(Derived()))
print(show.__name__, show.__doc__, show.dispatch(dict) is show.dispatch(object), show.dispatch(bool) is show.registry[int], float in show.registry)
show.register(Derived, lambda x: "derived")
print(show(Derived()), show(Base()), show_str("direct"))


@singledispatch
def size(x):
    return "no size"


@size.register
def _(x: Sized):
    return f"sized {len(x)}"


@size.register
def _(x: int | float):
    return "number"


print(size([1]), size(3), size(2.5), size(iter([])), size("abc"))
for f in (lambda: show(), lambda: show.register(3), lambda: show.register(lambda x: x)):
    try:
        f()
    except TypeError as e:
        print(type(e).__name__)


class Both(Iterable, Sized):
    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0


@singledispatch
def pick(x):
    return "object"


pick.register(Sized, lambda x: "sized")
print(pick(Both()))


class Formatter:
    @singledispatchmethod
    def fmt(self, arg):
        return "?", arg

    @fmt.register
    def _(self, arg: int):
        return "int", arg + 1

    @fmt.register
    def _(self, arg: list):
        return [self.fmt(a) for a in arg]

    @singledispatchmethod
    @classmethod
    def make(cls, arg):
        return cls.__name__, "generic"

    @make.register
    @classmethod
    def _(cls, arg: str):
        return cls.__name__, "str", arg


f = Formatter()
print(f.fmt(1), f.fmt("x"), f.fmt([1, "y", [2]]), Formatter.make(3), Formatter.make("s"), f.make("t"))
