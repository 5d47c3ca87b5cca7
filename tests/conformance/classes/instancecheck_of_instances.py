# isinstance with anything whose class has the hook, and with what has none.
class Even:
    def __instancecheck__(self, value):
        return value % 2 == 0

    def __subclasscheck__(self, cls):
        return "int" in cls.__name__


even = Even()
print([n for n in range(6) if isinstance(n, even)])
print(isinstance(3, (str, even)), isinstance(4, (str, even)), issubclass(int, even), issubclass(str, even))
for wrong in (1, "int", [int], None, (int, 3)):
    try:
        print(isinstance("x", wrong))
    except TypeError as e:
        print(e)
