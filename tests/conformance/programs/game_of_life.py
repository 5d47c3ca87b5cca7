# Conway's life on a small torus.
W, H = 10, 8
grid = [[0] * W for _ in range(H)]
for r, c in ((0, 1), (1, 2), (2, 0), (2, 1), (2, 2)): grid[r][c] = 1
def step(g):
    return [[1 if (n := sum(g[(r + i) % H][(c + j) % W] for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j)) == 3 or n == 2 and g[r][c] else 0 for c in range(W)] for r in range(H)]
for gen in range(9):
    if gen % 4 == 0:
        print("generation", gen)
        for row in grid: print("".join(".#"[x] for x in row))
    grid = step(grid)
print(sum(map(sum, grid)))
