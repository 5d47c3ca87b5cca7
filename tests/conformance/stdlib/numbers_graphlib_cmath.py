# numbers, graphlib and cmath.
import numbers, graphlib, cmath, math
print(isinstance(1, numbers.Integral), isinstance(1.5, numbers.Real), isinstance(1, numbers.Rational), isinstance(1j, numbers.Complex), isinstance(1.5, numbers.Integral), isinstance('a', numbers.Number), isinstance(True, numbers.Number))
ts = graphlib.TopologicalSorter({'D': {'B', 'C'}, 'B': ['A'], 'C': ['A']})
o = list(ts.static_order()); print(o[0], sorted(o[1:3]), o[3])
try: list(graphlib.TopologicalSorter({1:[2],2:[3],3:[1]}).static_order())
except graphlib.CycleError as e: print(e.args[0], e.args[1])
ts = graphlib.TopologicalSorter(); ts.add(1, 2, 3); ts.add(3); ts.prepare()
print(sorted(ts.get_ready()), ts.is_active(), ts.done(2), ts.get_ready(), ts.done(3), ts.get_ready(), ts.done(1), ts.is_active())
for z in (1+2j, -3-4j, 0.5-0.1j, -1+0j, 2j, 1e-3+1e-3j, 0.3):
    for n in 'exp log sqrt sin cos tan sinh cosh tanh asin acos atan asinh acosh atanh log10 phase'.split():
        try: r = complex(getattr(cmath, n)(z))
        except Exception as e: print(n, z, e); continue
        print(n, z, f"{r.real:.9f} {r.imag:.9f}")
print(cmath.polar(1+1j), cmath.rect(2, math.pi/2).imag, cmath.isclose(1+1e-12j, 1), cmath.isnan(complex('nan')), cmath.isinf(cmath.inf*1j if 0 else cmath.infj), cmath.log(8, 2))
