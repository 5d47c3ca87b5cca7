# What special methods of builtin types are, and how they print.
print(type(int.__add__).__name__, type((1).__add__).__name__)
print(type(list.append).__name__, type([].append).__name__)
print(type(list.__len__).__name__, type([].__len__).__name__)
print(type(object.__init__).__name__, type(object().__repr__).__name__)
print(int.__add__.__name__, list.append.__qualname__, str.join.__name__)
print(repr(int.__add__), repr(list.append), repr(str.__len__))
print((1).__add__(2), int.__add__(1, 2), "abc".__len__(), str.__len__("abcd"))
print([].append.__name__, [].append.__self__, (5).__add__.__self__)
print(type(dict.fromkeys).__name__, type(int.__new__).__name__)
print(type(len).__name__, type(print).__name__, len.__name__, len.__module__)
try:
    int.__add__("a", 1)
except TypeError as e:
    print(e)
try:
    list.append((), 1)
except TypeError as e:
    print(e)
try:
    list.append()
except TypeError as e:
    print(e)
print((1).__eq__("a"), (1).__lt__("a"), "a".__eq__("a"))
print(callable(int.__add__), hasattr(int.__add__, "__get__"))
print(int.__add__ == int.__add__, [].append == [].append)
print(int.__add__.__get__(3, int)(4))
print(object.__repr__(5)[:15], object.__str__([1]), object.__repr__("a")[:16])
