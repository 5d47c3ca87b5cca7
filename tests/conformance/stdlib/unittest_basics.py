# unittest: assertions, fixtures, skips, sub tests, the text runner.
import io
import re
import unittest

log = []


class Tests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        log.append("setUpClass")

    @classmethod
    def tearDownClass(cls):
        log.append("tearDownClass")

    def setUp(self):
        log.append("setUp")
        self.addCleanup(log.append, "cleanup")

    def tearDown(self):
        log.append("tearDown")

    def test_assertions(self):
        self.assertEqual(1 + 1, 2)
        self.assertNotEqual(1, 2)
        self.assertTrue([1])
        self.assertFalse("")
        self.assertIs(None, None)
        self.assertIsNone(None)
        self.assertIn(1, [1])
        self.assertNotIn(2, [1])
        self.assertIsInstance(1, int)
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        self.assertGreater(2, 1)
        self.assertLessEqual(1, 1)
        self.assertCountEqual([1, 2, 2], [2, 1, 2])
        self.assertRegex("abc", "b.")
        with self.assertRaises(ZeroDivisionError) as caught:
            1 / 0
        self.assertEqual(str(caught.exception), "division by zero")
        self.assertRaises(ValueError, int, "x")
        with self.assertRaisesRegex(ValueError, "invalid lit"):
            int("x")

    def test_fails(self):
        self.assertEqual(1, 2, "why")

    def test_error(self):
        raise KeyError("k")

    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)

    @unittest.skip("not now")
    def test_skipped(self):
        pass

    def test_skip_inside(self):
        self.skipTest("inside")

    @unittest.expectedFailure
    def test_expected(self):
        self.fail("expected")


class Async(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        log.append("asyncSetUp")

    async def test_async(self):
        import asyncio

        await asyncio.sleep(0)
        self.assertTrue(True)


out = io.StringIO()
suite = unittest.defaultTestLoader.loadTestsFromTestCase(Tests)
print(suite.countTestCases())
result = unittest.TextTestRunner(stream=out, verbosity=2).run(suite)
print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), len(result.expectedFailures))
print([str(t) for t, _ in result.failures], result.wasSuccessful())
print([text.splitlines()[-1] for _, text in result.failures + result.errors])
print(log)
print([line for line in out.getvalue().splitlines() if " ... " in line and "sub" not in line])
print(re.sub(r"in .*s", "in Xs", out.getvalue().split("-" * 70)[-1]))
out = io.StringIO()
result = unittest.TextTestRunner(stream=out).run(unittest.defaultTestLoader.loadTestsFromTestCase(Async))
print(result.wasSuccessful(), out.getvalue().splitlines()[0], "asyncSetUp" in log)
for check in (
    lambda t: t.assertEqual([1], [2]) if False else t.assertIn(1, [2]),
    lambda t: t.assertTrue(0),
    lambda t: t.assertIsNone(1),
    lambda t: t.assertGreater(1, 2),
    lambda t: t.assertAlmostEqual(1, 2),
    lambda t: t.assertRaises(KeyError, int, "1"),
    lambda t: t.assertIsInstance(1, str),
    lambda t: t.assertIs(1, None),
):
    try:
        check(Tests())
    except AssertionError as e:
        print(e)
