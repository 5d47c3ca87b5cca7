"""Unit tests."""

import sys
import time


class SkipTest(Exception):
    pass


def skip(reason=""):
    def decorate(item):
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item

    if callable(reason):
        item, reason = reason, ""
        return decorate(item)
    return decorate


def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return skipIf(not condition, reason)


def expectedFailure(item):
    item.__unittest_expecting_failure__ = True
    return item


def _short(value):
    text = repr(value)
    return text


class _Raises:
    by = ""

    def __init__(self, case, expected, pattern=None, warns=False):
        self.case, self.expected, self.pattern, self.warns = case, expected, pattern, warns

    def _names(self):
        kinds = self.expected if isinstance(self.expected, tuple) else (self.expected,)
        return ", ".join(k.__name__ for k in kinds) if len(kinds) > 1 else kinds[0].__name__

    def __enter__(self):
        if self.warns:
            import warnings

            self._catcher = warnings.catch_warnings(record=True)
            self.warnings = self._catcher.__enter__()
            warnings.simplefilter("always")
        return self

    def __exit__(self, kind, error, tb):
        if self.warns:
            self._catcher.__exit__(kind, error, tb)
            if kind is not None:
                return False
            for w in self.warnings:
                if isinstance(w.message, self.expected):
                    self.warning = w.message
                    self._check(str(w.message))
                    return True
            raise self.case.failureException(f"{self._names()} not triggered{self.by}")
        if kind is None:
            raise self.case.failureException(f"{self._names()} not raised{self.by}")
        if not issubclass(kind, self.expected):
            return False
        self.exception = error
        self._check(str(error))
        return True

    def _check(self, text):
        if self.pattern is not None:
            import re

            pattern = self.pattern if hasattr(self.pattern, "search") else re.compile(self.pattern)
            if not pattern.search(text):
                raise self.case.failureException(f'"{pattern.pattern}" does not match "{text}"')

    def run(self, callable, args, kwargs):
        self.by = " by " + getattr(callable, "__name__", str(callable))
        with self:
            callable(*args, **kwargs)


