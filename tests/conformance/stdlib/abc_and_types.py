# abc and collections.abc: abstract methods, virtual subclasses, mixin methods; types: namespaces and dynamic classes.
from abc import *
import types
from collections.abc import *
class A(ABC):
    @abstractmethod
    def f(self): pass
    @property
    @abstractmethod
    def p(self): pass
try: A()
except TypeError as e: print(type(e).__name__)
class B(A):
    def f(s): pass
    p=1
B()
@A.register
class C: pass
print(isinstance(C(), A), issubclass(C, A), issubclass(int, A))
for c in (list,dict,set,tuple,str,int,bytes,range,type({}.keys()),type(x for x in ())):
    print(c.__name__, [k.__name__ for k in (Hashable,Iterable,Iterator,Sized,Container,Callable,Collection,Sequence,MutableSequence,Set,MutableSet,Mapping,MutableMapping,Generator,Reversible) if issubclass(c,k)])
print(isinstance(len, Callable), isinstance(int, Callable), isinstance(lambda: 0, Callable), isinstance(A.f, Hashable))
class S(Sequence):
    def __init__(s,x): s.x=x
    def __len__(s): return len(s.x)
    def __getitem__(s,i): return s.x[i]
s=S([1,2,3,2])
print(list(s), 2 in s, s.index(2), s.count(2), list(reversed(s)))
class M(MutableMapping):
    def __init__(s): s.d={}
    def __getitem__(s,k): return s.d[k]
    def __setitem__(s,k,v): s.d[k]=v
    def __delitem__(s,k): del s.d[k]
    def __iter__(s): return iter(s.d)
    def __len__(s): return len(s.d)
m=M(); m.update(a=1,b=2); print(m.pop('a'), list(m.items()), m=={'b':2}, m.setdefault('c',3), dict(m))
print(types.SimpleNamespace(a=1,b='x'), types.MappingProxyType({'a':1})['a'], isinstance(int.__dict__, types.MappingProxyType))
print(types.MethodType(lambda s: s+1, 4)())
X=types.new_class('X',(A,),{},lambda ns: ns.update(f=1,p=2)); print(X, X().p)
print(types.FunctionType, types.GenericAlias(list,int), Iterable[int])
