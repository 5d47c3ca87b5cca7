# Sets at work.
def unique(xs):
    seen = set()
    return [x for x in xs if not (x in seen or seen.add(x))]
print(unique("abracadabra"), unique([3, 1, 3]))
graph = {"a": {"b", "c"}, "b": {"d"}, "c": {"d"}, "d": set(), "e": {"a"}}
def reach(n, seen=None):
    seen = seen if seen is not None else set()
    if n not in seen:
        seen.add(n)
        for m in graph[n]: reach(m, seen)
    return seen
print(sorted(reach("a")), sorted(reach("d")), sorted(reach("e") - reach("b")))
def topological(g):
    order, todo = [], {n: set(s) for n, s in g.items()}
    while todo:
        ready = sorted(n for n, deps in todo.items() if not deps)
        order += ready
        todo = {n: deps - set(ready) for n, deps in todo.items() if n not in ready}
    return order
print(topological(graph))
print(sorted(set(range(2, 50)).difference(*(range(2 * i, 50, i) for i in range(2, 8)))))
cells = {(1, 0), (1, 1), (1, 2)}
def step(cells):
    near = lambda c: {(c[0] + i, c[1] + j) for i in (-1, 0, 1) for j in (-1, 0, 1)} - {c}
    candidates = cells.union(*(near(c) for c in cells))
    return {c for c in candidates if len(near(c) & cells) == 3 or c in cells and len(near(c) & cells) == 2}
print(sorted(step(cells)), step(step(cells)) == cells)
words = ["listen", "silent", "enlist", "google", "gogole"]
print(len({frozenset(w) for w in words}), len({"".join(sorted(w)) for w in words}), set("abc") & set("bcd") == set("bc"), len(set(range(1000)) | set(range(500, 1500))))
