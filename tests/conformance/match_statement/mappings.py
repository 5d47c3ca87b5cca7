# Mapping patterns.
def f(x):
    match x:
        case {"type": "circle", "r": r}: return f"circle {r}"
        case {"type": "rect", "w": w, "h": h, **rest}: return f"rect {w}x{h} {rest}"
        case {"k": [a, *_]}: return f"list {a}"
        case {"k": {"deep": d}}: return f"deep {d}"
        case {1: "one"}: return "int key"
        case {"opt": None}: return "none value"
        case {}: return f"any mapping {len(x)}"
        case _: return "no mapping"
for x in ({"type": "circle", "r": 2, "extra": 1}, {"type": "rect", "w": 1, "h": 2, "c": "red"}, {"type": "rect", "w": 1}, {"k": [9, 8]}, {"k": {"deep": 7}}, {1: "one"}, {"opt": None}, {}, [], "s", 5):
    print(f(x))
class D(dict):
    def __missing__(self, k): return "missing"
match D(a=1):
    case {"zzz": v}: print("never", v)
    case {"a": v}: print("a", v)
def rest(x):
    match x:
        case {"a": a, **others}: return a, others
print(rest({"a": 1, "b": 2}), rest({"a": 1}), rest({"b": 1}))
d = {"x": 1}
match d:
    case {"x": int(n)} if n > 5: print("big")
    case {"x": int(n)}: print("small", n)
