# Annotated classes of several kinds together: dataclasses, generics, enums, protocols, abstract classes.
from __future__ import annotations
from dataclasses import dataclass, field, asdict, InitVar, fields
from typing import *
from enum import Enum, auto
from abc import ABC, abstractmethod
import types, functools, collections, copy, weakref

@dataclass
class Node(Generic[T] if 'T' in globals() else object):
    v: int
    kids: list[Node] = field(default_factory=list)
    cv: ClassVar[int] = 3
    iv: InitVar[int] = 1
    def __post_init__(self, iv): self.total = self.v + iv
n = Node(1, [Node(2)])
print(n, n.total, [f.name for f in fields(Node)], get_type_hints(Node)['v'])
def ff(a: int | None, b: list[str] = []) -> Optional[Node]: ...
print(ff.__annotations__, get_type_hints(ff))
T = TypeVar('T')
@dataclass
class Box(Generic[T]):
    item: T
    def map(self, f: Callable[[T], Any]) -> Box: return Box(f(self.item))
print(Box[int](3), Box('x').map(len), Box[int])
class Shape(ABC):
    @property
    @abstractmethod
    def area(self) -> float: ...
    @abstractmethod
    def name(self): ...
    @classmethod
    @abstractmethod
    def make(cls): ...
    @staticmethod
    @abstractmethod
    def util(): ...
print(sorted(Shape.__abstractmethods__))
class Sq(Shape):
    def __init__(s, a): s.a = a
    @property
    def area(s): return s.a ** 2
    def name(s): return 'sq'
    @classmethod
    def make(cls): return cls(2)
    @staticmethod
    def util(): return 'u'
print(Sq.make().area, Sq.util(), isinstance(Sq(1), Shape), Sq.__abstractmethods__)
@dataclass(frozen=True)
class Pt:
    x: int
    y: int
class E(Pt, Enum):
    A = 1, 2
    B = 3, 4
print(E.A.x, E.B.value if 0 else E.B.y, E.A)
class State(Enum):
    ON = auto()
    OFF = auto()
    def flip(self): return State.OFF if self is State.ON else State.ON
@dataclass
class M:
    s: State = State.ON
    tags: set[str] = field(default_factory=set)
    d: dict = field(default_factory=lambda: collections.defaultdict(int))
m = M(); m.d['k'] += 1; m.tags.add('t')
print(m, m.s.flip(), copy.deepcopy(m) == m)
ns = types.SimpleNamespace(a=1, b=[2]); ns.c = 3
print(ns, ns == types.SimpleNamespace(a=1, b=[2], c=3), vars(ns))
mp = types.MappingProxyType({'x': 1})
try: mp['y'] = 2
except TypeError as e: print(e)
print(mp, dict(mp), len(mp), list(mp), mp.get('q', 0), mp | {'z': 2}, {**mp})
class Meta(type):
    def __call__(cls, *a, **k):
        inst = super().__call__(*a, **k); inst.meta = True; return inst
@dataclass
class WithMeta(metaclass=Meta):
    a: int = 5
print(WithMeta().meta, WithMeta(3).a)
class Sing(metaclass=type('SM', (type,), {'_i': {}, '__call__': lambda cls, *a: cls._i.setdefault(cls, type.__call__(cls, *a))})): pass
print(Sing() is Sing())
class Tmp: pass
o = Tmp(); r = weakref.ref(o); print(r() is o, weakref.proxy(o).__class__ is not None)
wd = weakref.WeakValueDictionary(); wd['a'] = o; print(wd['a'] is o, len(wd), list(wd))
@functools.wraps(ff)
def w(*a): pass
print(w.__name__, w.__wrapped__ is ff)
class LazyLog:
    @functools.cached_property
    def v(self): print('computing'); return 42
l = LazyLog(); print(l.v, l.v)
def outer():
    @functools.lru_cache(maxsize=None)
    def inner(n): return 1 if n < 2 else n * inner(n - 1)
    return inner(300)
print(outer() % 1000007)
class P2(NamedTuple):
    name: str
    age: int = 3
    @property
    def up(self): return self.name.upper()
    def older(self, by=1): return self._replace(age=self.age + by)
    def __str__(self): return f'{self.name}!'
p = P2('bob'); print(p, repr(p), p.up, p.older(), p._asdict(), P2.__annotations__)
match p:
    case P2(name='bob', age=a): print('bob', a)
td: TypedDict
class User(TypedDict):
    name: str
    age: NotRequired[int]
class Admin(User):
    level: int
print(Admin(name='a', level=1), sorted(Admin.__annotations__), sorted(Admin.__required_keys__))
@runtime_checkable
class Drawable(Protocol):
    def draw(self) -> str: ...
class Circ:
    def draw(self): return 'o'
print(isinstance(Circ(), Drawable), isinstance(5, Drawable))
print([x for x in map(lambda t: t.__name__, (types.FunctionType, types.GeneratorType, types.CoroutineType, types.ModuleType, types.MethodType, types.BuiltinFunctionType, types.NoneType))])
class Temp:
    def __class_getitem__(cls, k): return types.GenericAlias(cls, k)
print(Temp[int], Temp[int].__origin__, Temp[int, str].__args__, types.GenericAlias(dict, (int, str)))
print(isinstance(int | str, types.UnionType), (int | str) == (str | int), (int | None).__args__)
