# A matrix class.
class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    def __matmul__(self, o): return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __add__(self, o): return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, o.rows)])
    def __mul__(self, k): return Matrix([[a * k for a in r] for r in self.rows])
    __rmul__ = __mul__
    def __eq__(self, o): return self.rows == o.rows
    def __getitem__(self, ij): return self.rows[ij[0]][ij[1]]
    def __setitem__(self, ij, v): self.rows[ij[0]][ij[1]] = v
    def __pow__(self, n):
        out, b = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1: out = out @ b
            b, n = b @ b, n >> 1
        return out
    @classmethod
    def identity(cls, n): return cls([[int(i == j) for j in range(n)] for i in range(n)])
    @property
    def T(self): return Matrix(zip(*self.rows))
    def det(self):
        r = self.rows
        return r[0][0] if len(r) == 1 else sum((-1) ** j * r[0][j] * Matrix([x[:j] + x[j + 1:] for x in r[1:]]).det() for j in range(len(r)))
    def __repr__(self): return "\n".join(" ".join(f"{x:>4}" for x in r) for r in self.rows)
m = Matrix([[1, 2], [3, 4]])
print(m @ m, m.T, m + m == 2 * m, m.det(), m[1, 0], sep="\n")
m[0, 0] = 9
print(m, Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 1]]).det(), (Matrix([[1, 1], [1, 0]]) ** 90)[0, 1], sep="\n")
