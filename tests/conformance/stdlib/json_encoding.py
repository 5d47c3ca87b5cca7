# json.dumps: values, strings, indent, separators, sorting, keys, default, subclasses, and its errors.
import json


class File:
    def __init__(self, text=""):
        self.text = text

    def write(self, text):
        self.text += text

    def read(self):
        return self.text


def show(value, **kw):
    try:
        print(json.dumps(value, **kw))
    except Exception as e:
        print(type(e).__name__, e)


for value in [None, True, False, 0, -1, 10**30, -(10**20), 1.0, -0.0, 0.1, 1e16, 1e22, 1.5e-10, 1e100, "", "abc", [], (), {},
              [1, [2, [3]]], (1, (2,)), {"a": {"b": {}}}, [None, True, 1.5, "x"], {"k": [], "t": ()}]:
    show(value)
show(float("nan"))
show([float("inf"), float("-inf")])
for value in [float("nan"), [1, float("-inf")]]:
    try:
        json.dumps(value, allow_nan=False)
    except ValueError:
        print("ValueError")

text = "\"quoted\" back\\slash / \b\f\n\r\t \x00\x1f\x7f \u00e9 \u20ac \U0001f600 \u2028"
show(text)
show(text, ensure_ascii=False)
show({text[:3]: text[-3:]})

nested = {"b": [1, 2, {"c": None}], "a": {}, "empty": [], "t": (1,), "s": "x"}
show(nested, indent=2)
show(nested, indent=0)
show(nested, indent="\t", sort_keys=True)
show(nested, indent=1, separators=(" ;", " = "))
show(nested, separators=(",", ":"))
show(nested, sort_keys=True)
show([[], {}, [[]], [{}]], indent=4)

# Keys
show({1: "i", 2.5: "f", True: "b", None: "n", "s": "s"})
show({float("inf"): 1, 10**25: 2, -3: 3})
show({(1, 2): 3})
show({b"x": 3})
show({(1, 2): 3, "k": 1, b"": 2, 5: 6}, skipkeys=True)
show({(1, 2): 3}, skipkeys=True)
show({3: 1, 10: 2, 1: 3}, sort_keys=True)
show({"b": 1, "B": 2, "a": 3, "é": 4, "Z": 5, "": 6, "aa": 7}, sort_keys=True)
show({1: 1, "a": 2}, sort_keys=True)

# What can't be written, and default
show({1, 2})
show(b"bytes")
show(3j)
show(object)
show([1, {"x": {1}}])


class Money:
    def __init__(self, n):
        self.n = n


def default(o):
    if isinstance(o, Money):
        return {"money": o.n}
    if isinstance(o, set):
        return sorted(o)
    raise TypeError("no way to write " + type(o).__name__)


show([Money(5), {3, 1, 2}, {"m": Money([Money(1)])}], default=default)
show({"m": Money({2, 1})}, default=default, indent=2)
show(1j, default=default)
show(Money(1), default=lambda o: o)
loop = []
loop.append(loop)
show(loop)
loop = {"x": [1]}
loop["x"].append(loop)
show(loop)
shared = [1]
show([shared, shared, {"s": shared}])


# Subclasses of builtin types
class Text(str):
    pass


class Number(int):
    def __repr__(self):
        return "number"


class Real(float):
    def __repr__(self):
        return "real"


class Items(list):
    pass


class Map(dict):
    pass


show([Text("t"), Number(5), Real(2.5), Items([1]), Map(a=1)])
show({Text("t"): 1, Number(5): 2, Real(2.5): 3})


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex):
            return [o.real, o.imag]
        return super().default(o)


show([1j, {"c": 2 + 3j}], cls=Encoder)
show({1}, cls=Encoder)
print(Encoder(indent=1).encode([1j]))
print("".join(json.JSONEncoder(sort_keys=True).iterencode({"b": [1, 2], "a": None})))
print(json.JSONEncoder().item_separator, json.JSONEncoder(indent=2).item_separator + "|")
out = File()
json.dump({"a": [1, 2]}, out, indent=1)
json.dump("é", out, ensure_ascii=False)
print(out.text)
print(json.load(File('{"from": "file"}')))
try:
    json.dumps(1, bogus=2)
except TypeError:
    print("TypeError")
deep = []
for _ in range(5000):
    deep = [deep]
try:
    json.dumps(deep)
except RecursionError:
    print("RecursionError")
while deep:
    deep = deep.pop()
for value in [nested, {"x": [1.5, None, True, "\u20ac\n"]}, list(range(50))]:
    same = json.loads(json.dumps(value)) == json.loads(json.dumps(value, indent=3, ensure_ascii=False))
    print(same)
