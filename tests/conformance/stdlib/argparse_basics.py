# argparse: positionals, options, types, groups, sub commands, help, errors.
import argparse
import contextlib
import io

parser = argparse.ArgumentParser(prog="tool", description="Does things.", epilog="The end.")
parser.add_argument("path", help="where")
parser.add_argument("rest", nargs="*", help="more of it")
parser.add_argument("-n", "--number", type=int, default=3, help="how many (default: %(default)s)")
parser.add_argument("-v", "--verbose", action="store_true", help="say more")
parser.add_argument("-q", action="count", default=0)
parser.add_argument("--mode", choices=["a", "b"], default="a")
parser.add_argument("--tag", action="append")
parser.add_argument("--pair", nargs=2, metavar=("X", "Y"), type=float)
parser.add_argument("--dash-name", dest="other", default="text")
parser.add_argument("--version", action="version", version="%(prog)s 1.0")
for args in (
    ["p"],
    ["p", "q", "r", "-n", "5", "-v"],
    ["-n7", "p", "--mode=b", "--tag", "1", "--tag=2"],
    ["-qqv", "p", "--pair", "1", "2.5"],
    ["--num", "9", "p", "--", "-x"],
    ["p", "--dash-name", "-5"],
):
    print(parser.parse_args(args))
print(parser.parse_known_args(["p", "--unknown", "-v"]))
print(parser.format_usage().split(), "more of it" in parser.format_help())
for args in (["p", "-n", "x"], ["p", "--mode", "c"], ["p", "--wrong"], ["p", "-n"], ["p", "--pair", "1"], ["p", "--ve"]):
    err = io.StringIO()
    with contextlib.redirect_stderr(err):
        try:
            parser.parse_args(args)
        except SystemExit as e:
            print(e.code, end=" ")
    if args != ["p", "--mode", "c"]:
        print(err.getvalue().splitlines()[-1])
for args in (["--version"], ["-h"]):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        try:
            parser.parse_args(args)
        except SystemExit as e:
            code = e.code
    print(code, out.getvalue().splitlines()[0].split(" [")[0])

main = argparse.ArgumentParser(prog="git")
main.add_argument("--dir")
sub = main.add_subparsers(dest="command", required=True, help="commands")
add = sub.add_parser("add", help="adds")
add.add_argument("files", nargs="+")
add.set_defaults(func="do_add")
log = sub.add_parser("log", help="shows", aliases=["l"])
log.add_argument("-c", "--count", type=int)
print(main.parse_args(["add", "a", "b"]), main.parse_args(["--dir", "d", "log", "-c", "2"]))
print(main.format_usage(), end="")

group = argparse.ArgumentParser(prog="g", add_help=False)
either = group.add_mutually_exclusive_group()
either.add_argument("--on", action="store_true")
either.add_argument("--off", action="store_const", const="OFF")
extra = group.add_argument_group("extra", "about extras")
extra.add_argument("--flag", action=argparse.BooleanOptionalAction)
print(group.parse_args(["--on", "--no-flag"]), group.parse_args(["--off"]), group.get_default("off"))
err = io.StringIO()
with contextlib.redirect_stderr(err):
    try:
        group.parse_args(["--on", "--off"])
    except SystemExit:
        pass
print(err.getvalue())


def even(text):
    if int(text) % 2:
        raise argparse.ArgumentTypeError(f"{text} is odd")
    return int(text)


typed = argparse.ArgumentParser(prog="t", exit_on_error=False)
typed.add_argument("n", type=even, nargs="?", default="4")
print(typed.parse_args([]), typed.parse_args(["2"]))
try:
    typed.parse_args(["3"])
except argparse.ArgumentError as e:
    print(e)
print(argparse.Namespace(a=1) == argparse.Namespace(a=1), vars(argparse.Namespace(b=2)), "b" in argparse.Namespace(b=2))
