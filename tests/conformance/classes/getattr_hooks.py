# __getattr__, __getattribute__, __setattr__, __delattr__, __dir__.
class Fallback:
    real = "class attribute"
    def __init__(self):
        self.own = "own"
    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError(f"refused {name}")
        return f"<{name}>"

f = Fallback()
print(f.own, f.real, f.anything, hasattr(f, "nope"), hasattr(f, "yes"), getattr(f, "nothing", "default"))
try:
    f.nope
except AttributeError as e:
    print(e)

class Spy:
    def __getattribute__(self, name):
        if name == "secret":
            return "spied"
        return object.__getattribute__(self, name)
    def __getattr__(self, name):
        return "fallback " + name

s = Spy()
s.x = 1
s.secret = "hidden"
print(s.x, s.secret, s.missing, s.__dict__["secret"])

class Frozen:
    def __init__(self, **kw):
        for k, v in kw.items():
            object.__setattr__(self, k, v)
    def __setattr__(self, name, value):
        raise AttributeError(f"can't set {name!r}")
    def __delattr__(self, name):
        raise AttributeError(f"can't delete {name!r}")

z = Frozen(a=1)
for act in (lambda: setattr(z, "a", 2), lambda: delattr(z, "a")):
    try:
        act()
    except AttributeError as e:
        print(e)
print(z.a)

class Log:
    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)
l = Log()
l.a = 1
l.a += 1
l.b = l.c = 0
print(vars(l))

class Dir:
    def __dir__(self):
        return ["zz", "aa"]
print(dir(Dir()))
