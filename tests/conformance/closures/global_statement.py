# global names bind in the module from anywhere.
x = 1

def read():
    return x

def write(v):
    global x
    x = v

def local():
    x = "local"
    return x

print(read())
write(2)
print(x, read(), local(), x)

def create():
    global made_here, other
    made_here = "made"
    other = 1

create()
print(made_here, other)

def nested():
    x = "nested"
    def inner():
        global x
        x = "module"
        return x
    return inner(), x

print(nested(), x)

class C:
    global from_class
    from_class = "class body"
    x = "class x"
    def m(self):
        return x

print(from_class, C().m(), C.x)

def remove():
    global made_here
    del made_here

remove()
try:
    made_here
except NameError as e:
    print(e)

for global_loop in range(3):
    pass
print(global_loop)
print("global_loop" in globals(), globals()["x"])
globals()["dynamic"] = 42
print(dynamic)
