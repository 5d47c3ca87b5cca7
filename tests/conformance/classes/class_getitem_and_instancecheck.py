# __class_getitem__, __instancecheck__, __subclasscheck__, __mro_entries__.
class Gen:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"
print(Gen[1], Gen["a", "b"])
class SubGen(Gen): pass
print(SubGen[0])
try:
    class NoGen: pass
    NoGen[0]
except TypeError as e:
    print(e)

class Meta(type):
    def __instancecheck__(cls, obj):
        return hasattr(obj, "quack")
    def __subclasscheck__(cls, sub):
        return "Duck" in sub.__name__
class Duck(metaclass=Meta): pass
class Robot:
    quack = 1
class RobotDuck: pass
print(isinstance(Robot(), Duck), isinstance(5, Duck), issubclass(RobotDuck, Duck), issubclass(Robot, Duck))

class Entry:
    def __mro_entries__(self, bases):
        return (Robot,)
class FromEntry(Entry()):
    pass
print(FromEntry.__bases__ == (Robot,), FromEntry.quack)

for f in (lambda: isinstance(1, 2), lambda: issubclass(1, int), lambda: isinstance(1, (int, 2)), lambda: isinstance("", (int, 2))):
    try:
        print(f())
    except TypeError as e:
        print(type(e).__name__)
print(isinstance(1, (str, (bytes, (int,)))), isinstance(1, int | str), isinstance("x", int | None))
