# The tree of built-in exceptions.
pairs = [
    (Exception, BaseException), (KeyboardInterrupt, BaseException), (SystemExit, BaseException),
    (GeneratorExit, BaseException), (ArithmeticError, Exception), (ZeroDivisionError, ArithmeticError),
    (OverflowError, ArithmeticError), (FloatingPointError, ArithmeticError), (LookupError, Exception),
    (IndexError, LookupError), (KeyError, LookupError), (NameError, Exception), (UnboundLocalError, NameError),
    (ValueError, Exception), (UnicodeError, ValueError), (UnicodeDecodeError, UnicodeError),
    (UnicodeEncodeError, UnicodeError), (TypeError, Exception), (AttributeError, Exception),
    (RuntimeError, Exception), (NotImplementedError, RuntimeError), (RecursionError, RuntimeError),
    (StopIteration, Exception), (StopAsyncIteration, Exception), (AssertionError, Exception),
    (ImportError, Exception), (ModuleNotFoundError, ImportError), (OSError, Exception),
    (FileNotFoundError, OSError), (PermissionError, OSError), (TimeoutError, OSError), (FileExistsError, OSError),
    (ConnectionError, OSError), (MemoryError, Exception), (EOFError, Exception), (BufferError, Exception),
    (SyntaxError, Exception), (IndentationError, SyntaxError), (TabError, IndentationError),
    (Warning, Exception), (DeprecationWarning, Warning), (UserWarning, Warning), (RuntimeWarning, Warning),
]
for sub, base in pairs:
    if sub.__base__ is not base:
        print("wrong:", sub.__name__, sub.__base__.__name__)
print(len(pairs), "checked")
for cls in (KeyError, UnicodeDecodeError, ModuleNotFoundError, TabError, ZeroDivisionError):
    print(" < ".join(c.__name__ for c in cls.__mro__))
print(issubclass(KeyboardInterrupt, Exception), issubclass(GeneratorExit, Exception))
print(ZeroDivisionError.__module__, ValueError.__name__, ValueError.__qualname__)
