# Common dict patterns.
text = "the quick brown fox jumps over the lazy dog the end"
freq = {}
for w in text.split(): freq[w] = freq.get(w, 0) + 1
print(sorted(freq.items(), key=lambda kv: (-kv[1], kv[0]))[:3])
by_len = {}
for w in text.split(): by_len.setdefault(len(w), []).append(w)
print({k: by_len[k] for k in sorted(by_len)})
inv = {}
for k, v in {"a": 1, "b": 2, "c": 1}.items(): inv.setdefault(v, set()).add(k)
print({k: sorted(v) for k, v in inv.items()})
nested = {"user": {"name": "Ann", "tags": ["x", "y"], "address": {"city": "Oslo"}}}
print(nested["user"]["address"]["city"], nested["user"]["tags"][-1], nested.get("none", {}).get("x", "default"))
def walk(d, path=""):
    for k, v in d.items():
        if isinstance(v, dict): yield from walk(v, path + k + ".")
        else: yield path + k, v
print(dict(walk(nested)))
memo = {}
def fib(n):
    if n not in memo: memo[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
    return memo[n]
print(fib(60), len(memo))
dispatch = {"+": lambda a, b: a + b, "-": lambda a, b: a - b}
print(dispatch["+"](5, 3), dispatch.get("*", lambda a, b: None)(1, 2), {f.__name__: f("1") for f in (int, float, str)})
d = {"n": 1}
d["n"] += 1; d["n"] **= 3; d["m"] = d["n"] // 2
print(d, len(d), sum(d.values()), min(d, key=d.get), max(d.items(), key=lambda kv: kv[1]), dict(map(lambda kv: (kv[1], kv[0]), d.items())), [*d, *d.values()], all(k in d for k in "nm"), any(v > 7 for v in d.values()))
