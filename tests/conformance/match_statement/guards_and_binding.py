# Guards, as-patterns, or-patterns with bindings, names that stay bound.
def f(x):
    match x:
        case int(n) if n < 0: return "negative"
        case int() as n if n > 100: return f"big {n}"
        case [int() | float() as a, str() as b]: return (a, b)
        case ["go", ("north" | "south" | "east" | "west") as d]: return d
        case ["get", obj] | ["pick", "up", obj]: return obj
        case (1 | 2) as small, *_: return f"starts small {small}"
        case [_, _, _] as three: return three
        case str() as s if s.isupper(): return s.lower()
        case whatever: return f"captured {whatever}"
for x in (-5, 500, [1.5, "b"], ["go", "west"], ["go", "up"], ["get", "lamp"], ["pick", "up", "sword"], [2, 9, 9, 9], [7, 8, 9], "ABC", "abc", 50):
    print(f(x))
match [1, 2]:
    case [a, b] if print("guard", a, b): pass
    case [c, _]: print("bound in failed case too:", a, b, c)
log = []
def subject():
    log.append("subject")
    return 3
def guard(n, r):
    log.append(n)
    return r
match subject():
    case 1 if guard("g1", True): pass
    case n if guard("g2", False): pass
    case int() if guard("g3", True): log.append("matched")
    case _ if guard("g4", True): pass
print(log)
def loop(xs):
    out = []
    for x in xs:
        match x:
            case "skip": continue
            case "stop": break
            case _: out.append(x)
    return out
print(loop([1, "skip", 2, "stop", 3]))
