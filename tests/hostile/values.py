# Values that no memory holds, and numbers that nobody can wait for.
import array
import itertools
import math
import struct

CASES = """
'x' * 10**12
b'x' * 10**12
bytearray(b'x') * 10**12
[0] * 10**12
(1,) * 10**12
'x' * 10**30
array.array('i', [0]) * 10**12
bytes(10**12)
bytearray(10**12)
bytes(10**30)
list(range(10**12))
len(range(10**30))
range(10**30)[10**29]
10 ** 10 ** 10
2 ** (2 ** 40)
(10 ** 1000) ** (10 ** 9)
1 << 10 ** 12
1 << (1 << 70)
-1 >> 10 ** 20
1.5 ** 10 ** 10
pow(3, 10 ** 30, 10 ** 9) < 10 ** 9
(1).to_bytes(10 ** 12, 'big')
str(10 ** 10000)
int('9' * 1000000)
round(1, -10 ** 10)
round(1.5, 10 ** 10)
chr(10 ** 30)
float(10 ** 400)
int(float('1e400'))
'%d' % float('inf')
format(1, '1000000000000')
'%1000000000000d' % 1
f'{1:{10**12}}'
f'{1.5:.{10**9}f}'
f'{1.5:.{10**12}f}'
'%.99999999999f' % 1.5
'%*d' % (10 ** 12, 1)
'{:>{}}'.format(1, 10 ** 12)
'x'.ljust(10 ** 12)
'x'.center(10 ** 12)
'x'.zfill(10 ** 12)
'\\t'.expandtabs(10 ** 12)
('x' * 10 ** 7).join([''] * 10 ** 7)
('a' * 10 ** 6).replace('a', 'b' * 10 ** 7)
('a' * 10 ** 6).replace('', 'b' * 10 ** 7)
('a' * 10 ** 6).translate({97: 'b' * 10 ** 6})
struct.pack('1000000000000x')
math.factorial(10 ** 30)
math.comb(10 ** 30, 10 ** 29)
math.perm(10 ** 30, 10 ** 29)
'abc'[:10 ** 30][-10 ** 30:]
[].index(1, 10 ** 30)
[1, 2][10 ** 30]
[].insert(-10 ** 30, 1)
[].pop(10 ** 30)
next(itertools.islice([1], 10 ** 30, None))
hash(10 ** 100000) == hash(10 ** 100000)
'a' in 'b' * 10 ** 7
memoryview(b'abc')[10 ** 30]
slice(10 ** 30).indices(5)
slice(5).indices(10 ** 5)
enumerate([1], 10 ** 30).__next__()
"""
for case in CASES.strip().split("\n"):
    try:
        value = eval(case)
        end = type(value).__name__
        del value
    except Exception as e:
        end = type(e).__name__
    assert sum(range(10)) == 45
    print(f"{case}: {end}")
print("alive", eval("6 * 7"))
