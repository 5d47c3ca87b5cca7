# typing: hints as objects: forms, generics, protocols, named tuples, typed dicts and introspection.
from typing import *
import typing
print(List[int], Dict[str, List[int]], Optional[int], Union[int, str, None], Tuple[int, ...], Callable[[int, str], bool], Callable[..., int], Any, List, Type[int], Iterable[str], Literal['a', 1], Final[int], ClassVar[int])
print(Union[int, Union[str, int]], Union[int], Optional[None], Union[int, str] == Union[str, int], hash(Union[int,str]) == hash(Union[str,int]), Optional[int] == Union[int, None])
T = TypeVar('T'); K = TypeVar('K', bound=int); S = TypeVar('S', int, str, covariant=False)
print(T, K.__bound__, S.__constraints__, TypeVar('X', covariant=True), List[T], List[T][int], Dict[K, T][int, str], Dict[str, T].__parameters__)
class Stack(Generic[T]):
    def __init__(self): self.items: List[T] = []
    def push(self, x: T) -> None: self.items.append(x)
s = Stack[int](); s.push(1); print(s.items, Stack[int], Stack.__parameters__, s.__orig_class__, Stack.__orig_bases__)
class Sub(Stack[str]): pass
class Two(Stack[T], Generic[T, K]): pass
print(Sub().items, Sub.__orig_bases__, Two.__parameters__, Two[str, int], Sub.__mro__)
for bad in (lambda: Stack[int, str], lambda: List[int, str], lambda: Generic[int], lambda: Union[()], lambda: isinstance([], List[int]), lambda: Any(), lambda: List()):
    try: bad()
    except TypeError as e: print(type(e).__name__)
print(isinstance([], List), isinstance({}, Mapping), isinstance(1, Union[int, str]), issubclass(dict, Dict))
class P(NamedTuple):
    x: int
    y: str = 'd'
    def m(self): return self.x * 2
p = P(3); print(p, p.m(), P._fields, P._field_defaults, P.__annotations__, p == (3, 'd'), P.__mro__[1], isinstance(p, tuple))
Q = NamedTuple('Q', [('a', int), ('b', str)]); print(Q(1, 'z'), Q.__annotations__)
class Movie(TypedDict, total=False):
    name: Required[str]
    year: int
m = Movie(name='x', year=1); print(m, type(m), Movie.__total__, sorted(Movie.__required_keys__), sorted(Movie.__optional_keys__), is_typeddict(Movie))
TD = TypedDict('TD', {'a': int}); print(TD(a=1), TD.__annotations__)
@runtime_checkable
class HasLen(Protocol):
    def __len__(self) -> int: ...
class Closer(Protocol):
    name: str
    def close(self): ...
print(isinstance([], HasLen), isinstance(3, HasLen), issubclass(list, HasLen))
try: isinstance(3, Closer)
except TypeError as e: print(e)
try: Closer()
except TypeError as e: print(e)
class Impl(Closer):
    def close(self): return 'closed'
print(Impl().close())
@runtime_checkable
class Px(Protocol[T]):
    x: int
class WithX:
    def __init__(s): s.x = 1
print(isinstance(WithX(), Px), isinstance(1, Px))
def f(a: int, b: 'List[str]', c: Optional['Stack'] = None, *d: Annotated[int, 'm']) -> 'Dict[str, int]': pass
print(get_type_hints(f)); print(get_type_hints(f, include_extras=True)['d'])
class H:
    a: int
    b: 'H'
    c: ClassVar['int'] = 3
print(get_type_hints(H))
print(get_origin(List[int]), get_args(Dict[str, int]), get_origin(Union[int, str]) is Union, get_args(Callable[[int], str]), get_origin(list[int]), get_args(int | str), get_origin(Annotated[int, 1]) is Annotated, get_args(Literal[1, 2]), get_origin(int), get_origin(List))
UserId = NewType('UserId', int); print(UserId(5), UserId, UserId.__supertype__, UserId.__name__)
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x
print(g(1), len(get_overloads(g)), cast(int, 'x'))
print(Annotated[int, 'a', 5], Annotated[int, 'a'].__metadata__, Annotated[Annotated[int, 1], 2])
PS = ParamSpec('PS')
def deco(fn: Callable[PS, T]) -> Callable[PS, T]:
    def inner(*args: PS.args, **kw: PS.kwargs) -> T: return fn(*args, **kw)
    return inner
print(deco(lambda x: x + 1)(2), PS, PS.args, Callable[PS, int], Callable[Concatenate[int, PS], int])
def h() -> Self: ...
def i() -> NoReturn: ...
print(h.__annotations__, i.__annotations__, Never, LiteralString)
print(int | None, list[int] | None, Optional[list[int]], T | None, Any | None if False else '')
class Box(Generic[T]):
    val: T
    def __class_getitem__(cls, p): return super().__class_getitem__(p)
print(Box[int])
print(ForwardRef('X'), List['X'], typing.TYPE_CHECKING, Literal[1] == Literal[1], Literal[1] == Literal[True], SupportsInt, isinstance(3, SupportsInt), isinstance('a', SupportsFloat))
Ts = TypeVarTuple('Ts')
print(Tuple[int, Unpack[Ts]], Tuple[()])
@final
class Fi: pass
print(Fi.__final__, DefaultDict[str, int], Deque[int], typing.Counter[str], AnyStr, Text)
class MyL(List[int]): pass
print(MyL([1]), MyL.__mro__[1])
def no(): pass
print(no_type_check(no) is no, assert_type(1, int))
