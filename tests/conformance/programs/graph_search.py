# Breadth-first search and Dijkstra with a heap, by hand.
maze = ["#########", "#S..#...#", "#.#.#.#.#", "#.#...#E#", "#########"]
pos = {c: (r, k) for r, row in enumerate(maze) for k, c in enumerate(row) if c in "SE"}
queue, came = [pos["S"]], {pos["S"]: None}
for r, k in queue:
    for n in ((r + 1, k), (r - 1, k), (r, k + 1), (r, k - 1)):
        if maze[n[0]][n[1]] != "#" and n not in came: came[n] = (r, k); queue.append(n)
path, at = [], pos["E"]
while at: path.append(at); at = came[at]
print(len(path) - 1, path[::-1])
def push(h, x):
    h.append(x); i = len(h) - 1
    while i and h[i] < h[(i - 1) // 2]: h[i], h[(i - 1) // 2] = h[(i - 1) // 2], h[i]; i = (i - 1) // 2
def pop(h):
    h[0], h[-1] = h[-1], h[0]; x = h.pop(); i = 0
    while (c := 2 * i + 1) < len(h):
        if c + 1 < len(h) and h[c + 1] < h[c]: c += 1
        if h[i] <= h[c]: break
        h[i], h[c] = h[c], h[i]; i = c
    return x
g = {"a": {"b": 7, "c": 3}, "b": {"d": 2}, "c": {"b": 1, "d": 8}, "d": {"e": 1}, "e": {}, "z": {}}
def dijkstra(s):
    dist, h = {s: 0}, [(0, s)]
    while h:
        d, n = pop(h)
        if d > dist[n]: continue
        for m, w in g[n].items():
            if d + w < dist.get(m, float("inf")): dist[m] = d + w; push(h, (d + w, m))
    return dist
print(dijkstra("a"), dijkstra("z"))
h = []
for v in (5, 2, 9, 1, 7, 3): push(h, v)
print([pop(h) for _ in range(6)])
