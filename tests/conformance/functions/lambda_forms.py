# Every parameter form works in lambda.
print((lambda: 42)())
print((lambda x: x + 1)(1))
print((lambda x, y=2: x * y)(5))
print((lambda *a, **k: (a, k))(1, 2, z=3))
print((lambda x, /, y, *, z: (x, y, z))(1, y=2, z=3))
print((lambda *, k=1: k)())

add = lambda a: lambda b: a + b
print(add(3)(4))
print(add.__name__)

compose = lambda *fs: (lambda x: x) if not fs else (lambda x: fs[0](compose(*fs[1:])(x)))
print(compose(lambda x: x + 1, lambda x: x * 10)(5))

fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(10))

print(sorted(["bb", "a", "ccc"], key=lambda s: -len(s)))
print((lambda: (yield))().__class__.__name__)
print(list((lambda: (yield from range(3)))()))
print([f(2) for f in (lambda x: x, lambda x: x ** 2, lambda x: x ** 3)])
