# A closure sees the variable, not the value it had.
fs = []
for i in range(3):
    fs.append(lambda: i)
print([f() for f in fs])

fs = [lambda: j for j in range(3)]
print([f() for f in fs])

fs = [(lambda k: lambda: k)(k) for k in range(3)]
print([f() for f in fs])

def outer():
    def inner():
        return x
    x = "later"
    return inner

print(outer()())

def change():
    v = 1
    get = lambda: v
    first = get()
    v = 2
    return first, get()

print(change())

def unbound():
    def inner():
        return y
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)
    y = 1
    return inner()

print(unbound())
