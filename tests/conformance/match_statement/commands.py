# A command interpreter on match.
def run(line, state):
    match line.split():
        case []: return "nothing"
        case ["set", name, value] if value.lstrip("-").isdigit():
            state[name] = int(value)
            return f"{name} = {value}"
        case ["set", _, bad]: return f"not a number: {bad}"
        case ["get", name]: return state.get(name, "undefined")
        case ["add" | "mul" as op, *names] if names:
            values = [state[n] for n in names]
            total = sum(values) if op == "add" else 1
            if op == "mul":
                for v in values: total *= v
            return total
        case ["quit" | "exit", *_]: return None
        case [cmd, *args]: return f"unknown {cmd} with {len(args)} arguments"
state = {}
for line in ("set a 5", "set b -3", "set c x", "get a", "get z", "add a b", "mul a b a", "", "jump 1 2", "add", "quit now"):
    print(repr(line), "->", run(line, state))
def evaluate(tree):
    match tree:
        case int() | float(): return tree
        case ("neg", x): return -evaluate(x)
        case (a, "+", b): return evaluate(a) + evaluate(b)
        case (a, "*", b): return evaluate(a) * evaluate(b)
        case (a, op, b): raise ValueError(f"unknown operator {op}")
print(evaluate((1, "+", (2, "*", ("neg", 3)))))
try:
    evaluate((1, "/", 2))
except ValueError as e:
    print(e)
def simplify(e):
    match e:
        case ("*", 0, _) | ("*", _, 0): return 0
        case ("*", 1, x) | ("*", x, 1) | ("+", 0, x) | ("+", x, 0): return simplify(x)
        case (op, a, b):
            s = (op, simplify(a), simplify(b))
            return s if s == e else simplify(s)
        case x: return x
print(simplify(("+", ("*", 1, "x"), ("*", "y", 0))), simplify(("*", ("+", 0, "a"), "b")))
