# A simulation with custom exceptions and properties.
class InsufficientFunds(Exception):
    def __init__(self, need, have):
        super().__init__(f"need {need:.2f}, have {have:.2f}")
        self.missing = need - have
class Account:
    total = 0
    def __init__(self, owner, balance=0): self.owner, self._balance, self.log = owner, balance, []; Account.total += 1
    @property
    def balance(self): return self._balance
    def deposit(self, n):
        if n <= 0: raise ValueError("deposit must be positive")
        self._balance += n; self.log.append(("in", n))
        return self
    def withdraw(self, n):
        if n > self._balance: raise InsufficientFunds(n, self._balance)
        self._balance -= n; self.log.append(("out", n))
        return self
    def __repr__(self): return f"<{type(self).__name__} {self.owner}: {self.balance:,.2f}>"
class Savings(Account):
    rate = 0.05
    def add_interest(self): return self.deposit(self.balance * self.rate)
def transfer(a, b, n):
    a.withdraw(n)
    try: b.deposit(n)
    except ValueError: a.deposit(n); raise
ann, bob = Account("Ann", 100), Savings("Bob")
transfer(ann, bob, 40); bob.add_interest()
print(ann, bob, bob.log, Account.total)
for act in (lambda: transfer(ann, bob, 1000), lambda: ann.deposit(-5), lambda: setattr(ann, "balance", 1)):
    try: act()
    except InsufficientFunds as e: print(type(e).__name__, e, e.missing)
    except (ValueError, AttributeError) as e: print(type(e).__name__)
print(ann.deposit(1000).withdraw(10))
