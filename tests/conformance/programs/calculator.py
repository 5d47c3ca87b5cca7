# Tokenizer, recursive-descent parser and evaluator.
def tokens(s):
    i = 0
    while i < len(s):
        c = s[i]
        if c.isspace(): i += 1
        elif c.isdigit() or c == ".":
            j = i
            while j < len(s) and (s[j].isdigit() or s[j] == "."): j += 1
            yield "num", float(s[i:j]) if "." in s[i:j] else int(s[i:j])
            i = j
        elif s[i:i + 2] == "**":
            yield "op", "**"; i += 2
        elif c in "+-*/()%": yield "op", c; i += 1
        else: raise SyntaxError(f"unexpected {c!r} at {i}")
    yield "end", None
class Parser:
    def __init__(self, s): self.t = list(tokens(s)); self.i = 0
    def take(self, *ops):
        if self.t[self.i][0] == "op" and self.t[self.i][1] in ops:
            self.i += 1
            return self.t[self.i - 1][1]
    def expr(self):
        v = self.term()
        while op := self.take("+", "-"): v = v + self.term() if op == "+" else v - self.term()
        return v
    def term(self):
        v = self.unary()
        while op := self.take("*", "/", "%"):
            w = self.unary()
            v = v * w if op == "*" else v / w if op == "/" else v % w
        return v
    def unary(self):
        if self.take("-"): return -self.unary()
        v = self.atom()
        return v ** self.unary() if self.take("**") else v
    def atom(self):
        if self.take("("):
            v = self.expr()
            if not self.take(")"): raise SyntaxError("expected )")
            return v
        kind, v = self.t[self.i]
        if kind != "num": raise SyntaxError(f"unexpected {v or 'end'}")
        self.i += 1
        return v
for s in ("1 + 2 * 3", "(1 + 2) * 3", "-2 ** 2", "2 ** 3 ** 2", "10 / 4 - 1.5", "7 % 4 * 2", "1 / 0", "2 +", "(1", "4 $ 4", "--5"):
    try: print(s, "=", Parser(s).expr())
    except (SyntaxError, ZeroDivisionError) as e: print(s, "->", type(e).__name__, e)
