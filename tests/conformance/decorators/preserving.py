# A wraps-like helper, optional arguments, decorator state.
def wraps(f):
    def deco(g):
        g.__name__, g.__doc__, g.__qualname__, g.__wrapped__ = f.__name__, f.__doc__, f.__qualname__, f
        g.__dict__.update(f.__dict__)
        return g
    return deco
def logged(f=None, *, prefix=""):
    def deco(f):
        @wraps(f)
        def inner(*a, **k):
            inner.calls += 1
            return f"{prefix}{f(*a, **k)}"
        inner.calls = 0
        return inner
    return deco(f) if f else deco
@logged
def a():
    "docs of a"
    return "a"
@logged(prefix="> ")
def b(x, *, y=1): return x + y
print(a(), b(1), b(1, y=5), a.__name__, a.__doc__, b.calls, a.calls, b.__wrapped__(2), b.__qualname__)
def cache(f):
    store = {}
    @wraps(f)
    def inner(*args):
        if args not in store: store[args] = f(*args)
        return store[args]
    inner.store = store
    return inner
@cache
def slow(n):
    print("computing", n)
    return n * n
print(slow(4), slow(4), slow.store)
def retry(times, on=Exception):
    def deco(f):
        @wraps(f)
        def inner(*a):
            for i in range(times):
                try: return f(*a)
                except on as e: print("try", i, repr(e))
            raise RuntimeError("gave up")
        return inner
    return deco
tries = []
@retry(3, on=ValueError)
def flaky():
    tries.append(1)
    if len(tries) < 3: raise ValueError(len(tries))
    return "ok"
print(flaky())
