# Closures used as private state.
def memoize(f):
    cache = {}
    hits = 0
    def wrapper(*args):
        nonlocal hits
        if args in cache:
            hits += 1
            return cache[args]
        result = cache[args] = f(*args)
        return result
    wrapper.info = lambda: (hits, len(cache))
    return wrapper

@memoize
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print(fib(80))
print(fib.info())

def account(balance):
    def deposit(n):
        nonlocal balance
        balance += n
        return balance
    def withdraw(n):
        nonlocal balance
        if n > balance:
            raise ValueError("insufficient funds: %d < %d" % (balance, n))
        balance -= n
        return balance
    return {"deposit": deposit, "withdraw": withdraw, "balance": lambda: balance}

acc = account(10)
acc["deposit"](5)
acc["withdraw"](12)
try:
    acc["withdraw"](4)
except ValueError as e:
    print(e)
print(acc["balance"]())
print([c.cell_contents for c in acc["deposit"].__closure__])
