# Literal, or, wildcard and value patterns.
def f(x):
    match x:
        case 0: return "zero"
        case 1 | 2 | 3: return "small"
        case -1: return "minus one"
        case "a" | "b": return "letter"
        case 1.5: return "float"
        case 2 + 3j: return "complex"
        case b"x": return "bytes"
        case None: return "none"
        case True: return "true"
        case False: return "false"
        case _: return "other"
print([f(x) for x in (0, 1, 3, -1, "a", "c", 1.5, 2 + 3j, b"x", None, True, False, 1.0, [], "ab")])
class C:
    RED = 1
    GREEN = "g"
    class D: DEEP = 5
def g(x):
    match x:
        case C.RED: return "red"
        case C.GREEN: return "green"
        case C.D.DEEP: return "deep"
    return "fell through"
print([g(x) for x in (1, "g", 5, 7)])
match 5:
    case 6: print("never")
print("no match is fine")
def b(x):
    match x:
        case True: return "T"
        case 1: return "one"
        case "multi" "part": return "joined"
print(b(True), b(1), b(1.0), b("multipart"))
match = 5
case = match + 1
_ = "soft keywords"
print(match, case, _)
match (match):
    case 5: print("matched match")
