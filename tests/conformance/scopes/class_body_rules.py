# What a class body sees, and what its methods don't.
value = "module"


def make():
    value = "function"

    class A:
        print(value)
        value = "class"
        print(value)
        seen = value
        inner = [value for _ in (0,)]
        iterable = [v for v in value[:2]]

        def get(self):
            return value

        class B:
            print(value)
            nested = value

            def get(self):
                return value, __class__.__name__

    return A


A = make()
print(A.seen, A.inner, A.iterable, A().get(), A.B.nested, A.B().get())


class Counter:
    count = 0
    for i in range(5):
        count += i
    if count > 5:
        big = True
    while count > 5:
        count -= 5
    try:
        1 / 0
    except ZeroDivisionError as e:
        caught = type(e).__name__
    with_lambda = lambda self: self.count
    a, *b = 1, 2, 3
    del i


print(Counter.count, Counter.big, Counter.caught, Counter().with_lambda(), Counter.a, Counter.b, hasattr(Counter, "i"), hasattr(Counter, "e"))


class Names:
    print(__name__, __qualname__, __module__)
    "not a docstring"
    __private = 1
    __dunder__ = 2

    def f(self, __arg=3):
        __local = 4
        return self.__private, __arg, __local

    class __Inner:
        pass

    import sys as __sys
    print(sorted(k for k in locals() if "private" in k or "Inner" in k or "sys" in k))


print(Names().f(), Names._Names__private, Names.__dunder__, Names.__doc__)


def decorate(cls):
    cls.added = True
    return cls


@decorate
@decorate
class D(*[Counter], **{}):
    x: int = 1
    y: "str"

    def __init_subclass__(cls):
        cls.sub = True


print(D.added, D.__annotations__, D.__bases__[0].__name__, hasattr(D, "y"))


class Closure:
    def one(self):
        return __class__

    def two(self):
        def deep():
            return super().__repr__, __class__

        return deep

    three = lambda self: __class__


c = Closure()
print(c.one() is Closure, c.three() is Closure, Closure.__qualname__)
print([type("X%d" % i, (), {"i": i}).i for i in range(3)])
if True:
    class Conditional:
        pass
print(Conditional.__name__)
print(*(k for k in vars(type("V", (), {"b": 1, "a": 2})) if k in "ab"))
