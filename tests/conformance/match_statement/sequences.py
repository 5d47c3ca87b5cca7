# Sequence patterns.
def f(x):
    match x:
        case []: return "empty"
        case [a]: return f"one {a}"
        case [1, b]: return f"1 and {b}"
        case (a, b): return f"pair {a} {b}"
        case [a, *rest, z] if a == z: return f"ends equal {a} {rest}"
        case [[a, b], *_]: return f"nested {a} {b}"
        case [first, *rest]: return f"first {first} rest {rest}"
        case _: return "not a sequence"
for x in ([], (), [5], [1, 2], (3, 4), [7, 8, 9, 7], [[1, 2], 3, 4], "ab", b"ab", range(3), {1, 2}, {"a": 1}, iter([1]), [1, 2, 3], bytearray(b"a")):
    print(type(x).__name__, f(x))
def g(x):
    match x:
        case *a, 9: return a
        case 1, 2, *_: return "1 2 ..."
        case [*_, [*_, last]]: return last
        case [*all_]: return all_
print(g([1, 9]), g((1, 2, 3)), g([0, [5, 6]]), g([3]), g([9]))
class Seq(list): pass
print(f(Seq([1, "x"])))
match 1, 2:
    case x, y: print(x, y)
match [1, [2, [3, [4]]]]:
    case [a, [b, [c, [d]]]]: print(a, b, c, d)
