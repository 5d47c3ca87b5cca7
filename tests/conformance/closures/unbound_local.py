# A name assigned anywhere in a function is local in all of it.
x = "global"

def f():
    try:
        print(x)
    except UnboundLocalError as e:
        print(type(e).__name__, e)
    x = 1
    return x

print(f())

def g(flag):
    if flag:
        y = 1
    try:
        return y
    except UnboundLocalError as e:
        return str(e)

print(g(True), "/", g(False))

def h():
    z = 1
    del z
    try:
        return z
    except UnboundLocalError as e:
        return str(e)

print(h())

def aug():
    try:
        x += "!"
    except UnboundLocalError as e:
        return str(e)

print(aug())

def loop():
    for i in []:
        pass
    try:
        return i
    except UnboundLocalError as e:
        return str(e)

print(loop())

def handler():
    try:
        1 / 0
    except ZeroDivisionError as e:
        pass
    try:
        return e
    except UnboundLocalError as err:
        return str(err)

print(handler())
print(issubclass(UnboundLocalError, NameError), x)
try:
    nowhere
except NameError as e:
    print(type(e).__name__, e)
