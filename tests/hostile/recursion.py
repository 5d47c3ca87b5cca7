# Special methods that call themselves, and structures that are too deep.
import copy
import functools
import itertools
import json


def chain(step, start, count=100000):
    for _ in range(count):
        start = step(start)
    return start


class Odd:
    def __repr__(self):
        return repr(self)

    def __str__(self):
        return str(self)

    def __eq__(self, other):
        return self == other

    def __hash__(self):
        return hash(self)

    def __lt__(self, other):
        return self < other

    def __getattr__(self, name):
        return getattr(self, name)

    def __len__(self):
        return len(self)

    def __bool__(self):
        return bool(self)

    def __iter__(self):
        return iter(self)

    def __call__(self):
        return self()

    def __format__(self, spec):
        return format(self, spec)

    def __add__(self, other):
        return self + other

    def __getitem__(self, key):
        return self[key]

    def __contains__(self, item):
        return item in self

    def __index__(self):
        return [1, 2][self]

    @property
    def own(self):
        return self.own


def endless():
    yield from endless()


def deep():
    deep()


async def wait():
    await wait()


def raising():
    try:
        raising()
    finally:
        raise ValueError


def chained():
    error = None
    for n in range(100000):
        new = ValueError(n)
        new.__context__ = error
        error = new
    raise error


CASES = {
    "repr": lambda: repr(Odd()),
    "str": lambda: str(Odd()),
    "eq": lambda: Odd() == Odd(),
    "hash": lambda: {Odd(): 1},
    "sort": lambda: sorted([Odd(), Odd()]),
    "getattr": lambda: Odd().missing,
    "len": lambda: len(Odd()),
    "bool": lambda: not Odd(),
    "iter": lambda: list(Odd()),
    "call": lambda: Odd()(),
    "format": lambda: f"{Odd():x}",
    "add": lambda: sum([Odd(), Odd()], Odd()),
    "getitem": lambda: Odd()[0],
    "contains": lambda: 1 in Odd(),
    "index": lambda: range(Odd()),
    "property": lambda: Odd().own,
    "list of itself": lambda: [Odd()].index(Odd()),
    "function": deep,
    "generator": lambda: list(endless()),
    "coroutine": lambda: wait().send(None),
    "in finally": raising,
    "map": lambda: list(map(Odd(), [1])),
    "repr of lists": lambda: repr(chain(lambda x: [x], [])),
    "repr of dicts": lambda: repr(chain(lambda x: {1: x}, {})),
    "equal lists": lambda: chain(lambda x: [x], []) == chain(lambda x: [x], []),
    "hash of tuples": lambda: hash(chain(lambda x: (x,), ())),
    "isinstance": lambda: isinstance(1, chain(lambda x: (x,), int)),
    "deepcopy": lambda: copy.deepcopy(chain(lambda x: [x], [])),
    "json out": lambda: json.dumps(chain(lambda x: [x], [])),
    "json in": lambda: json.loads("[" * 100000),
    "maps": lambda: list(chain(lambda x: map(str, x), [1])),
    "chains": lambda: list(chain(lambda x: itertools.chain(x), [1])),
    "partials": lambda: chain(lambda x: functools.partial(x), int)(),
    "wrappers": lambda: chain(lambda f: lambda: f(), int)(),
    "generators": lambda: list(chain(lambda g: (x for x in g), [1])),
    "eval": lambda: eval("again()", {"again": lambda: CASES["eval"]()}),
    "exec": lambda: exec("exec(text)", {"text": "exec(text)"}),
    "contexts": chained,
}
for name, case in CASES.items():
    try:
        case()
        end = "ends"
    except Exception as e:
        end = type(e).__name__
    assert sum(range(10)) == 45
    print(f"{name}: {end}")
own = []
own.append(own)
print(own, "alive", eval("6 * 7"))
