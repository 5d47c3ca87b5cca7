# __set_name__ is called for each attribute in order of definition, before __init_subclass__.
class Field:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name
        owner.fields = getattr(owner, "fields", []) + [name]
    def __get__(self, obj, owner):
        if obj is None:
            return self
        return obj.__dict__.get(self.name, "unset " + self.name)
    def __set__(self, obj, value):
        obj.__dict__[self.name] = value

class Base:
    def __init_subclass__(cls):
        print("init_subclass", cls.__name__, cls.fields)

class Model(Base):
    b = Field()
    a = Field()
    plain = 1

m = Model()
print(m.a)
m.a = 5
print(m.a, m.b, Model.a.name)

shared = Field()
class Two(Base):
    x = shared
    y = shared
print(shared.name)

# Not called for attributes set later.
late = Field()
Model.late = late
print(hasattr(late, "name"))

T = type("T", (), {"f": Field()})
print(T.fields)
