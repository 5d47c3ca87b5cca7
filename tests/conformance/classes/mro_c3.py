# C3 linearisation.
class A: pass
class B(A): pass
class C(A): pass
class D(B, C): pass
class E(C, B): pass

def names(cls):
    return " ".join(c.__name__ for c in cls.__mro__)

print(names(D))
print(names(E))

try:
    class F(D, E): pass
except TypeError as e:
    print(type(e).__name__, "MRO" in str(e))
try:
    class G(A, B): pass
except TypeError as e:
    print("no order")
try:
    class H(A, A): pass
except TypeError as e:
    print(e)

# The example of Python's MRO paper.
class O: pass
class F_(O): pass
class E_(O): pass
class D_(O): pass
class C_(D_, F_): pass
class B_(D_, E_): pass
class A_(B_, C_): pass
print(names(A_))

class X: who = "X"
class Y(X): pass
class Z(X): who = "Z"
class W(Y, Z): pass
print(W.who, W().who)
print(D.mro() == list(D.__mro__))
try:
    class I(1): pass
except TypeError as e:
    print("bad base")
try:
    class J(bool): pass
except TypeError as e:
    print(e)
