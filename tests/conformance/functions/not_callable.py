# Calling what can't be called.
class Plain:
    pass

class Callable:
    def __call__(self, *args):
        return args

for thing in (1, 2.5, "text", None, [1], (1,), {}, {1}, True, Plain(), ...):
    try:
        thing()
    except TypeError as e:
        print(e)

print(Callable()(1, 2))
print(callable(Plain), callable(Plain()), callable(Callable()), callable(len), callable(print), callable(3))

# The attribute must be on the class.
p = Plain()
p.__call__ = lambda: "instance"
try:
    p()
except TypeError as e:
    print(e)
print(p.__call__())
