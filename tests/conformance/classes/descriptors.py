# Data descriptors beat the instance dict, non-data descriptors don't.
class Data:
    def __get__(self, obj, owner=None):
        return ("data get", obj is None, owner.__name__)
    def __set__(self, obj, value):
        print("data set", value)
    def __delete__(self, obj):
        print("data delete")

class NonData:
    def __get__(self, obj, owner=None):
        return ("nondata get", obj is None, owner.__name__)

class C:
    d = Data()
    n = NonData()

c = C()
print(c.d, C.d)
print(c.n, C.n)
c.d = 1
del c.d
c.__dict__["d"] = "instance"
c.__dict__["n"] = "instance"
print(c.d)
print(c.n)
C.d = "replaced"
print(C.d, c.d)

class Typed:
    def __init__(self, kind):
        self.kind = kind
    def __set_name__(self, owner, name):
        self.name = "_" + name
    def __get__(self, obj, owner):
        return self if obj is None else getattr(obj, self.name)
    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}, not {type(value).__name__}")
        setattr(obj, self.name, value)

class Person:
    name = Typed(str)
    age = Typed(int)
    def __init__(self, name, age):
        self.name, self.age = name, age

p = Person("Ann", 30)
print(p.name, p.age, sorted(p.__dict__))
try:
    p.age = "old"
except TypeError as e:
    print(e)

class OnInstance:
    pass
o = OnInstance()
o.d = Data()
print(type(o.d).__name__)
print((lambda self: self).__get__(5)())
