# Changing the size while iterating is an error; changing values is not.
d = {"a": 1, "b": 2, "c": 3}
def attempt(f):
    try:
        f()
        print("fine")
    except RuntimeError as e:
        print(e)
def add():
    for k in d: d[k + "x"] = 1
def delete():
    for k in d: del d[k]
def change():
    for k in d: d[k] *= 10
def items_add():
    for k, v in d.items(): d["new"] = v
def values_pop():
    for v in d.values(): d.popitem()
attempt(change)
print(d)
attempt(add)
attempt(delete)
d = {"a": 1, "b": 2, "c": 3}
attempt(items_add)
d = {"a": 1, "b": 2, "c": 3}
attempt(values_pop)
d = {"a": 1, "b": 2}
for k in list(d): del d[k]
print(d)
s = {1, 2, 3}
def set_add():
    for x in s: s.add(x + 100)
attempt(set_add)
d = {1: 1}
it = iter(d)
next(it)
d[2] = 2
try:
    next(it)
except RuntimeError as e:
    print(e)
d = {"k": 1}
it = iter(d.items())
d["k"] = 5
print(next(it), next(it, "end"))
it = iter({})
print(list(it), next(it, None))
def during():
    for k in d:
        d.clear(); d["z"] = 1
d = {"a": 1}
attempt(during)
