# Augmented assignment to every kind of target; each part evaluated once.
x = 5
x += 1; x -= 2; x *= 10; x //= 3; x **= 2; x %= 50; x <<= 2; x >>= 1; x |= 1; x ^= 7; x &= 0xff
print(x)
x /= 4
print(x)
l = [1, 2]
m = l
l += [3]
l *= 2
print(l, l is m)
l = l + [9]
print(l is m)
t = u = (1,)
t += (2,)
print(t, u)
s = "a"
s += "b"
s *= 3
print(s)
d = {"n": 1}
d["n"] += 5
d |= {"k": 2}
print(d)
st = {1}
alias = st
st |= {2}; st &= {2, 3}; st ^= {5}; st -= {2}
print(st, alias is st)
calls = []
def idx(i):
    calls.append(i)
    return i
a = [10, 20]
a[idx(0)] += 1
a[idx(-1)] *= 2
print(a, calls)
class O: v = 1
o = O()
o.v += 10
print(o.v, O.v)
a[0:1] += [7]
print(a)
n = [[0]]
n[0][0] -= 5
print(n)
def f():
    total = 0
    for i in range(5):
        total += i
    return total
print(f())