class TestCase:
    failureException = AssertionError
    longMessage = True
    maxDiff = 640

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []
        self._result = None
        self._sub_failed = False
        self._testMethodDoc = getattr(getattr(self, methodName, None), "__doc__", None)

    def setUp(self):
        pass

    tearDown = setUp

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        value = type(cm).__enter__(cm)
        self.addCleanup(type(cm).__exit__, cm, None, None, None)
        return value

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._attempt(lambda: function(*args, **kwargs), self._result)

    def countTestCases(self):
        return 1

    def id(self):
        return f"{type(self).__module__}.{type(self).__qualname__}.{self._testMethodName}"

    def __str__(self):
        return f"{self._testMethodName} ({self.id()})"

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} testMethod={self._testMethodName}>"

    def __eq__(self, other):
        return type(self) is type(other) and self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, msg=None, **params):
        return _SubTest(self, msg, params)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _attempt(self, call, result):
        """Whether it did not raise."""
        try:
            call()
            return True
        except KeyboardInterrupt:
            raise
        except SkipTest as e:
            result.addSkip(self, str(e))
        except self.failureException:
            result.addFailure(self, sys.exc_info())
        except BaseException:
            result.addError(self, sys.exc_info())
        return False

    def _call(self, method):
        method()

    def run(self, result=None):
        if result is None:
            result = TestResult()
        self._result = result
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            for item in (type(self), method):
                if getattr(item, "__unittest_skip__", False):
                    result.addSkip(self, getattr(item, "__unittest_skip_why__", ""))
                    return result
            expecting = getattr(method, "__unittest_expecting_failure__", False)
            target = TestResult() if expecting else result
            ok = False
            if self._attempt(lambda: self._call(self.setUp), target):
                ok = self._attempt(lambda: self._call(method), target)
                ok = self._attempt(lambda: self._call(self.tearDown), target) and ok
            self.doCleanups()
            if expecting:
                if ok:
                    result.addUnexpectedSuccess(self)
                else:
                    result.addExpectedFailure(self, None)
            elif ok and not self._sub_failed:
                result.addSuccess(self)
        finally:
            result.stopTest(self)
        return result

    def __call__(self, *args):
        return self.run(*args)

    def debug(self):
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()

    # Assertions

    def _message(self, msg, standard):
        if not self.longMessage:
            return msg or standard
        return standard if msg is None else f"{standard} : {msg}"

    def _assert(self, ok, msg, standard):
        if not ok:
            raise self.failureException(self._message(msg, standard()))

    def assertTrue(self, expr, msg=None):
        self._assert(expr, msg, lambda: f"{_short(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        self._assert(not expr, msg, lambda: f"{_short(expr)} is not false")

    def assertEqual(self, first, second, msg=None):
        self._assert(first == second, msg, lambda: f"{_short(first)} != {_short(second)}")

    assertListEqual = assertTupleEqual = assertDictEqual = assertSetEqual = assertMultiLineEqual = assertEqual

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        self._assert(list(seq1) == list(seq2), msg, lambda: f"Sequences differ: {_short(seq1)} != {_short(seq2)}")

    def assertNotEqual(self, first, second, msg=None):
        self._assert(first != second, msg, lambda: f"{_short(first)} == {_short(second)}")

    def assertIs(self, expr1, expr2, msg=None):
        self._assert(expr1 is expr2, msg, lambda: f"{_short(expr1)} is not {_short(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        self._assert(expr1 is not expr2, msg, lambda: f"unexpectedly identical: {_short(expr1)}")

    def assertIsNone(self, obj, msg=None):
        self._assert(obj is None, msg, lambda: f"{_short(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        self._assert(obj is not None, msg, lambda: "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        self._assert(member in container, msg, lambda: f"{_short(member)} not found in {_short(container)}")

    def assertNotIn(self, member, container, msg=None):
        self._assert(
            member not in container, msg, lambda: f"{_short(member)} unexpectedly found in {_short(container)}"
        )

    def assertIsInstance(self, obj, cls, msg=None):
        self._assert(isinstance(obj, cls), msg, lambda: f"{_short(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._assert(not isinstance(obj, cls), msg, lambda: f"{_short(obj)} is an instance of {cls!r}")

    def assertLess(self, a, b, msg=None):
        self._assert(a < b, msg, lambda: f"{_short(a)} not less than {_short(b)}")

    def assertLessEqual(self, a, b, msg=None):
        self._assert(a <= b, msg, lambda: f"{_short(a)} not less than or equal to {_short(b)}")

    def assertGreater(self, a, b, msg=None):
        self._assert(a > b, msg, lambda: f"{_short(a)} not greater than {_short(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        self._assert(a >= b, msg, lambda: f"{_short(a)} not greater than or equal to {_short(b)}")

    def _near(self, first, second, places, delta):
        if first == second:
            return True, ""
        diff = abs(first - second)
        if delta is not None:
            if places is not None:
                raise TypeError("specify delta or places not both")
            return diff <= delta, f"within {_short(delta)} delta ({_short(diff)} difference)"
        places = 7 if places is None else places
        return round(diff, places) == 0, f"within {places!r} places ({_short(diff)} difference)"

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        ok, how = self._near(first, second, places, delta)
        self._assert(ok, msg, lambda: f"{_short(first)} != {_short(second)} {how}")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        ok, how = self._near(first, second, places, delta)
        self._assert(not ok, msg, lambda: f"{_short(first)} == {_short(second)} {how.split(' (')[0]}")

    def assertCountEqual(self, first, second, msg=None):
        left, extra = list(first), []
        for item in second:
            if item in left:
                left.remove(item)
            else:
                extra.append(item)
        self._assert(
            not left and not extra, msg, lambda: f"Element counts were not equal:\nFirst has {left!r}, Second has {extra!r}"
        )

    def assertRaises(self, expected, callable=None, *args, **kwargs):
        context = _Raises(self, expected)
        return context if callable is None else context.run(callable, args, kwargs)

    def assertRaisesRegex(self, expected, regex, callable=None, *args, **kwargs):
        context = _Raises(self, expected, regex)
        return context if callable is None else context.run(callable, args, kwargs)

    def assertWarns(self, expected, callable=None, *args, **kwargs):
        context = _Raises(self, expected, warns=True)
        return context if callable is None else context.run(callable, args, kwargs)

    def assertWarnsRegex(self, expected, regex, callable=None, *args, **kwargs):
        context = _Raises(self, expected, regex, warns=True)
        return context if callable is None else context.run(callable, args, kwargs)

    def assertRegex(self, text, expected_regex, msg=None):
        import re

        found = re.search(expected_regex, text)
        self._assert(found, msg, lambda: f"Regex didn't match: {re.compile(expected_regex).pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        import re

        found = re.search(unexpected_regex, text)
        self._assert(
            not found, msg,
            lambda: f"Regex matched: {found.group()!r} matches {re.compile(unexpected_regex).pattern!r} in {text!r}",
        )  # fmt: skip


class _SubTest:
    def __init__(self, case, msg, params):
        self.case, self.msg, self.params = case, msg, params

    def __str__(self):
        parts = ([f"[{self.msg}]"] if self.msg is not None else []) + (
            [f"({', '.join(f'{k}={v!r}' for k, v in self.params.items())})"] if self.params else []
        )
        return f"{self.case} {' '.join(parts) or '(<subtest>)'}"

    def shortDescription(self):
        return self.case.shortDescription()

    def __enter__(self):
        pass

    def __exit__(self, kind, error, tb):
        if kind is None or not issubclass(kind, Exception):
            return False
        result = self.case._result
        if issubclass(kind, SkipTest):
            result.addSkip(self, str(error))
            return True
        self.case._sub_failed = True
        if issubclass(kind, self.case.failureException):
            result.addFailure(self, (kind, error, tb))
        else:
            result.addError(self, (kind, error, tb))
        return not result.failfast


class IsolatedAsyncioTestCase(TestCase):
    async def asyncSetUp(self):
        pass

    asyncTearDown = asyncSetUp

    def run(self, result=None):
        import asyncio

        with asyncio.Runner() as self._runner:
            return super().run(result)

    def _call(self, method):
        name = getattr(method, "__name__", "")
        if name == "setUp":
            method()
            self._runner.run(self.asyncSetUp())
        elif name == "tearDown":
            self._runner.run(self.asyncTearDown())
            method()
        else:
            made = method()
            if made is not None:
                self._runner.run(made)


class FunctionTestCase(TestCase):
    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        self.runTest = testFunc
        super().__init__()


class TestResult:
    failfast = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses = [], []
        self.testsRun = 0
        self.shouldStop = False

    def startTestRun(self):
        pass

    stopTestRun = startTestRun

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def _text(self, err):
        import traceback

        kind, error, tb = err
        # Levels of this module say nothing about the test.
        while tb is not None and tb.tb_frame.f_code.co_filename == _file:
            tb = tb.tb_next
        lines = traceback.format_exception(kind, error, tb)
        return "".join(line for line in lines if f'File "{_file}"' not in line)

    def addError(self, test, err):
        self.errors.append((test, self._text(err)))
        self.shouldStop = self.shouldStop or self.failfast

    def addFailure(self, test, err):
        self.failures.append((test, self._text(err)))
        self.shouldStop = self.shouldStop or self.failfast

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, err))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        self.shouldStop = True

    def __repr__(self):
        return (
            f"<unittest.result.{type(self).__name__} run={self.testsRun} errors={len(self.errors)}"
            f" failures={len(self.failures)}>"
        )


_file = TestResult.addError.__code__.co_filename


class TextTestResult(TestResult):
    def __init__(self, stream, descriptions, verbosity):
        super().__init__()
        self.stream, self.verbosity = stream, verbosity

    def getDescription(self, test):
        doc = test.shortDescription()
        return f"{test}\n{doc}" if doc else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.verbosity > 1:
            self.stream.write(self.getDescription(test) + " ... ")

    def _show(self, short, long):
        if self.verbosity > 1:
            self.stream.write(long + "\n")
        elif self.verbosity == 1:
            self.stream.write(short)

    def addSuccess(self, test):
        self._show(".", "ok")

    def addError(self, test, err):
        super().addError(test, err)
        self._show("E", "ERROR")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._show("F", "FAIL")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._show("s", f"skipped {reason!r}")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._show("x", "expected failure")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._show("u", "unexpected success")

    def printErrors(self):
        self.stream.write("\n" if self.verbosity > 0 else "")
        for what, found in (("ERROR", self.errors), ("FAIL", self.failures)):
            for test, text in found:
                self.stream.write("=" * 70 + f"\n{what}: {self.getDescription(test)}\n" + "-" * 70 + f"\n{text}\n")


class TestSuite:
    def __init__(self, tests=()):
        self._tests = list(tests)

    def addTest(self, test):
        self._tests.append(test)

    def addTests(self, tests):
        self._tests.extend(tests)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return sum(t.countTestCases() for t in self)

    def run(self, result, debug=False):
        current = None
        failed = False

        def leave():
            if current is not None and not failed:
                self._fixture(current, "tearDownClass", result)

        for test in self._tests:
            if result.shouldStop:
                break
            if isinstance(test, TestSuite):
                test.run(result)
                continue
            if type(test) is not current:
                leave()
                current = type(test)
                failed = not getattr(current, "__unittest_skip__", False) and not self._fixture(
                    current, "setUpClass", result
                )
            if not failed:
                test.run(result)
        leave()
        return result

    def _fixture(self, cls, name, result):
        if getattr(cls, "__unittest_skip__", False):
            return True
        try:
            getattr(cls, name)()
            return True
        except SkipTest as e:
            result.addSkip(_Fixture(cls, name), str(e))
        except Exception:
            result.addError(_Fixture(cls, name), sys.exc_info())
        return False

    __call__ = run


class _Fixture:
    def __init__(self, cls, name):
        self.description = f"{name} ({cls.__module__}.{cls.__qualname__})"

    def __str__(self):
        return self.description

    def shortDescription(self):
        return None


class TestLoader:
    testMethodPrefix = "test"

    def getTestCaseNames(self, cls):
        return [n for n in sorted(dir(cls)) if n.startswith(self.testMethodPrefix) and callable(getattr(cls, n))]

    def loadTestsFromTestCase(self, cls):
        names = self.getTestCaseNames(cls)
        if not names and hasattr(cls, "runTest"):
            names = ["runTest"]
        return TestSuite(cls(n) for n in names)

    def loadTestsFromModule(self, module, *, pattern=None):
        found = []
        for name in dir(module):
            item = getattr(module, name)
            if isinstance(item, type) and issubclass(item, TestCase) and item not in (
                TestCase, FunctionTestCase, IsolatedAsyncioTestCase,
            ):  # fmt: skip
                found.append(self.loadTestsFromTestCase(item))
        load = getattr(module, "load_tests", None)
        suite = TestSuite(found)
        return load(self, suite, pattern) if load else suite

    def loadTestsFromName(self, name, module=None):
        parts = name.split(".")
        item, parent = module, None
        if item is None:
            item = __import__(parts.pop(0))
        for part in parts:
            parent, item = item, getattr(item, part)
        if isinstance(item, type) and issubclass(item, TestCase):
            return self.loadTestsFromTestCase(item)
        if isinstance(parent, type) and issubclass(parent, TestCase):
            return TestSuite([parent(parts[-1])])
        if callable(item):
            made = item()
            return made if isinstance(made, TestSuite) else TestSuite([made])
        return self.loadTestsFromModule(item)

    def loadTestsFromNames(self, names, module=None):
        return TestSuite(self.loadTestsFromName(n, module) for n in names)


defaultTestLoader = TestLoader()


class TextTestRunner:
    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
                 **kwargs):
        self.stream = stream
        self.verbosity = verbosity
        self.failfast = failfast
        if resultclass is not None:
            self.resultclass = resultclass

    def run(self, test):
        stream = self.stream or sys.stderr
        result = self.resultclass(stream, True, self.verbosity)
        result.failfast = self.failfast
        start = time.perf_counter()
        result.startTestRun()
        test.run(result)
        result.stopTestRun()
        taken = time.perf_counter() - start
        if hasattr(result, "printErrors"):
            result.printErrors()
        stream.write("-" * 70 + "\n")
        run = result.testsRun
        stream.write(f"Ran {run} test{'s' if run != 1 else ''} in {taken:.3f}s\n\n")
        infos = []
        for name, found in (
            ("failures", result.failures), ("errors", result.errors), ("skipped", result.skipped),
            ("expected failures", result.expectedFailures), ("unexpected successes", result.unexpectedSuccesses),
        ):  # fmt: skip
            if found:
                infos.append(f"{name}={len(found)}")
        stream.write(("OK" if result.wasSuccessful() else "FAILED") + (f" ({', '.join(infos)})" if infos else "") + "\n")
        return result


class TestProgram:
    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader,
                 exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None):
        if isinstance(module, str):
            __import__(module)
            module = sys.modules[module]
        argv = sys.argv if argv is None else argv
        names = [a for a in argv[1:] if not a.startswith("-")]
        if "-v" in argv or "--verbose" in argv:
            verbosity = 2
        elif "-q" in argv or "--quiet" in argv:
            verbosity = 0
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else defaultTest
        tests = testLoader.loadTestsFromNames(names, module) if names else testLoader.loadTestsFromModule(module)
        if testRunner is None:
            testRunner = TextTestRunner
        if isinstance(testRunner, type):
            testRunner = testRunner(verbosity=verbosity, failfast=bool(failfast))
        self.result = testRunner.run(tests)
        if exit:
            sys.exit(not self.result.wasSuccessful())


main = TestProgram
