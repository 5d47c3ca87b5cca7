# dataclasses: options, fields, inheritance, frozen, order, slots, errors and conversions.
from dataclasses import *
from dataclasses import KW_ONLY
import dataclasses
@dataclass
class P:
    x: int
    y: int = 0
    def d(self): return self.x + self.y
print(P(1), P(1,2) == P(1,2), P(1) != P(2), P(x=3,y=4).d(), P.__match_args__)
for bad in (lambda: P(), lambda: P(1,2,3), lambda: P(1, z=3), lambda: P(1, x=1), lambda: hash(P(1)), lambda: P(1) < P(2)):
    try: bad()
    except TypeError as e: print(e)
@dataclass(order=True, frozen=True)
class F:
    a: int
    b: str = 'x'
    c: list = field(default_factory=list, compare=False, repr=False)
f = F(1)
print(f, sorted([F(2), F(1,'z'), F(1)]), hash(f) == hash(F(1)), f.c, F(1).c is not f.c)
try: f.a = 2
except FrozenInstanceError as e: print(e, isinstance(e, AttributeError))
try: del f.a
except FrozenInstanceError as e: print(e)
print(replace(f, b='q'), asdict(f), astuple(f), [x.name for x in fields(F)], is_dataclass(F), is_dataclass(3))
@dataclass
class B:
    i: int
    j: InitVar[int] = 5
    k: 'ClassVar[int]' = 7
    t: int = field(init=False, default=9)
    def __post_init__(self, j): self.s = j + self.i
@dataclass
class C(B):
    z: int = 1
    i: int = 8
print(B(1), B(1, 2).s, C(), [x.name for x in fields(C)], C('q', 3) if 0 else '')
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 2
print(K(a=1))
try: K(1)
except TypeError as e: print(e)
@dataclass
class K2:
    a: int
    _: KW_ONLY
    b: int = 3
    c: int
print(K2(1, c=2))
@dataclass(slots=True)
class S:
    x: int
    y: int = 2
s = S(1); print(s, S.__slots__, hasattr(s, '__dict__'))
try: s.q = 1
except AttributeError as e: print('AE')
for src in ("@dataclass\nclass Q:\n a: list = []", "@dataclass\nclass Q(F):\n pass", "@dataclass(order=True,eq=False)\nclass Q: pass", "@dataclass\nclass Q:\n a = field()", "field(default=1, default_factory=int)", "@dataclass(order=True)\nclass Q:\n a: int\n def __lt__(s,o): pass"):
    try: exec(src)
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
M = make_dataclass('M', ['a', ('b', int), ('c', int, field(default=5))], namespace={'dd': lambda s: s.b})
print(M(1, 2), M(1,2).dd())
@dataclass
class N:
    p: P
    l: list
    d: dict
n = N(P(1), [P(2), (P(3),)], {'k': P(4)})
print(asdict(n)); print(astuple(n)); print(n)
@dataclass
class R:
    me: object = None
r = R(); r.me = r; print(r)
@dataclass(repr=False, eq=False)
class O: x: int = 1
print(O() == O(), O.__eq__ is object.__eq__, '__repr__' in O.__dict__)
@dataclass(unsafe_hash=True)
class H: x: int; y: int = field(default=1, hash=False)
print(hash(H(1)) == hash(H(1, 3)))
match P(1, 5):
    case P(x=1, y=v): print(v)
match P(3, 5):
    case P(3, v): print(v)
for bad in (lambda: asdict(3), lambda: fields(3), lambda: replace(3), lambda: replace(B(1), t=3)):
    try: bad()
    except (TypeError, ValueError) as e: print(e)
print(fields(P)[1].default, fields(P)[0].default is MISSING, fields(F)[2].default_factory, P.__dataclass_params__.order, fields(P)[0].type)
@dataclass(frozen=True)
class D2(F): e: int = 5
print(D2(1, e=6), D2(1) == F(1))
class Meta(F):
    pass
m = Meta(1); m.zz = 5
print(m.zz)
@dataclass(frozen=True, slots=True)
class FS: x: int = 1
try: FS().x = 2
except FrozenInstanceError as e: print(e)
import copy
print(copy.copy(P(1)), copy.deepcopy(n) == n, copy.replace(P(1), x=3) if hasattr(copy,'replace') else P(x=3, y=0))
@dataclass
class G:
    m: int = field(metadata={'u': 'kg'}, default=3)
print(fields(G)[0].metadata['u'], fields(G)[0].metadata)
