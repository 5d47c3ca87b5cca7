# classmethod and staticmethod, alone, inherited and as plain objects.
class Date:
    def __init__(self, y, m, d):
        self.ymd = y, m, d
    @classmethod
    def parse(cls, s):
        return cls(*map(int, s.split("-")))
    @staticmethod
    def leap(y):
        return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
    def __repr__(self):
        return f"{type(self).__name__}{self.ymd}"

class Sub(Date):
    pass

print(Date.parse("2024-02-29"), Sub.parse("2023-01-01"), Sub(1, 2, 3).parse("1-1-1"))
print(Date.leap(2000), Date.leap(1900), Sub(1, 1, 1).leap(2024))
print(type(Date.__dict__["parse"]).__name__, type(Date.__dict__["leap"]).__name__)
print(Date.__dict__["leap"].__func__(4))

class Registry:
    items = []
    @classmethod
    def register(cls, item):
        cls.items.append(item)
        return item

@Registry.register
def f():
    return "f"

print(Registry.items[0] is f)

class S:
    @staticmethod
    def a(): return "a"
    b = staticmethod(lambda: "b")
    c = classmethod(lambda cls: cls.__name__)
    d = a()

print(S.a(), S().b(), S.c(), S().c(), S.d)
